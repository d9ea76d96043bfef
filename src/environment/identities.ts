// Who acts in AWS: add-ons, tasks that look after stores, and services whose edges lead to its APIs.
import type { AddonAccount } from '../addons/addon.ts';
import { addonsOf } from '../addons/addons.ts';
import {
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

/** Whether a service calls AWS APIs with its role. */
export function actsInAws(environment: Environment, service: string): boolean {
  return grantsOf(environment, service).some(({ statements = [] }) => statements.length > 0);
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

/** The task that exports databases. */
export function exportIdentity(environment: Environment): readonly TaskIdentity[] {
  const exported = Object.entries(environment.databases).find(([, each]) => each.export !== null);
  if (!exported) return [];
  return [
    {
      role: addonRoleName(environment, DATABASE_EXPORT_ACCOUNT),
      namespace: DATABASE_NAMESPACE,
      serviceAccount: DATABASE_EXPORT_ACCOUNT,
      origin: ['databases', exported[0], 'export'],
      duty: 'exportDatabases',
    },
  ];
}
