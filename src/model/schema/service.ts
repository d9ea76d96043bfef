// A service: one container image, replicated, with a stable address and its edges.
import { z } from 'zod';
import { ARCHITECTURES } from '../nodes/architectures.ts';
import { SERVICE_KINDS } from '../services/service-kinds.ts';
import { ServiceIngress } from './edge/ingress.ts';
import { Environ, ImageRepository, Ipv4, Key, listOf, mapOf, Port, Text } from './primitives.ts';
import { Autoscaling, RightSizing } from './services/autoscaling.ts';
import { InitContainers, ROOT_REFUSED, Sidecars } from './services/containers.ts';
import { Scratch, ServiceFile } from './services/files.ts';
import { Metrics } from './services/metrics.ts';
import { NodeSelector, PodAnnotations, PodLabels, Priority, Tolerations } from './services/pods.ts';
import { MainProtocol, NamedPorts } from './services/ports.ts';
import { Probes } from './services/probes.ts';
import { Release } from './services/release.ts';
import { Run, ServiceSchedule } from './services/runs.ts';
import { ImageTag, Rollout, ServiceResources, SmokeTest } from './services/service.ts';
import { Claims, Volume } from './services/volumes.ts';

const what = {
  title: Text.describe('Its name in words.'),
  namespace: Key.describe('A key of `namespaces`.'),
  category: Key.describe('A key of `categories`.'),
  kind: z
    .enum(SERVICE_KINDS)
    .default('deployment')
    .describe(
      [
        '`deployment`: pods that run for ever. `worker`: the same without a port, as is a deployment that has none.',
        '`cronJob`: runs by its `schedule`. `job`: runs once, and again with each change of what it runs.',
        '`statefulSet`: pods with a name and disks of their own.',
      ].join(' '),
    ),
  status: z.enum(['existing', 'new']).describe('Whether the service runs already or is planned.'),
  image: z
    .strictObject({
      repository: ImageRepository.nullable()
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
      architectures: listOf(z.enum(ARCHITECTURES))
        .min(1)
        .nullable()
        .default(null)
        .describe(
          [
            'What the image is built for; its pods stand on nodes of these alone.',
            'Absent: `amd64`, or beside `from` what that image is built for.',
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
  protocol: MainProtocol,
  ports: NamedPorts,
  headless: z
    .boolean()
    .default(false)
    .describe(
      [
        'A second Service `<key>-headless` without an address, whose name leads to every pod, for callers that spread',
        'gRPC requests over pods themselves: their targets name it. One connection to the address of a Service stays with',
        'one pod. Not in a mesh, which spreads requests itself.',
      ].join(' '),
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
  resources: ServiceResources,
  probes: Probes.prefault({}),
  rollout: Rollout.prefault({}),
  shutdownSeconds: z
    .int()
    .min(1)
    .max(7200)
    .nullable()
    .default(null)
    .describe(
      [
        'Seconds from the decision to stop a pod until its processes are killed; what its traffic takes to drain is part of them.',
        'Absent: 30 after it has drained.',
      ].join(' '),
    ),
  schedule: ServiceSchedule,
  run: Run.prefault({}),
  release: Release.nullable()
    .default(null)
    .describe(
      'Commands that run as a Job before a new version starts; it does not start if one fails. Absent: none.',
    ),
  scratch: mapOf(Scratch)
    .default({})
    .describe('Folders it can write to, by name. Everything else but /tmp is read-only.'),
  files: mapOf(ServiceFile)
    .default({})
    .describe(
      'Files in its container, by name, such as its configuration. Pods are replaced when one changes.',
    ),
  volumes: mapOf(Volume)
    .default({})
    .describe('Volumes of its pods by name, beside `scratch`, `files` and `uses.fileSystems`.'),
  claims: Claims,
  initContainers: InitContainers,
  sidecars: Sidecars,
  podManagement: z
    .enum(['ordered', 'parallel'])
    .default('ordered')
    .describe(
      'Of `kind: statefulSet`. `ordered`: a pod starts when the one before it is ready. `parallel`: all at once. Fixed at creation.',
    ),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      'Of `kind: statefulSet`: whether the disks of `claims` stay when it is deleted. Those of pods that are scaled away always stay.',
    ),
  disruption: z
    .strictObject({
      maxUnavailable: z
        .int()
        .min(1, 'expected at least 1, since no node could ever be emptied of its pods')
        .default(1)
        .describe('Number of pods.'),
    })
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
  labels: PodLabels,
  annotations: PodAnnotations,
  nodeSelector: NodeSelector,
  tolerations: Tolerations,
  priority: Priority,
  runAsUser: z
    .int()
    .min(1, ROOT_REFUSED)
    .max(2_147_483_647)
    .default(10001)
    .describe('Id of the user and the group that its processes run as; an image may expect one.'),
  netBindService: z
    .boolean()
    .default(false)
    .describe(
      [
        'Keeps the capability NET_BIND_SERVICE, for a program whose file was given it, such as that of Caddy:',
        'it does not start otherwise. To listen on a port below 1024 needs nothing.',
      ].join(' '),
    ),
  smokeTest: SmokeTest,
  websocket: z.boolean().default(false).describe('Holds WebSocket connections open.'),
  metrics: Metrics,
  ingress: ServiceIngress,
};

/** `uses` knows the kinds of resources. */
export const serviceOf = <Uses>(uses: z.ZodType<Uses>) =>
  z
    .strictObject({ ...what, uses: uses.prefault({}), env: Environ.default({}) })
    .describe('A service.');
