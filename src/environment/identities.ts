// Who acts in AWS: add-ons, tasks that look after stores, and services whose edges lead to its APIs.
import type { Path } from '../diagnostics/diagnostic.ts';
import { type ChartName, charts } from '../model/charts.ts';
import {
  type AddonDuty,
  type AddonIdentity,
  CACHE_SNAPSHOT_ACCOUNT,
  DATABASE_EXPORT_ACCOUNT,
  DATABASE_NAMESPACE,
  FLUENT_BIT_ACCOUNT,
} from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { grantsOf } from './edges.ts';

interface AddonAccount {
  readonly chart: ChartName;
  readonly serviceAccount: string;
  readonly duties: readonly AddonDuty[];
}

const ADDON_ACCOUNTS = [
  {
    chart: 'aws-load-balancer-controller',
    serviceAccount: 'aws-load-balancer-controller',
    duties: ['manageLoadBalancers'],
  },
  { chart: 'external-dns', serviceAccount: 'external-dns', duties: ['manageRecords'] },
  { chart: 'external-secrets', serviceAccount: 'external-secrets', duties: ['readSecrets'] },
  {
    chart: 'cluster-autoscaler',
    serviceAccount: 'cluster-autoscaler',
    duties: ['scaleNodeGroups'],
  },
  { chart: 'karpenter', serviceAccount: 'karpenter', duties: ['provisionNodes'] },
  {
    chart: 'aws-for-fluent-bit',
    serviceAccount: FLUENT_BIT_ACCOUNT,
    duties: ['writeLogs', 'indexLogs'],
  },
  { chart: 'fluentd', serviceAccount: 'fluentd', duties: ['writeLogs', 'findLogGroups'] },
  {
    chart: 'opentelemetry-collector',
    serviceAccount: 'opentelemetry-collector',
    duties: ['writeTraces'],
  },
  { chart: 'kube-prometheus-stack', serviceAccount: 'alertmanager', duties: ['publishAlerts'] },
  { chart: 'kube-prometheus-stack', serviceAccount: 'prometheus', duties: ['keepMetrics'] },
  { chart: 'thanos', serviceAccount: 'thanos', duties: ['keepMetrics'] },
  { chart: 'loki', serviceAccount: 'loki', duties: ['keepLogs'] },
  { chart: 'velero', serviceAccount: 'velero', duties: ['keepBackups'] },
  { chart: 'cert-manager', serviceAccount: 'cert-manager', duties: ['proveDomains'] },
] as const satisfies readonly AddonAccount[];

/** Whether a service calls AWS APIs with its role: buckets, and stores that take IAM sign-in. */
export function actsInAws(environment: Environment, service: string): boolean {
  const uses = environment.services[service]?.uses;
  if (!uses) return false;
  const signsIn = uses.caches.some((cache) => environment.caches[cache]?.access === 'iam');
  const hasStatements = grantsOf(environment, service).some(
    ({ statements = [] }) => statements.length > 0,
  );
  return hasStatements || signsIn;
}

/** Whether there is anything for a duty to be done with; some add-ons write to the cluster as well. */
function hasDuty({ observability, ingress, recovery }: Environment, duty: AddonDuty): boolean {
  if (duty === 'writeTraces') return observability.traces?.backend !== 'jaeger';
  if (duty === 'proveDomains') return ingress !== null;
  if (duty === 'indexLogs') return observability.logs.search !== null;
  if (duty === 'keepBackups') return recovery.clusterBackup !== null;
  if (duty === 'writeLogs' || duty === 'findLogGroups')
    return observability.logs.sink === 'cloudwatch';
  return true;
}

/** Add-ons of this environment that act in AWS. */
export function addonIdentities(environment: Environment): readonly AddonIdentity[] {
  const fromCharts = ADDON_ACCOUNTS.filter(
    ({ chart, duties }) =>
      environment.addons[chart] && duties.some((duty) => hasDuty(environment, duty)),
  ).map(({ chart, serviceAccount, duties }) => ({
    role: addonRoleName(environment, serviceAccount),
    namespace: charts[chart].namespace,
    serviceAccount,
    origin: ['addons', chart],
    duties,
  }));
  return [...fromCharts, ...taskIdentities(environment)];
}

/** Tasks that look after stores from inside the cluster, one account per duty. */
function taskIdentities(environment: Environment): readonly AddonIdentity[] {
  const exported = Object.entries(environment.databases).find(([, each]) => each.export !== null);
  const snapshot = Object.entries(environment.caches).find(([, each]) => each.extraSnapshots);
  const identity = (serviceAccount: string, origin: Path, duty: AddonDuty): AddonIdentity => ({
    role: addonRoleName(environment, serviceAccount),
    namespace: DATABASE_NAMESPACE,
    serviceAccount,
    origin,
    duties: [duty],
  });
  return [
    ...(exported
      ? [identity(DATABASE_EXPORT_ACCOUNT, ['databases', exported[0], 'export'], 'exportDatabases')]
      : []),
    ...(snapshot
      ? [
          identity(
            CACHE_SNAPSHOT_ACCOUNT,
            ['caches', snapshot[0], 'extraSnapshots'],
            'snapshotCaches',
          ),
        ]
      : []),
  ];
}
