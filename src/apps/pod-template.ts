// The pod of a service: one hardened container, spread over zones and nodes.
import {
  type Container,
  IntOrString,
  type PodTemplateSpec,
  type Probe,
  Quantity,
  type ResourceRequirements,
  type TopologySpreadConstraint,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { secretEnv } from '../kubernetes/secret-env.ts';
import type { Labels } from '../model/kubernetes/labels.ts';
import { listeningPodOf, restrictedContainerOf } from '../model/kubernetes/pod-security.ts';
import { imageOf } from '../model/naming/registry.ts';
import type { Service } from '../model/schema/environment.ts';
import { portsOf, transportOf } from '../model/services/ports.ts';
import { type Asking, askingOf, type ProbeName, type Question } from '../model/services/probes.ts';
import { isLasting } from '../model/services/service-kinds.ts';
import { graceSeconds } from '../model/services/shutdown.ts';
import { configHash } from './config-hash.ts';
import { placementOf } from './placement.ts';
import { sideContainers, temporaryVolumes } from './side-containers.ts';
import { claimMountsOf, diskOf, volumeMountsOf, volumesOf } from './volumes.ts';
import type { Workload } from './workload.ts';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

/** No node is emptied to save money while a pod runs that would have to begin again. */
export const UNDISTURBED = {
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
  'karpenter.sh/do-not-disrupt': 'true',
};

/** `revisionLabel` is what the controller tells the pods of two revisions apart by; null: nothing does. */
export function podTemplate(workload: Workload, revisionLabel: string | null): PodTemplateSpec {
  const { service, selector } = workload;
  const { metadata, spec } = basePod(workload);
  // Counts each revision on its own, or old pods would push new ones out of a zone.
  const topologySpreadConstraints = [
    spread(selector, ZONE, service.zoneSpread),
    spread(selector, HOST, 'preferred'),
  ].map((constraint) => ({
    ...constraint,
    ...(revisionLabel === null ? {} : { matchLabelKeys: [revisionLabel] }),
  }));
  const annotations = { ...metadata.annotations, ...secretHashOf(workload) };
  return { metadata: { ...metadata, annotations }, spec: { ...spec, topologySpreadConstraints } };
}

/**
 * The same variable may come to hold another secret. What ends is not told: a Job would run again, and a
 * CronJob finds the new value with its next run. docs/decisions/0026-pods-wait-for-their-secret.md
 */
function secretHashOf({ secretKeys, secretHash }: Workload): Record<string, string> {
  return secretKeys.length === 0 ? {} : { 'groundplan.dev/secret-hash': secretHash };
}

/** A pod that ends; a run that fails is tried again in another one. */
export function runTemplate(workload: Workload): PodTemplateSpec {
  const { metadata, spec } = basePod(workload);
  return {
    metadata: { ...metadata, annotations: { ...metadata.annotations, ...UNDISTURBED } },
    spec: { ...spec, restartPolicy: 'Never' },
  };
}

function basePod(workload: Workload) {
  const { environment, key, service } = workload;
  return {
    metadata: {
      labels: { ...service.labels, ...workload.labels },
      annotations: { ...service.annotations, ...hashesOf(workload) },
    },
    spec: {
      serviceAccountName: key,
      automountServiceAccountToken: false,
      // Variables such as USER_SERVICE_PORT, which Kubernetes adds, clash with what services read.
      enableServiceLinks: false,
      securityContext: listeningPodOf(service.runAsUser, lowestPort(service)),
      terminationGracePeriodSeconds: graceSeconds(environment, key),
      ...placementOf(environment, service),
      ...sideContainers(workload),
      containers: [container(workload, imageOf(environment, key))],
      volumes: [...volumesOf(workload), ...temporaryVolumes(workload)],
    },
  } satisfies PodTemplateSpec;
}

function container(workload: Workload, image: string): Container {
  const { key, service } = workload;
  return {
    name: key,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...entrypoint(service),
    ...containerPorts(service),
    ...variablesOf(workload),
    resources: withDevices(workload),
    ...(isLasting(service) ? probesOf(service) : {}),
    securityContext: restrictedContainerOf(service.netBindService),
    volumeMounts: [...volumeMountsOf(workload), ...claimMountsOf(workload)],
  };
}

/** Of what is read once, when a container starts: pods are replaced when it changes. */
function hashesOf({ variables, files }: Workload): Record<string, string> {
  return {
    'groundplan.dev/config-hash': configHash(variables),
    ...(Object.keys(files).length === 0 ? {} : { 'groundplan.dev/files-hash': configHash(files) }),
  };
}

export function variablesOf({ key, secretKeys }: Workload): Pick<Container, 'env' | 'envFrom'> {
  return {
    envFrom: [{ configMapRef: { name: key } }],
    ...(secretKeys.length === 0 ? {} : { env: secretEnv(key, secretKeys) }),
  };
}

/** Devices are for the process that serves, and not for what runs before it. */
function withDevices(workload: Workload): ResourceRequirements {
  const { extended } = workload.service.resources;
  const { requests, limits } = resourcesOf(workload);
  const devices = Object.fromEntries(
    Object.entries(extended).map(([name, count]) => [name, Quantity.fromNumber(count)]),
  );
  return { requests: { ...requests, ...devices }, limits: { ...limits, ...devices } };
}

export function resourcesOf(workload: Workload): ResourceRequirements {
  const { requests, limits } = workload.service.resources;
  return {
    requests: { ...quantities(requests), ...diskOf(workload, 'requests') },
    limits: { ...quantities(limits), ...diskOf(workload, 'limits') },
  };
}

function entrypoint({ command, args }: Service): Pick<Container, 'command' | 'args'> {
  return { ...(command === null ? {} : { command }), ...(args.length === 0 ? {} : { args }) };
}

function lowestPort(service: Service): number | null {
  const ports = [
    ...portsOf(service).map(({ port }) => port),
    ...Object.values(service.sidecars).flatMap(({ health }) => health?.port ?? []),
  ];
  return ports.length === 0 ? null : Math.min(...ports);
}

function containerPorts(service: Service): Pick<Container, 'ports'> {
  const ports = portsOf(service).map((port) => ({
    name: port.name,
    containerPort: port.port,
    protocol: transportOf(port),
  }));
  return ports.length === 0 ? {} : { ports };
}

function probesOf(
  service: Service,
): Pick<Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const probeFor = (name: ProbeName) => {
    const asking = askingOf(service, name);
    return asking === null ? {} : { [`${name}Probe`]: probe(asking) };
  };
  return { ...probeFor('startup'), ...probeFor('readiness'), ...probeFor('liveness') };
}

function probe(asking: Asking): Probe {
  const { question, periodSeconds, timeoutSeconds, failureThreshold, successThreshold } = asking;
  return {
    ...handlerOf(question),
    ...{ periodSeconds, timeoutSeconds, failureThreshold },
    ...(successThreshold === null ? {} : { successThreshold }),
  };
}

function handlerOf(question: Question): Pick<Probe, 'exec' | 'httpGet' | 'grpc' | 'tcpSocket'> {
  if (question.kind === 'command') return { exec: { command: [...question.command] } };
  const { kind, port } = question;
  // A probe for gRPC knows ports by number alone.
  // https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
  if (kind === 'grpc') {
    const { service } = question;
    return { grpc: { port: port.port, ...(service === null ? {} : { service }) } };
  }
  const name = IntOrString.fromString(port.name);
  if (kind === 'tcp') return { tcpSocket: { port: name } };
  const { path, host } = question;
  const httpHeaders = host === null ? {} : { httpHeaders: [{ name: 'Host', value: host }] };
  return { httpGet: { path, port: name, ...httpHeaders } };
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
