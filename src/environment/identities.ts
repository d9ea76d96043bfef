// Who acts in AWS: add-ons, tasks that look after stores, and services whose edges lead to its APIs.
import { addonsOf } from '../addons/addons.ts';
import type { Path } from '../diagnostics/diagnostic.ts';
import {
  type AddonDuty,
  type AddonIdentity,
  CACHE_SNAPSHOT_ACCOUNT,
  DATABASE_EXPORT_ACCOUNT,
  DATABASE_NAMESPACE,
} from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';

/** Whether a service calls AWS APIs with its role: buckets, and stores that take IAM sign-in. */
export function actsInAws(environment: Environment, service: string): boolean {
  const uses = environment.services[service]?.uses;
  if (!uses) return false;
  const signsIn = uses.caches.some((cache) => environment.caches[cache]?.access === 'iam');
  return Object.keys(uses.buckets).length > 0 || uses.search.length > 0 || signsIn;
}

/** Add-ons of this environment that act in AWS. */
export function addonIdentities(environment: Environment): readonly AddonIdentity[] {
  const fromCharts = addonsOf(environment).flatMap((addon) =>
    (addon.accounts ?? [])
      .filter(({ isNeeded }) => isNeeded?.(environment) ?? true)
      .map(({ serviceAccount, duties }) => ({
        role: addonRoleName(environment, serviceAccount),
        namespace: addon.namespace,
        serviceAccount,
        origin: ['addons', addon.name],
        duties,
      })),
  );
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
