// A service: one container image, replicated, with a stable address and its edges.
import { z } from 'zod';
import { ServiceIngress } from '../edge/ingress.ts';
import {
  Cpu,
  Environ,
  Hostname,
  HttpPath,
  Ipv4,
  Key,
  listOf,
  Memory,
  mapOf,
  Port,
  Text,
} from '../primitives.ts';
import { Autoscaling, RightSizing } from './autoscaling.ts';

const MountPath = z
  .string()
  .regex(/^(\/[^\s/:]+)+$/, 'expected an absolute path such as /var/media');

const ReadReplica = z.strictObject({
  replica: Key.describe('Key of a read replica of that database.'),
});

const LoginOfAnother = z.strictObject({
  as: Key.describe('Key of the service whose login it uses, and in whose database it works.'),
});

export const Uses = z
  .strictObject({
    services: listOf(Key).default([]).describe('Services it calls over HTTP.'),
    databases: z
      .record(
        Key,
        z.union([z.enum(['write', 'read']), ReadReplica, LoginOfAnother], {
          error: 'expected "write", "read", { replica: <key> } or { as: <service> }',
        }),
      )
      .default({})
      .describe(
        [
          '`main: write` for the primary, where it owns a database of its own name;',
          '`main: { as: web }` to share the database and the login of a service that writes,',
          'such as the worker of a web application; `main: { replica: analytics }` for a read replica,',
          '`main: read` for the readers of an Aurora cluster.',
        ].join(' '),
      ),
    documentDatabases: z
      .record(
        Key,
        z.union([z.enum(['write']), LoginOfAnother], {
          error: 'expected "write" or { as: <service> }',
        }),
      )
      .default({})
      .describe(
        [
          '`main: write` for a database of its own name,',
          '`main: { as: web }` to share the database and the login of a service that writes.',
        ].join(' '),
      ),
    caches: listOf(Key).default([]).describe('Caches it reads and writes.'),
    kafka: z
      .record(Key, z.enum(['produce', 'consume', 'both']))
      .default({})
      .describe('Kafka clusters, and what it does with their topics.'),
    search: listOf(Key).default([]).describe('Search domains it indexes and queries.'),
    buckets: z
      .record(Key, z.enum(['read', 'write']))
      .default({})
      .describe('Buckets; `write` includes reading.'),
    fileSystems: z
      .record(Key, z.record(Key, MountPath))
      .default({})
      .describe('File systems: by name the claims of each, and the path where its files appear.'),
    secrets: listOf(Key).default([]).describe('Keys of `secrets` it reads.'),
    externals: listOf(Key)
      .default([])
      .describe('Keys of `externals` it calls; it gets their secrets.'),
  })
  .describe(
    [
      'The edges, each written once, here.',
      'Network policies, security group rules, IAM statements, secrets and variables follow.',
    ].join(' '),
  );
export type Uses = z.output<typeof Uses>;

export const Resources = z
  .strictObject({
    requests: z
      .strictObject({
        cpu: Cpu.describe('Share of a core, such as "250m" or "1".'),
        memory: Memory.describe('Such as "256Mi" or "1Gi".'),
      })
      .describe('What the scheduler keeps free for each pod.'),
    limits: z
      .strictObject({
        cpu: Cpu.describe('Above it, the container is slowed down.'),
        memory: Memory.describe('Above it, the container is killed.'),
      })
      .describe('What each pod may use at most.'),
  })
  .describe('CPU and memory of each pod.');

export const Probes = z
  .strictObject({
    path: HttpPath.default('/health').describe(
      'Path on `port` that answers 2xx while all is well.',
    ),
    host: Hostname.nullable()
      .default(null)
      .describe(
        [
          'Host header of the probes, for a service that refuses other hosts. Absent: the address of the pod.',
          'The health check of a load balancer always sends the address of the pod.',
        ].join(' '),
      ),
    command: z
      .array(Text)
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Runs in the container instead of the request, and ends with 0 while all is well; the only probe without `port`.',
      ),
    periodSeconds: z.int().min(1).default(10).describe('Seconds between two probes.'),
    timeoutSeconds: z
      .int()
      .min(1)
      .default(3)
      .describe('Seconds until a probe without answer fails.'),
    failureThreshold: z
      .int()
      .min(1)
      .default(3)
      .describe('Failed probes in a row until a pod gets no requests and is restarted.'),
    startupSeconds: z
      .int()
      .min(1)
      .default(120)
      .describe('Seconds the container may take to start.'),
  })
  .describe('Probes for startup, readiness and liveness.');

export const Canary = z
  .strictObject({
    steps: z
      .array(z.int().min(1).max(99))
      .min(1)
      .refine(
        (steps) => steps.every((step, index) => step > (steps[index - 1] ?? 0)),
        'expected every step above the one before',
      )
      .default([20, 50])
      .describe('Percent of the pods that are of the new version, step by step.'),
    pauseSeconds: z.int().min(60).default(300).describe('Seconds that each step is watched for.'),
    maxErrorPercent: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .describe(
        'Percent of the requests to the new version that may end with 5xx; above it, the old version comes back.',
      ),
  })
  .describe('The steps of `strategy: canary`, and what ends them early.');
