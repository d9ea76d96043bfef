// A service: one container image, replicated, with a stable address and its edges.
import { z } from 'zod';
import { Cpu, Environ, HttpPath, Ipv4, Key, Memory, mapOf, Port, Text } from './primitives.ts';

export const Uses = z
  .strictObject({
    services: z.array(Key).default([]).describe('Services it calls.'),
    databases: z
      .record(
        Key,
        z.union([z.literal('write'), z.strictObject({ replica: Key })], {
          error: 'expected "write" or { replica: <key> }',
        }),
      )
      .default({})
      .describe('`main: write` for the primary, `main: { replica: analytics }` for a read replica.'),
    caches: z.array(Key).default([]),
    kafka: z.record(Key, z.enum(['produce', 'consume', 'both'])).default({}),
    search: z.array(Key).default([]),
    buckets: z.record(Key, z.enum(['read', 'write'])).default({}).describe('`write` includes reading.'),
    externals: z.array(Key).default([]),
  })
  .describe(
    'The edges, each written once, here. Network policies, security group rules, IAM statements, secrets and variables follow from them.',
  );
export type Uses = z.output<typeof Uses>;

export const Resources = z.strictObject({
  requests: z.strictObject({ cpu: Cpu, memory: Memory }),
  limits: z.strictObject({ cpu: Cpu, memory: Memory }),
});

export const Probes = z.strictObject({
  path: HttpPath.default('/health'),
  periodSeconds: z.int().min(1).default(10),
  timeoutSeconds: z.int().min(1).default(3),
  failureThreshold: z.int().min(1).default(3),
  startupSeconds: z.int().min(1).default(120).describe('How long the container may take to start.'),
});

export const Rollout = z.strictObject({
  strategy: z
    .enum(['rolling', 'blueGreen'])
    .default('rolling')
    .describe('`rolling`: a Deployment. `blueGreen`: an Argo Rollout that switches over at once.'),
  maxSurge: z.int().min(0).default(1),
  maxUnavailable: z.int().min(0).default(0),
  deadlineSeconds: z
    .int()
    .min(60)
    .default(600)
    .describe('A rollout without progress for so long counts as failed.'),
});

export const Service = z
  .strictObject({
    title: Text,
    namespace: Key,
    category: Key.describe('A key of `categories`.'),
    status: z.enum(['existing', 'new']).describe('Whether the service runs already or is planned.'),
    image: z
      .strictObject({
        repository: Text.nullable()
          .default(null)
          .describe('Absent: the ECR repository `<system>/<key>` of this environment.'),
        tag: z
          .string()
          .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, 'expected an image tag')
          .describe('An immutable tag; the pipeline writes it.'),
      })
      .describe('The container image.'),
    port: Port.describe('The port of the container and of the Service.'),
    clusterIP: Ipv4.nullable().default(null).describe('Fixed address of the Service. Absent: assigned.'),
    replicas: z.int().min(1).default(3),
    resources: Resources,
    probes: Probes.prefault({}),
    rollout: Rollout.prefault({}),
    disruption: z
      .strictObject({ maxUnavailable: z.int().min(1).default(1) })
      .prefault({})
      .describe('PodDisruptionBudget: pods that may be down at once when nodes are drained.'),
    zoneSpread: z
      .enum(['required', 'preferred'])
      .default('preferred')
      .describe('Whether a pod waits rather than unbalance the Availability Zones.'),
    websocket: z.boolean().default(false).describe('Holds WebSocket connections open.'),
    metrics: z
      .strictObject({ path: HttpPath.default('/metrics') })
      .nullable()
      .default(null)
      .describe('Prometheus metrics, scraped on the service port.'),
    uses: Uses.prefault({}),
    env: Environ.default({}),
  })
  .describe('A service.');
export type Service = z.output<typeof Service>;

export const Categories = z
  .strictObject({
    label: Text.describe('Label key that carries the category on every object of a service.'),
    titles: mapOf(Text),
  })
  .describe('How services are grouped.');
