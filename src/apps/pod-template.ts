// The pod of a service: one hardened container, spread over zones and nodes.
import {
  type Container,
  IntOrString,
  type PodTemplateSpec,
  type Probe,
  Quantity,
  type TopologySpreadConstraint,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { authorityMount, authorityVolume } from '../kubernetes/authority-volume.ts';
import { secretEnv } from '../kubernetes/secret-env.ts';
import type { Labels } from '../model/kubernetes/labels.ts';
import { restrictedContainer, restrictedPodOf } from '../model/kubernetes/pod-security.ts';
import { imageOf } from '../model/naming/registry.ts';
import type { Service } from '../model/schema/environment.ts';
import { configHash } from './config-hash.ts';
import { placementOf } from './placement.ts';
import type { Workload } from './workload.ts';

/** How long the process gets to finish after the container was told to stop. */
const SHUTDOWN_SECONDS = 30;
/** Until every node and load balancer has heard that a pod is going. */
const PROPAGATION_SECONDS = 10;

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

const TEMPORARY_STORAGE = '1Gi';

/**
 * Seconds a stopping container keeps serving: what is already on its way has to arrive, and behind
 * a load balancer the connections to it are drained first. Nobody sends to a worker.
 */
export function drainSeconds({ targets, service }: Workload): number {
  if (service.port === null) return 0;
  return Math.max(0, ...targets.map((target) => target.drainSeconds)) + PROPAGATION_SECONDS;
}

/** `revisionLabel` is what the controller tells the pods of two revisions apart by. */
export function podTemplate(workload: Workload, revisionLabel: string): PodTemplateSpec {
  const { environment, key, service, selector } = workload;
  return {
    metadata: {
      labels: workload.labels,
      annotations: { 'groundplan.dev/config-hash': configHash(workload.variables) },
    },
    spec: {
      serviceAccountName: key,
      automountServiceAccountToken: false,
      // Variables such as USER_SERVICE_PORT, which Kubernetes adds, clash with what services read.
      enableServiceLinks: false,
      securityContext: restrictedPodOf(service.runAsUser),
      terminationGracePeriodSeconds: drainSeconds(workload) + SHUTDOWN_SECONDS,
      ...placementOf(environment, service),
      // Counts each revision on its own, or old pods would push new ones out of a zone.
      topologySpreadConstraints: [
        spread(selector, ZONE, service.zoneSpread),
        spread(selector, HOST, 'preferred'),
      ].map((constraint) => ({ ...constraint, matchLabelKeys: [revisionLabel] })),
      containers: [container(workload, imageOf(environment, key))],
      volumes: [
        { name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString(TEMPORARY_STORAGE) } },
        ...workload.mounts.map(({ claim }) => ({
          name: claim,
          persistentVolumeClaim: { claimName: claim },
        })),
        ...(workload.isDatabaseClient ? [authorityVolume] : []),
      ],
    },
  };
}

function container(workload: Workload, image: string): Container {
  const { key, service, secretKeys, mounts, isDatabaseClient } = workload;
  return {
    name: key,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...entrypoint(service),
    ...(service.port === null
      ? {}
      : { ports: [{ name: 'http', containerPort: service.port, protocol: 'TCP' }] }),
    envFrom: [{ configMapRef: { name: key } }],
    ...(secretKeys.length === 0 ? {} : { env: secretEnv(key, secretKeys) }),
    resources: {
      requests: quantities(service.resources.requests),
      limits: quantities(service.resources.limits),
    },
    ...probesOf(service),
    securityContext: restrictedContainer,
    volumeMounts: [
      { name: 'tmp', mountPath: '/tmp' },
      ...mounts.map(({ claim, path }) => ({ name: claim, mountPath: path })),
      ...(isDatabaseClient ? [authorityMount] : []),
    ],
  };
}

function entrypoint({ command, args }: Service): Pick<Container, 'command' | 'args'> {
  return { ...(command === null ? {} : { command }), ...(args.length === 0 ? {} : { args }) };
}

function probesOf({
  probes,
  port,
}: Service): Pick<Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  if (port === null && probes.command === null) return {};
  const startupFailures = Math.ceil(probes.startupSeconds / probes.periodSeconds);
  return {
    startupProbe: probe(probes, startupFailures),
    readinessProbe: probe(probes, probes.failureThreshold),
    livenessProbe: probe(probes, probes.failureThreshold),
  };
}

function probe(probes: Service['probes'], failureThreshold: number): Probe {
  return {
    ...question(probes),
    periodSeconds: probes.periodSeconds,
    timeoutSeconds: probes.timeoutSeconds,
    failureThreshold,
  };
}

function question({ command, path, host }: Service['probes']): Pick<Probe, 'exec' | 'httpGet'> {
  if (command !== null) return { exec: { command } };
  const httpHeaders = host === null ? {} : { httpHeaders: [{ name: 'Host', value: host }] };
  return { httpGet: { path, port: IntOrString.fromString('http'), ...httpHeaders } };
}

function quantities({ cpu, memory }: Service['resources']['limits']): Record<string, Quantity> {
  return { cpu: Quantity.fromString(cpu), memory: Quantity.fromString(memory) };
}

function spread(
  selector: Labels,
  topologyKey: string,
  strength: 'required' | 'preferred',
): TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: strength === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  };
}