export type Canary = z.output<typeof Canary>;

export const Rollout = z
  .strictObject({
    strategy: z
      .enum(['rolling', 'blueGreen', 'canary'])
      .default('rolling')
      .describe(
        [
          '`rolling`: a Deployment. `blueGreen`: an Argo Rollout that switches over at once.',
          '`canary`: an Argo Rollout that goes in steps, and goes back when requests fail; needs `metrics`.',
        ].join(' '),
      ),
    canary: Canary.prefault({}),
    maxSurge: z
      .int()
      .min(0)
      .default(1)
      .describe('Pods above `replicas` while rolling, or of a canary.'),
    maxUnavailable: z
      .int()
      .min(0)
      .default(0)
      .describe('Pods below `replicas` while rolling, or of a canary.'),
    deadlineSeconds: z
      .int()
      .min(60)
      .default(600)
      .describe('Seconds without progress after which a rollout counts as failed.'),
  })
  .describe('How a new version replaces the old one.');

export const ImageTag = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, 'expected an image tag');

export const Service = z
  .strictObject({
    title: Text.describe('Its name in words.'),
    namespace: Key.describe('A key of `namespaces`.'),
    category: Key.describe('A key of `categories`.'),
    status: z.enum(['existing', 'new']).describe('Whether the service runs already or is planned.'),
    image: z
      .strictObject({
        repository: Text.nullable()
          .default(null)
          .describe('Absent: the ECR repository `<system>/<key>` of this environment.'),
        tag: ImageTag.nullable()
          .default(null)
          .describe('An immutable tag; the pipeline writes it. Absent only beside `from`.'),
        from: Key.nullable()
          .default(null)
          .describe(
            [
              'Key of the service whose image it runs, with the tag that is written there,',
              'such as the worker of a web application. Absent: an image of its own.',
            ].join(' '),
          ),
      })
      .describe('The container image: `tag`, or `from`.'),
    command: z
      .array(Text)
      .min(1)
      .nullable()
      .default(null)
      .describe('Entrypoint of the container. Absent: that of the image.'),
    args: z
      .array(Text)
      .default([])
      .describe('Arguments of the entrypoint. Empty: those of the image, unless `command` is set.'),
    port: Port.nullable()
      .default(null)
      .describe(
        'The port of the container and of the Service. Absent: a worker, which nobody can call.',
      ),
    clusterIP: Ipv4.nullable()
      .default(null)
      .describe('Fixed address of the Service, in `cluster.serviceCidr`. Absent: assigned.'),
    replicas: z
      .int()
      .min(1)
      .default(3)
      .describe('Number of pods; with `autoscaling` the smallest number.'),
    singleton: z
      .boolean()
      .default(false)
      .describe(
        'Never two pods at once, not even during a rollout, such as a scheduler; needs `replicas: 1`.',
      ),
    autoscaling: Autoscaling.nullable()
      .default(null)
      .describe('More pods under load. Absent: always `replicas` pods.'),
    rightSizing: RightSizing,
    resources: Resources,
    probes: Probes.prefault({}),
    rollout: Rollout.prefault({}),
    disruption: z
      .strictObject({ maxUnavailable: z.int().min(1).default(1).describe('Number of pods.') })
      .prefault({})
      .describe('PodDisruptionBudget: pods that may be down at once when nodes are drained.'),
    zoneSpread: z
      .enum(['required', 'preferred'])
      .default('preferred')
      .describe('`required`: a pod waits rather than unbalance the Availability Zones.'),
    capacity: z
      .enum(['any', 'onDemand', 'spot'])
      .default('any')
      .describe(
        [
          'Nodes of its pods. `onDemand`: no others. `spot`: spot nodes where there is room,',
          'whatever their taints. `any`: those without taints.',
        ].join(' '),
      ),
    runAsUser: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .default(10001)
      .describe('Id of the user and the group that its processes run as; an image may expect one.'),
    websocket: z.boolean().default(false).describe('Holds WebSocket connections open.'),
    metrics: z
      .strictObject({ path: HttpPath.default('/metrics').describe('Path of the metrics.') })
      .nullable()
      .default(null)
      .describe('Prometheus metrics, scraped on `port`. Absent: not scraped.'),
    ingress: ServiceIngress,
    uses: Uses.prefault({}),
    env: Environ.default({}),
  })
  .describe('A service.');
export type Service = z.output<typeof Service>;

export const Categories = z
  .strictObject({
    label: Text.default('category').describe(
      'Label key that carries the category on every object of a service.',
    ),
    titles: mapOf(Text).default({}).describe('Categories by key, with their names in words.'),
  })
  .describe('How services are grouped.');
