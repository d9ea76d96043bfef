// Who acts in AWS: add-ons, tasks that look after stores, and services whose edges lead to its APIs.
import type { AddonAccount } from '../addons/addon.ts';
import { addonsOf } from '../addons/addons.ts';
import type { Path } from '../diagnostics/diagnostic.ts';
import {
  CACHE_SNAPSHOT_ACCOUNT,
  DATABASE_EXPORT_ACCOUNT,
  DATABASE_NAMESPACE,
  type Identity,
  type TaskDuty,
} from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { grantsOf } from './edges.ts';

export interface AddonIdentity extends Identity {
  readonly statements: AddonAccount['statements'];
}

export interface TaskIdentity extends Identity {
  readonly duty: TaskDuty;
}

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

/** Add-ons of this environment that act in AWS. */
export function addonIdentities(environment: Environment): readonly AddonIdentity[] {
  return addonsOf(environment).flatMap(({ name, namespace, accounts = [] }) =>
    accounts
      .filter(({ isNeeded }) => isNeeded?.(environment) ?? true)
      .map(({ serviceAccount, statements }) => ({
        role: addonRoleName(environment, serviceAccount),
        namespace,
        serviceAccount,
        origin: ['addons', name],
        statements,
      })),
  );
}

/** Tasks that look after stores from inside the cluster, one account per duty. */
export function taskIdentities(environment: Environment): readonly TaskIdentity[] {
  const exported = Object.entries(environment.databases).find(([, each]) => each.export !== null);
  const snapshot = Object.entries(environment.caches).find(([, each]) => each.extraSnapshots);
  const identity = (serviceAccount: string, origin: Path, duty: TaskDuty): TaskIdentity => ({
    role: addonRoleName(environment, serviceAccount),
    namespace: DATABASE_NAMESPACE,
    serviceAccount,
    origin,
    duty,
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
