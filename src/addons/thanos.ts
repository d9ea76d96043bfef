// Keeps metrics in a bucket for longer than Prometheus does, and queries both as one.
import { STORAGE_CLASS } from '../model/naming/storage.ts';
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { keepMetrics, objectStorage } from './shared/object-storage.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { prometheus } from './shared/prometheus.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Switch = { readonly enabled: boolean };
type Volume = { readonly size: string; readonly storageClass: string };

type Replicated = {
  readonly replicaCount: number;
  readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
};

type Values = {
  readonly fullnameOverride: string;
  readonly global: {
    readonly objstore: { readonly createSecret: boolean; readonly config: string };
    readonly serviceAccount: AccountValues;
    readonly podSecurityContext: { readonly seccompProfile: { readonly type: string } };
    readonly serviceMonitor: Switch;
    readonly thanosRules: {
      readonly groups: Readonly<
        Record<'thanosReceive' | 'thanosRule' | 'thanosComponentAbsent', Switch>
      >;
    };
  };
  readonly query: Replicated & {
    readonly endpoints: { readonly static: readonly string[] };
  };
  readonly storegateway: Replicated & { readonly persistence: Volume };
  readonly compactor: {
    readonly vpa: Switch;
    readonly persistence: Volume;
    readonly resources: Resources;
    readonly retention: Readonly<Record<'resolutionRaw' | 'resolution5m' | 'resolution1h', string>>;
  };
  readonly receive: Switch & { readonly vpa: Switch };
};

const account: AddonAccount = {
  serviceAccount: 'thanos',
  statements: keepMetrics,
};

export const thanos: Addon<'thanos'> = {
  name: 'thanos',
  repository: 'https://thanos-community.github.io/helm-charts',
  chart: 'thanos',
  version: '0.38.0',
  namespace: 'monitoring',
  wave: -10,
  pods: [
    replicatedPods('query', { at: 'query.', budget: 'pdb' }),
    replicatedPods('storegateway', { at: 'storegateway.', budget: 'pdb' }),
    { part: 'compactor', resources: ['compactor.resources'] },
  ],
  disks: [
    { at: 'storegateway.persistence', of: 'set', name: 'thanos-storegateway' },
    { at: 'compactor.persistence', of: 'set', name: 'thanos-compactor' },
    { at: 'receive.persistence', of: 'set', name: 'thanos-receive' },
    { at: 'ruler.persistence', of: 'set', name: 'thanos-ruler' },
  ],
  idle: ['bucket', 'global', 'queryFrontend', 'receive', 'ruler'],
  watched: null,
  podSecurity: 'restricted',
  reach: () => ({ isOutside: true }),
  accounts: [account],
  needs: [{ addon: 'addons.kube-prometheus-stack', what: 'thanos' }],
  neededBy,
  values,
};

/** Queries Prometheus and the bucket as one. */
export const THANOS_URL = `http://${thanos.name}-query.${thanos.namespace}.svc.cluster.local:9090`;

/** Alerts of components that do not run here would fire for ever. */
const UNUSED_RULES = {
  thanosReceive: { enabled: false },
  thanosRule: { enabled: false },
  thanosComponentAbsent: { enabled: false },
} as const;

function values(environment: Environment): Values {
  const { storageGb } = environment.observability.metrics;
  const volume = { size: `${storageGb}Gi`, storageClass: STORAGE_CLASS };
  const replicaCount = replicasOf(environment);
  return {
    fullnameOverride: 'thanos',
    global: {
      // JSON is YAML; there is nothing secret in it, though the chart keeps it in a Secret.
      objstore: { createSecret: true, config: JSON.stringify(objectStorage(environment) ?? {}) },
      serviceAccount: accountValues(environment, account),
      podSecurityContext: { seccompProfile: { type: 'RuntimeDefault' } },
      serviceMonitor: { enabled: true },
      thanosRules: { groups: UNUSED_RULES },
    },
    query: {
      ...replicated('query', replicaCount, resources('200m', '512Mi', '2Gi')),
      endpoints: { static: [`dnssrv+_grpc._tcp.${sidecars()}`] },
    },
    storegateway: {
      ...replicated('storegateway', replicaCount, resources('200m', '1Gi', '4Gi')),
      persistence: volume,
    },
    compactor: {
      // The chart turns it on, but it needs a controller that is not installed.
      vpa: { enabled: false },
      persistence: volume,
      resources: resources('200m', '1Gi', '4Gi'),
      retention: { resolutionRaw: '30d', resolution5m: '90d', resolution1h: '365d' },
    },
    receive: { enabled: false, vpa: { enabled: false } },
  };
}

function replicated(component: string, replicaCount: number, needed: Resources): Replicated {
  return {
    replicaCount,
    pdb: { enabled: replicaCount > 1, maxUnavailable: 1 },
    resources: needed,
    topologySpreadConstraints: spreadOf({
      'app.kubernetes.io/name': 'thanos',
      'app.kubernetes.io/component': component,
    }),
  };
}

/** The headless Service of the sidecars that run beside Prometheus. */
function sidecars(): string {
  return `${prometheus.name}-thanos-discovery.${prometheus.namespace}.svc.cluster.local`;
}

function neededBy({ observability }: Environment): readonly Need[] {
  if (observability.metrics.longTermBucket === null) return [];
  const path = ['observability', 'metrics', 'longTermBucket'];
  return [{ what: 'the long-term storage of metrics', path }];
}
