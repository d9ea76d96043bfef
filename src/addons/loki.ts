// Keeps the logs of all pods in a bucket and answers queries of Grafana.

import { allIn, tcp } from '../model/kubernetes/network-policy.ts';
import { bucketArn, bucketName } from '../model/naming/buckets.ts';
import { STORAGE_CLASS } from '../model/naming/storage.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { bucketStatements } from './shared/bucket-statements.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { prometheus } from './shared/prometheus.ts';

type Switch = { readonly enabled: boolean };
type Nobody = { readonly replicas: 0 };

type Values = {
  readonly fullnameOverride: string;
  readonly deploymentMode: 'Monolithic';
  readonly serviceAccount: AccountValues;
  readonly loki: {
    readonly auth_enabled: boolean;
    readonly analytics: { readonly reporting_enabled: boolean };
    readonly commonConfig: { readonly replication_factor: number };
    readonly schemaConfig: ReturnType<typeof schemaConfig>;
    readonly storage: {
      readonly type: 's3';
      readonly bucketNames: { readonly chunks: string; readonly ruler: string };
      readonly s3: { readonly region: string };
    };
    readonly limits_config: { readonly retention_period: string };
    readonly compactor: {
      readonly retention_enabled: boolean;
      readonly delete_request_store: 's3';
    };
  };
  readonly singleBinary: {
    readonly replicas: number;
    readonly persistence: Switch & { readonly size: string; readonly storageClass: string };
    readonly podDisruptionBudget: Switch & { readonly maxUnavailable: number };
    readonly resources: Resources;
    readonly topologySpreadConstraints: Spread;
  };
  readonly read: Nobody;
  readonly write: Nobody;
  readonly backend: Nobody;
  readonly sidecar: { readonly rules: Switch };
} & Readonly<Record<Unused, Switch>>;

type Unused = 'gateway' | 'chunksCache' | 'resultsCache' | 'lokiCanary' | 'test';

const account: AddonAccount = {
  serviceAccount: 'loki',
  statements,
};

export const loki: Addon<'loki'> = {
  name: 'loki',
  repository: 'https://grafana-community.github.io/helm-charts',
  chart: 'loki',
  version: '18.11.0',
  namespace: 'logging',
  wave: -16,
  pods: [replicatedPods('single binary', { at: 'singleBinary.', replicas: 'replicas' })],
  disks: [{ at: 'singleBinary.persistence', of: 'set', name: 'loki' }],
  idle: [
    'backend',
    'bloomBuilder',
    'bloomGateway',
    'bloomPlanner',
    'chunksCache',
    'compactor',
    'distributor',
    'gateway',
    'indexGateway',
    'ingester',
    'lokiCanary',
    'memcachedExporter',
    'minio',
    'overridesExporter',
    'patternIngester',
    'querier',
    'queryFrontend',
    'queryScheduler',
    'read',
    'resultsCache',
    'ruler',
    'sidecar',
    'tableManager',
    'write',
  ],
  watched: { port: 'http-metrics' },
  podSecurity: 'restricted',
  // Grafana asks it; S3 holds what it has.
  reach: () => ({
    isOutside: true,
    ingress: [{ from: [allIn(prometheus.namespace)], ports: tcp(3100) }],
  }),
  clusterKinds: ROLES,
  accounts: [account],
  needs: [{ addon: 'cluster.addons.aws-ebs-csi-driver', what: 'the volume of loki' }],
  neededBy: ({ observability }) =>
    observability.logs.sink === 'loki'
      ? [{ what: 'the sink of logs', path: ['observability', 'logs', 'sink'] }]
      : [],
  values,
};

/** As those who write to it and read from it know it. */
export const LOKI_URL = `http://${loki.name}.${loki.namespace}.svc.cluster.local:3100`;

/** As dashboards name it among the sources of Grafana. */
export const lokiSource = { type: 'loki', uid: 'loki' } as const;

/** Every line is written to most of them, so that one may fail; two could not outvote each other. */
const PRODUCTION_REPLICAS = 3;

/** What is on its way to the bucket. */
const VOLUME_SIZE = '10Gi';

const OFF = { enabled: false } as const;
const NOBODY = { replicas: 0 } as const;

function values(environment: Environment): Values {
  const { bucket, retentionDays } = environment.observability.logs;
  const name = bucket === null ? '' : bucketName(environment, bucket);
  const replicas = environment.tier === 'production' ? PRODUCTION_REPLICAS : 1;
  return {
    fullnameOverride: 'loki',
    deploymentMode: 'Monolithic',
    serviceAccount: accountValues(environment, account),
    loki: {
      // One tenant; who reaches it is inside the cluster.
      auth_enabled: false,
      analytics: { reporting_enabled: false },
      commonConfig: { replication_factor: replicas },
      schemaConfig: schemaConfig(),
      storage: {
        type: 's3',
        bucketNames: { chunks: name, ruler: name },
        s3: { region: environment.aws.region },
      },
      limits_config: { retention_period: `${retentionDays * 24}h` },
      compactor: { retention_enabled: true, delete_request_store: 's3' },
    },
    singleBinary: {
      replicas,
      persistence: { enabled: true, size: VOLUME_SIZE, storageClass: STORAGE_CLASS },
      podDisruptionBudget: { enabled: replicas > 1, maxUnavailable: 1 },
      resources: resources('500m', '1Gi', '4Gi'),
      topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/component': 'single-binary' }),
    },
    read: NOBODY,
    write: NOBODY,
    backend: NOBODY,
    sidecar: { rules: OFF },
    gateway: OFF,
    chunksCache: OFF,
    resultsCache: OFF,
    lokiCanary: OFF,
    test: OFF,
  };
}

/** The date never changes: older lines are read with the schema of their time. */
function schemaConfig() {
  const index = { prefix: 'index_', period: '24h' };
  return {
    configs: [{ from: '2024-04-01', store: 'tsdb', object_store: 's3', schema: 'v13', index }],
  } as const;
}

function statements({ environment, keys }: AccountContext): readonly Statement[] {
  const { bucket } = environment.observability.logs;
  return bucket === null ? [] : bucketStatements(bucketArn(environment, bucket), keys);
}
