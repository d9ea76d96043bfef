// What rests on an add-on: without it, Argo CD waits for a kind that never comes, or objects and
// alarms stay without effect.
import type { AddonName } from '../../../addons/addons.ts';
import { controllerOf } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { strimziClusters } from '../../../model/data/kafka-kind.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Service } from '../../../model/schema/services/service.ts';
import { isInCluster } from '../../store-edges.ts';

type ClusterAddon = 'aws-ebs-csi-driver' | 'aws-efs-csi-driver' | 'amazon-cloudwatch-observability';

interface Need {
  readonly addon: `addons.${AddonName}` | `cluster.addons.${ClusterAddon}`;
  /** Who needs it. */
  readonly what: string;
  readonly path: Path;
}

type MetOrNot = Need & { readonly isMet: boolean };

export function checkAddons(environment: Environment): readonly Diagnostic[] {
  const present = new Set([
    ...Object.keys(environment.addons).map((name) => `addons.${name}`),
    ...Object.keys(environment.cluster?.addons ?? {}).map((name) => `cluster.addons.${name}`),
  ]);
  const missing = [
    ...Object.keys(environment.services).flatMap((key) => serviceNeeds(environment, key)),
    ...balancerNeeds(environment),
    ...fileSystemNeeds(environment),
    ...ingressNeeds(environment),
    ...observabilityNeeds(environment),
    ...chartNeeds(environment),
    ...meshNeeds(environment),
    ...nodePoolNeeds(environment),
    ...careNeeds(environment),
    ...kafkaNeeds(environment),
  ].filter(({ addon }) => !present.has(addon));
  return [
    ...missing.map(({ path, ...args }) => diagnostic('model/addon-missing', args, { path })),
    ...networkPolicies(environment),
  ];
}

function serviceNeeds(environment: Environment, key: string): readonly Need[] {
  const service = environment.services[key];
  if (!service) return [];
  const { uses, rollout, metrics } = service;
  const at = ['services', key];
  const { services: _called, buckets: _named, fileSystems: _mounted, kafka, ...secretive } = uses;
  const hasSecret =
    Object.values(secretive).some((used) => Object.keys(used).length > 0) ||
    Object.keys(kafka).some((store) => !isInCluster(environment, 'kafka', store));
  const needs: readonly MetOrNot[] = [
    {
      addon: 'addons.external-secrets',
      what: `the secret of service ${key}`,
      path: [...at, 'uses'],
      isMet: !hasSecret,
    },
    {
      addon: 'addons.argo-rollouts',
      what: `the rollout of service ${key}`,
      path: [...at, 'rollout', 'strategy'],
      isMet: rollout.strategy === 'rolling',
    },
    {
      addon: 'addons.kube-prometheus-stack',
      what: `the scraping of service ${key}`,
      path: [...at, 'metrics'],
      isMet: metrics === null,
    },
    ...scalingNeeds(key, service),
  ];
  return needs.filter(({ isMet }) => !isMet).map(({ isMet: _, ...need }) => need);
}

function scalingNeeds(key: string, { autoscaling, rightSizing }: Service): readonly MetOrNot[] {
  const at = ['services', key];
  const triggers = Object.values(autoscaling?.triggers ?? {});
  return [
    {
      addon: 'addons.metrics-server',
      what: `the autoscaling of service ${key}`,
      path: [...at, 'autoscaling'],
      isMet: autoscaling === null,
    },
    {
      addon: 'addons.keda',
      what: `the triggers of service ${key}`,
      path: [...at, 'autoscaling', 'triggers'],
      isMet: triggers.length === 0,
    },
    {
      addon: 'addons.kube-prometheus-stack',
      what: `the triggers of service ${key}`,
      path: [...at, 'autoscaling', 'triggers'],
      isMet: !triggers.some(({ type }) => type === 'prometheus'),
    },
    ...(['vertical-pod-autoscaler', 'metrics-server'] as const).map((addon) => ({
      addon: `addons.${addon}` as const,
      what: `the right-sizing of service ${key}`,
      path: [...at, 'rightSizing'],
      isMet: rightSizing === null,
    })),
  ];
}

