// Keeps traces in the cluster and shows them: everything in one pod, on one volume.

import { allIn, tcp } from '../model/kubernetes/network-policy.ts';
import { restrictedPod } from '../model/kubernetes/pod-security.ts';
import { STORAGE_CLASS } from '../model/naming/storage.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { type Resources, resources } from './shared/pods.ts';
import { prometheus } from './shared/prometheus.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly storage: { readonly type: 'badger' };
  readonly jaeger: {
    readonly replicas: number;
    readonly podSecurityContext: typeof restrictedPod;
    readonly securityContext: {
      readonly allowPrivilegeEscalation: boolean;
      readonly capabilities: { readonly drop: readonly string[] };
    };
    readonly resources: Resources;
    readonly extraVolumes: readonly {
      readonly name: string;
      readonly persistentVolumeClaim: { readonly claimName: string };
    }[];
    readonly extraVolumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  };
  readonly userconfig: ReturnType<typeof pipeline>;
  readonly extraObjects: readonly ReturnType<typeof claim>[];
};

const METRICS_PORT = 8888;

export const jaeger: Addon<'jaeger'> = {
  name: 'jaeger',
  repository: 'https://jaegertracing.github.io/helm-charts',
  chart: 'jaeger',
  version: '4.11.1',
  namespace: 'tracing',
  wave: -16,
  pods: [{ part: 'jaeger', resources: ['jaeger.resources'] }],
  idle: ['esIndexCleaner', 'esLookback', 'esRollover', 'spark'],
  watched: { port: METRICS_PORT },
  podSecurity: 'restricted',
  // Grafana.
  reach: () => ({
    ingress: [{ from: [allIn(prometheus.namespace)], ports: tcp(jaegerBackend.queryPort) }],
  }),
  needs: [{ addon: 'cluster.addons.aws-ebs-csi-driver', what: 'the volume of jaeger' }],
  neededBy: ({ observability }) =>
    observability.traces?.backend === 'jaeger'
      ? [{ what: 'the backend of traces', path: ['observability', 'traces', 'backend'] }]
      : [],
  values,
};

/** As the collector and Grafana know it. */
export const jaegerBackend = {
  host: `${jaeger.name}.${jaeger.namespace}.svc.cluster.local`,
  otlpPort: 4317,
  queryPort: 16686,
} as const;

const VOLUME = 'traces';
const FOLDER = '/badger';
const STORE = 'badger';

/** Those of the schema, for an environment without `observability.traces`. */
const DEFAULTS = { retentionDays: 7, storageGb: 20 } as const;

function values(environment: Environment): Values {
  const { retentionDays, storageGb } = environment.observability.traces ?? DEFAULTS;
  return {
    fullnameOverride: 'jaeger',
    storage: { type: 'badger' },
    jaeger: {
      // Two pods cannot share a volume of Badger.
      replicas: 1,
      podSecurityContext: restrictedPod,
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      resources: resources('200m', '512Mi', '2Gi'),
      extraVolumes: [{ name: VOLUME, persistentVolumeClaim: { claimName: VOLUME } }],
      extraVolumeMounts: [{ name: VOLUME, mountPath: FOLDER }],
    },
    userconfig: pipeline(retentionDays),
    // With the chart, since the volume is only made once the pod has a node.
    extraObjects: [claim(storageGb)],
  };
}

/** https://www.jaegertracing.io/docs/2.19/storage/badger/ */
function pipeline(retentionDays: number) {
  return {
    receivers: {
      otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${jaegerBackend.otlpPort}` } } },
    },
    processors: { batch: {} },
    exporters: { jaeger_storage_exporter: { trace_storage: STORE } },
    extensions: {
      healthcheckv2: { use_v2: true, http: { endpoint: '0.0.0.0:13133' } },
      jaeger_storage: {
        backends: {
          [STORE]: {
            badger: {
              directories: { keys: `${FOLDER}/keys`, values: `${FOLDER}/values` },
              ephemeral: false,
              ttl: { spans: `${retentionDays * 24}h` },
            },
          },
        },
      },
      jaeger_query: {
        storage: { traces: STORE },
        http: { endpoint: `0.0.0.0:${jaegerBackend.queryPort}` },
      },
    },
    service: {
      // Otherwise they are on the loopback address.
      telemetry: {
        metrics: {
          readers: [
            { pull: { exporter: { prometheus: { host: '0.0.0.0', port: METRICS_PORT } } } },
          ],
        },
      },
      extensions: ['jaeger_storage', 'jaeger_query', 'healthcheckv2'],
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: ['batch'],
          exporters: ['jaeger_storage_exporter'],
        },
      },
    },
  };
}

function claim(storageGb: number) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name: VOLUME,
      annotations: { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' },
    },
    spec: {
      storageClassName: STORAGE_CLASS,
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: `${storageGb}Gi` } },
    },
  };
}
