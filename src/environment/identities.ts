// Who acts in AWS: add-ons, and services whose edges lead to its APIs.
import type { AddonAccount } from '../addons/addon.ts';
import { installedAddons } from '../addons/addons.ts';
import type { Identity } from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { grantsOf } from './edges.ts';

export interface AddonIdentity extends Identity {
  readonly statements: AddonAccount['statements'];
}

/** Whether a service calls AWS APIs with its role. */
export function actsInAws(environment: Environment, service: string): boolean {
  return grantsOf(environment, service).some(({ statements = [] }) => statements.length > 0);
}

/** Add-ons of this environment that act in AWS. */
export function addonIdentities(environment: Environment): readonly AddonIdentity[] {
  return installedAddons(environment).flatMap(({ name, namespace, accounts = [] }) =>
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
