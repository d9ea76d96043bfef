// The containers of a pod beside that of its service: those that run before it, and native sidecars.
// https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
import { JsonPatch } from 'cdk8s';
import {
  type Container,
  IntOrString,
  type Probe,
  Quantity,
  type Volume,
  type VolumeMount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { authorityMount } from '../kubernetes/authority-volume.ts';
import { secretEnv } from '../kubernetes/secret-env.ts';
import { restrictedContainer } from '../model/kubernetes/pod-security.ts';
import { imageOf } from '../model/naming/registry.ts';
import type { Resources } from '../model/schema/services/service.ts';
import { type SideContainer, sideContainersOf } from '../model/services/containers.ts';
import { TEMPORARY } from '../model/services/temporary.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { sharedMount } from './volumes.ts';
import type { Workload } from './workload.ts';

/** As often as Kubernetes asks by default, for two minutes. */
const STARTUP_FAILURES = 12;

export function sideContainers(workload: Workload): { readonly initContainers?: Container[] } {
  const initContainers = sideContainersOf(workload.service).map((side) => build(workload, side));
  return initContainers.length === 0 ? {} : { initContainers };
}

/** The typings are those of Kubernetes 1.27; the field is there since 1.28, and on by default since 1.29. */
export function sidecarPatches({ service }: Workload, spec: string): readonly JsonPatch[] {
  return sideContainersOf(service).flatMap(({ isSidecar }, index) =>
    isSidecar ? [JsonPatch.add(`${spec}/initContainers/${index}/restartPolicy`, 'Always')] : [],
  );
}

/** Each has a /tmp of its own, as its image may expect. */
export function temporaryVolumes({ service }: Workload): Volume[] {
  return sideContainersOf(service).map(({ name }) => ({
    name: temporaryName(name),
    emptyDir: { sizeLimit: Quantity.fromString(TEMPORARY.size) },
  }));
}

function temporaryName(container: string): string {
  return `${TEMPORARY.name}--${container}`;
}

function build(workload: Workload, side: SideContainer): Container {
  const { environment, key } = workload;
  const { name, container } = side;
  const { image, command, args } = container;
  return {
    name,
    image: image ?? imageOf(environment, key),
    imagePullPolicy: 'IfNotPresent',
    ...(command === null ? {} : { command }),
    ...(args.length === 0 ? {} : { args }),
    ...variablesOf(workload, side),
    resources: resourcesOf(container.resources),
    ...healthOf(side),
    securityContext: securityOf(side),
    volumeMounts: mountsOf(workload, side),
  };
}

function variablesOf({ key, secretKeys }: Workload, { container }: SideContainer) {
  const { inheritVariables } = container;
  const env = [
    ...(inheritVariables ? secretEnv(key, secretKeys) : []),
    ...sortedEntries(container.env).map(([name, value]) => ({ name, value })),
  ];
  return {
    ...(inheritVariables ? { envFrom: [{ configMapRef: { name: key } }] } : {}),
    ...(env.length === 0 ? {} : { env }),
  };
}

function resourcesOf({ requests, limits }: Resources) {
  const quantities = ({ cpu, memory }: Resources['limits']) => ({
    cpu: Quantity.fromString(cpu),
    memory: Quantity.fromString(memory),
  });
  return { requests: quantities(requests), limits: quantities(limits) };
}

function healthOf({ health }: SideContainer): Partial<Container> {
  if (health === null) return {};
  const { port, path } = health;
  const probe: Probe = { httpGet: { path, port: IntOrString.fromNumber(port) } };
  return {
    ports: [{ containerPort: port, protocol: 'TCP' }],
    startupProbe: { ...probe, failureThreshold: STARTUP_FAILURES },
    readinessProbe: probe,
    livenessProbe: probe,
  };
}

function securityOf({ container: { runAsUser } }: SideContainer) {
  return runAsUser === null
    ? restrictedContainer
    : { ...restrictedContainer, runAsUser, runAsGroup: runAsUser };
}

/** The authorities of RDS go along with the addresses of its databases. */
function mountsOf({ service, isDatabaseClient }: Workload, side: SideContainer): VolumeMount[] {
  const { mounts, inheritVariables } = side.container;
  return [
    { name: temporaryName(side.name), mountPath: TEMPORARY.path },
    ...sortedEntries(mounts).map(([name, mount]) => sharedMount(service, name, mount)),
    ...(isDatabaseClient && inheritVariables ? [authorityMount] : []),
  ];
}
