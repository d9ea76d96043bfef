// How long a pipeline waits for a new version, by what was compiled: pods that take long to start, go one
// after the other or stop slowly take as long as they take, and not as long as somebody has guessed.
import type { KubernetesObject } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { exposuresOf } from '../../model/services/edges.ts';

/**
 * Argo CD asks Git every 120 seconds, or up to 60 later; first for the root, then for the service.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/high_availability/
 */
const NOTICE_SECONDS = 2 * 180;
/** The syncs themselves, and those of other services that are under way. */
const SYNC_SECONDS = 240;
/** Once: a new node for the first pod that finds no room, and the image on it. */
const NODE_SECONDS = 300;
/** Of one wait: GitHub ends a job after six hours, and two waits and all the rest have to fit in. */
const LONGEST_SECONDS = 2.5 * 3600;

/** Until Argo CD has given the workload its image. Services wait for one another's releases. */
export function applySeconds({ services }: Environment): number {
  const releases = Object.values(services).map(({ release }) => release?.deadlineSeconds ?? 0);
  return NOTICE_SECONDS + SYNC_SECONDS + Math.max(0, ...releases);
}

interface PodSpec {
  readonly terminationGracePeriodSeconds?: number;
  readonly containers?: readonly {
    readonly startupProbe?: Probe;
    readonly readinessProbe?: Probe;
  }[];
}
interface Probe {
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}
interface WorkloadSpec {
  readonly replicas?: number;
  readonly strategy?: {
    readonly type?: string;
    readonly rollingUpdate?: Step;
    readonly blueGreen?: object;
    readonly canary?: Step & {
      readonly steps?: readonly { readonly pause?: { readonly duration?: number } }[];
    };
  };
  /** Of a StatefulSet alone, which replaces one pod after the other. */
  readonly updateStrategy?: object;
  readonly template?: { readonly spec?: PodSpec };
}
interface Step {
  readonly maxSurge?: number;
  readonly maxUnavailable?: number;
}

/** From then until its last pod is of the new version. */
export function rolloutSeconds(
  environment: Environment,
  service: string,
  object: KubernetesObject,
): number {
  const spec = (object['spec'] ?? {}) as WorkloadSpec;
  const largest = environment.services[service]?.autoscaling?.maxReplicas ?? spec.replicas ?? 1;
  const pauses = (spec.strategy?.canary?.steps ?? []).map(({ pause }) => pause?.duration ?? 0);
  const onePod = podSeconds(spec.template?.spec ?? {}) + targetSeconds(environment, service);
  const batches = Math.ceil(largest / batchSize(spec, largest));
  return NODE_SECONDS + batches * onePod + sum(pauses);
}

/** How many pods go at a time. */
function batchSize({ strategy, updateStrategy }: WorkloadSpec, all: number): number {
  if (updateStrategy !== undefined) return 1;
  const step = strategy?.canary ?? strategy?.rollingUpdate;
  if (step === undefined) return Math.max(all, 1);
  return Math.max((step.maxSurge ?? 0) + (step.maxUnavailable ?? 0), 1);
}

/** The longest that a pod may take to start, to count as ready, and the one before it to go. */
function podSeconds({ containers = [], terminationGracePeriodSeconds = 30 }: PodSpec): number {
  const starts = containers.map(({ startupProbe, readinessProbe }) => {
    const { periodSeconds = 0, failureThreshold = 0 } = startupProbe ?? {};
    return periodSeconds * failureThreshold + (readinessProbe?.periodSeconds ?? 0);
  });
  return Math.max(0, ...starts) + terminationGracePeriodSeconds;
}

/** A pod behind a load balancer is ready once the load balancer finds so too. */
function targetSeconds(environment: Environment, service: string): number {
  const { loadBalancers } = environment.edge;
  const checks = exposuresOf(environment, service).map(({ loadBalancer, target }) => {
    const check = loadBalancers[loadBalancer]?.targets[target]?.healthCheck;
    return (check?.intervalSeconds ?? 0) * (check?.healthyThreshold ?? 0);
  });
  return Math.max(0, ...checks);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

export function capped(seconds: number): number {
  return Math.min(seconds, LONGEST_SECONDS);
}
