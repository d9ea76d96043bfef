// What a service is to Kubernetes, and which keys say something of it: the one table of both.

export const SERVICE_KINDS = ['deployment', 'worker', 'cronJob', 'job', 'statefulSet'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** As sentences name it. */
export const KIND_WORDS: Readonly<Record<ServiceKind, string>> = {
  deployment: 'a deployment',
  worker: 'a worker',
  cronJob: 'a cronJob',
  job: 'a job',
  statefulSet: 'a statefulSet',
};

const SERVING: readonly ServiceKind[] = ['deployment', 'statefulSet'];
const LASTING: readonly ServiceKind[] = ['deployment', 'worker', 'statefulSet'];
const REPLACED: readonly ServiceKind[] = ['deployment', 'worker'];
const ENDING: readonly ServiceKind[] = ['cronJob', 'job'];

/** Keys that not every kind has; any other is of all. */
const KINDS_OF: Readonly<Record<string, readonly ServiceKind[]>> = {
  autoscaling: LASTING,
  claims: ['statefulSet'],
  clusterIP: SERVING,
  deletionProtection: ['statefulSet'],
  disruption: LASTING,
  headless: SERVING,
  ingress: SERVING,
  metrics: SERVING,
  podManagement: ['statefulSet'],
  port: SERVING,
  ports: SERVING,
  probes: LASTING,
  protocol: SERVING,
  release: LASTING,
  replicas: LASTING,
  // A job bears another name with each change, and nothing could be learnt of it.
  rightSizing: [...LASTING, 'cronJob'],
  rollout: REPLACED,
  run: ENDING,
  schedule: ['cronJob'],
  singleton: REPLACED,
  smokeTest: SERVING,
  websocket: SERVING,
  zoneSpread: LASTING,
};

export function kindsOfKey(key: string): readonly ServiceKind[] {
  return KINDS_OF[key] ?? SERVICE_KINDS;
}

export function hasKey(kind: ServiceKind, key: string): boolean {
  return kindsOfKey(key).includes(kind);
}

/** Whether its pods are meant to run for ever. */
export function isLasting({ kind }: { readonly kind: ServiceKind }): boolean {
  return LASTING.includes(kind);
}

/** Of what is not checked yet; undefined where it is none. */
export function kindWritten(service: unknown): ServiceKind | undefined {
  if (typeof service !== 'object' || service === null) return undefined;
  const { kind = 'deployment' } = service as { readonly kind?: unknown };
  return SERVICE_KINDS.find((each) => each === kind);
}
