// A ResourceQuota admits all pods of its namespace together, and one more of the largest: a rolling
// update starts a new pod before it stops an old one.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { memoryBytes, milliCpu } from '../../../model/quantity.ts';
import { SIDECAR } from '../../../model/services/mesh.ts';
import { autoscalersOf } from '../../artifacts/autoscalers.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';

interface Measure {
  /** Keys of `spec.hard`: https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
  readonly hard: readonly string[];
  /** Key of the quota in the environment. */
  readonly key: string;
  readonly read: (quantity: string) => number;
  readonly show: (amount: number) => string;
  readonly ofPod: (pods: PodTemplate) => number;
  /** Of the sidecar that a mesh adds to each pod. */
  readonly ofSidecar: number;
}

const showCpu = (amount: number) => `${amount}m`;
const showMemory = (amount: number) => `${Math.ceil(amount / 1024 ** 2)}Mi`;

const MEASURES: readonly Measure[] = [
  {
    hard: ['pods', 'count/pods'],
    key: 'pods',
    read: Number,
    show: String,
    ofPod: () => 1,
    ofSidecar: 0,
  },
  {
    ...{ hard: ['requests.cpu', 'cpu'], key: 'cpu', read: milliCpu, show: showCpu },
    ofPod: (pods) => sumOf(pods, 'requests', 'cpu', milliCpu),
    ofSidecar: milliCpu(SIDECAR.requests.cpu),
  },
  {
    ...{ hard: ['requests.memory', 'memory'], key: 'memory', read: memoryBytes, show: showMemory },
    ofPod: (pods) => sumOf(pods, 'requests', 'memory', memoryBytes),
    ofSidecar: memoryBytes(SIDECAR.requests.memory),
  },
  {
    ...{ hard: ['limits.cpu'], key: 'cpu', read: milliCpu, show: showCpu },
    ofPod: (pods) => sumOf(pods, 'limits', 'cpu', milliCpu),
    ofSidecar: milliCpu(SIDECAR.limits.cpu),
  },
  {
    ...{ hard: ['limits.memory'], key: 'memory', read: memoryBytes, show: showMemory },
    ofPod: (pods) => sumOf(pods, 'limits', 'memory', memoryBytes),
    ofSidecar: memoryBytes(SIDECAR.limits.memory),
  },
];

interface Resident {
  readonly pods: PodTemplate;
  readonly count: number;
}

export function checkQuota(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'ResourceQuota').flatMap((quota) => {
    const { namespace } = quota.object.metadata;
    const residents = podTemplatesOf(input)
      .filter((pods) => pods.namespace === namespace)
      .map((pods) => ({ pods, count: countOf(input, pods) }));
    return MEASURES.flatMap((measure) => exceeded(input, quota, { measure, residents }));
  });
}

function exceeded(
  { environment }: CheckInput,
  { object, origin }: KubernetesArtifact,
  { measure, residents }: { readonly measure: Measure; readonly residents: readonly Resident[] },
): readonly Diagnostic[] {
  const hard = asBody(asBody(object['spec'])['hard']);
  const isMeshed = environment.mesh?.namespaces.includes(object.metadata.namespace ?? '') ?? false;
  const ofSidecar = isMeshed ? measure.ofSidecar : 0;
  const needed = neededBy(residents, (pods) => measure.ofPod(pods) + ofSidecar);
  return measure.hard
    .filter((name) => hard[name] !== undefined && measure.read(String(hard[name])) < needed)
    .map((name) =>
      diagnostic(
        'check/quota',
        {
          namespace: object.metadata.namespace ?? '',
          resource: name,
          needed: measure.show(needed),
          quota: String(hard[name]),
        },
        { path: pointAt(environment, origin, 'quota', measure.key) },
      ),
    );
}

function neededBy(residents: readonly Resident[], ofPod: Measure['ofPod']): number {
  const standing = residents.reduce((sum, { pods, count }) => sum + count * ofPod(pods), 0);
  return standing + Math.max(0, ...residents.map(({ pods }) => ofPod(pods)));
}

/** As many as its autoscaler may ask for, where it has one. */
function countOf(input: CheckInput, { artifact, kind }: PodTemplate): number {
  const { parallelism, replicas } = asBody(artifact.object['spec']);
  const found = autoscalersOf(input).find(({ target }) => target === artifact);
  const bounds = asBody(found?.scaler.object['spec']);
  const largest = bounds['maxReplicas'] ?? bounds['maxReplicaCount'];
  const count = kind === 'Job' ? parallelism : (largest ?? replicas);
  return typeof count === 'number' ? count : 1;
}

/** All that run together, or more where an init container asks for it beside the sidecars before it. */
function sumOf(
  { containers }: PodTemplate,
  kind: 'requests' | 'limits',
  resource: string,
  read: (quantity: string) => number,
): number {
  let running = 0;
  let most = 0;
  for (const { list, body } of containers) {
    const quantity = asBody(asBody(body['resources'])[kind])[resource];
    const amount = quantity === undefined ? 0 : read(String(quantity));
    const ends = list === 'initContainers' && body['restartPolicy'] !== 'Always';
    if (ends) most = Math.max(most, running + amount);
    else running += amount;
  }
  return Math.max(most, running);
}