function balancerNeeds({ edge }: Environment): readonly Need[] {
  return Object.entries(edge.loadBalancers)
    .filter(([, { targets }]) => Object.keys(targets).length > 0)
    .map(([key]) => ({
      addon: 'addons.aws-load-balancer-controller',
      what: `load balancer ${key}`,
      path: ['edge', 'loadBalancers', key, 'targets'],
    }));
}

function fileSystemNeeds({ fileSystems }: Environment): readonly Need[] {
  return Object.keys(fileSystems).map((key) => ({
    addon: 'cluster.addons.aws-efs-csi-driver',
    what: `file system ${key}`,
    path: ['fileSystems', key],
  }));
}

/** Its certificates, its webhook's as well, are of cert-manager; its pods are registered. */
function ingressNeeds({ ingress }: Environment): readonly Need[] {
  if (ingress === null) return [];
  const { addon: own } = controllerOf(ingress);
  const needed = [own, 'aws-load-balancer-controller', 'cert-manager'] as const;
  const need = { what: 'the ingress controller', path: ['ingress', 'controller'] };
  return needed.map((addon) => ({ ...need, addon: `addons.${addon}` }));
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html */
function observabilityNeeds({ observability }: Environment): readonly Need[] {
  const traces = {
    addon: 'addons.opentelemetry-collector',
    what: 'tracing',
    path: ['observability', 'traces'],
  } as const;
  const jaeger = {
    addon: 'addons.jaeger',
    what: 'the backend of traces',
    path: ['observability', 'traces', 'backend'],
  } as const;
  const metrics = {
    addon: 'addons.thanos',
    what: 'the long-term storage of metrics',
    path: ['observability', 'metrics', 'longTermBucket'],
  } as const;
  const monitored = {
    addon: 'addons.kube-prometheus-stack',
    what: 'the scraping of the collector',
    path: ['observability', 'traces', 'monitored'],
  } as const;
  const { shipper, sink, search } = observability.logs;
  const loki = {
    addon: 'addons.loki',
    what: 'the sink of logs',
    path: ['observability', 'logs', 'sink'],
  } as const;
  const { slack, pagerDuty } = observability.notify;
  const receivers = Object.entries({ slack, pagerDuty })
    .filter(([, named]) => Object.keys(named).length > 0)
    .map(([kind]) => ({
      addon: 'addons.kube-prometheus-stack' as const,
      what: `notification of ${kind}`,
      path: ['observability', 'notify', kind],
    }));
  const alarms = Object.entries(observability.alarms)
    .filter(([, { metric }]) => metric === 'nodeCpu' || metric === 'nodeMemory')
    .map(([key]) => ({
      addon: 'cluster.addons.amazon-cloudwatch-observability' as const,
      what: `alarm ${key}`,
      path: ['observability', 'alarms', key, 'metric'],
    }));
  return [
    ...(observability.traces === null ? [] : [traces]),
    ...(observability.traces?.backend === 'jaeger' ? [jaeger] : []),
    ...(observability.traces?.monitored ? [monitored] : []),
    ...(observability.metrics.longTermBucket === null ? [] : [metrics]),
    ...(sink === 'loki' ? [loki] : []),
    ...shipperNeeds(shipper),
    ...(search === null ? [] : searchNeeds()),
    ...receivers,
    ...alarms,
  ];
}

/** Fluent Bit is the default, which an environment may leave to somebody else. */
function shipperNeeds(shipper: Environment['observability']['logs']['shipper']): readonly Need[] {
  if (shipper === 'fluent-bit') return [];
  const path = ['observability', 'logs', 'shipper'];
  return [{ addon: `addons.${shipper}`, what: 'the shipping of logs', path }];
}

/** The host of a search domain comes out of a secret. */
function searchNeeds(): readonly Need[] {
  const what = 'logs in a search domain';
  const path = ['observability', 'logs', 'search'];
  return [
    { addon: 'addons.aws-for-fluent-bit', what, path },
    { addon: 'addons.external-secrets', what, path },
  ];
}

/** Prometheus has a volume, Grafana a login in a secret, and Thanos reads Prometheus. */
function chartNeeds({ addons }: Environment): readonly Need[] {
  const path = (addon: AddonName) => ['addons', addon];
  const monitoring = [
    {
      addon: 'cluster.addons.aws-ebs-csi-driver',
      what: 'the volume of kube-prometheus-stack',
      path: path('kube-prometheus-stack'),
    },
    {
      addon: 'addons.external-secrets',
      what: 'the secret of kube-prometheus-stack',
      path: path('kube-prometheus-stack'),
    },
  ] as const;
  const volumes = (['jaeger', 'loki'] as const).map((chart) => ({
    addon: 'cluster.addons.aws-ebs-csi-driver' as const,
    what: `the volume of ${chart}`,
    path: path(chart),
    isMet: !addons[chart],
  }));
  const thanos = {
    addon: 'addons.kube-prometheus-stack',
    what: 'thanos',
    path: path('thanos'),
  } as const;
  return [
    ...(addons['kube-prometheus-stack'] ? monitoring : []),
    ...volumes.filter(({ isMet }) => !isMet).map(({ isMet: _, ...need }) => need),
    ...(addons.thanos ? [thanos] : []),
  ];
}

/** Its operator, and volumes for its brokers. */
function kafkaNeeds(environment: Environment): readonly Need[] {
  if (environment.cluster === null) return [];
  const needed = ['addons.strimzi-kafka-operator', 'cluster.addons.aws-ebs-csi-driver'] as const;
  return strimziClusters(environment).flatMap(([key]) =>
    needed.map((addon) => ({ addon, what: `Kafka cluster ${key}`, path: ['kafka', key, 'kind'] })),
  );
}

const MESH_CHARTS = ['istio-base', 'istio-cni', 'istiod'] as const;

function meshNeeds({ mesh }: Environment): readonly Need[] {
  if (mesh === null) return [];
  const path = ['mesh'];
  return MESH_CHARTS.map((chart) => ({ addon: `addons.${chart}`, what: 'the mesh', path }));
}

function nodePoolNeeds({ cluster }: Environment): readonly Need[] {
  return Object.keys(cluster?.nodePools ?? {}).map((key) => ({
    addon: 'addons.karpenter',
    what: `node pool ${key}`,
    path: ['cluster', 'nodePools', key],
  }));
}

/** Backups of the cluster and its volumes, and storage classes of our own. */
function careNeeds({ recovery, cluster }: Environment): readonly Need[] {
  if (cluster === null) return [];
  const velero = {
    addon: 'addons.velero',
    what: 'the cluster backup',
    path: ['recovery', 'clusterBackup'],
  } as const;
  const snapshots = {
    addon: 'cluster.addons.aws-ebs-csi-driver',
    what: 'snapshots of volumes',
    path: ['recovery', 'volumeSnapshots'],
  } as const;
  const classes = Object.keys(cluster.storageClasses).map((name) => ({
    addon: 'cluster.addons.aws-ebs-csi-driver' as const,
    what: `storage class ${name}`,
    path: ['cluster', 'storageClasses', name],
  }));
  return [
    ...(recovery.clusterBackup === null ? [] : [velero]),
    ...(recovery.volumeSnapshots === null ? [] : [snapshots]),
    ...classes,
  ];
}

/** https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html */
function networkPolicies({ cluster, services }: Environment): readonly Diagnostic[] {
  if (cluster === null) return [];
  const setting = cluster.addons['vpc-cni']?.configuration['enableNetworkPolicy'];
  if (Object.keys(services).length === 0 || String(setting) === 'true') return [];
  const where = { path: ['cluster', 'addons', 'vpc-cni'], target: 'key' } as const;
  return [diagnostic('model/network-policy-off', {}, where)];
}
