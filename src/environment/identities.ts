// Who acts in AWS: add-ons, and services whose edges lead to its APIs.
import type { AddonAccount } from '../addons/addon.ts';
import { installedAddons, namespaceOf } from '../addons/addons.ts';
import { externalSecrets } from '../addons/external-secrets.ts';
import type { Identity } from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import { prefixOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import { grantsOf } from './edges.ts';

export interface AddonIdentity extends Identity {
  readonly statements: AddonAccount['statements'];
}

/** Whether a service calls AWS APIs with its role. */
export function actsInAws(environment: Environment, service: string): boolean {
  return grantsOf(environment, service).some(({ statements = [] }) => statements.length > 0);
}

/** Where an add-on stands already its accounts are not ours: the stores of secrets get some of their own. */
export function storeAccount(environment: Environment, account: string): string {
  const isOurs = environment.addons[externalSecrets.name]?.existing === null;
  return isOurs ? account : `${prefixOf(environment)}-${account}`;
}

/** Who the store of secrets signs in as, where the add-on stands already. */
function standingStore(environment: Environment): readonly AddonIdentity[] {
  const { name, accounts = [] } = externalSecrets;
  if (!environment.addons[name]?.existing) return [];
  return accounts.map(({ serviceAccount, statements }) => ({
    role: addonRoleName(environment, serviceAccount),
    namespace: namespaceOf(environment, externalSecrets),
    serviceAccount: storeAccount(environment, serviceAccount),
    origin: ['addons', name],
    statements,
  }));
}

/** Add-ons of this environment that act in AWS. */
export function addonIdentities(environment: Environment): readonly AddonIdentity[] {
  const installed = installedAddons(environment).flatMap(({ name, namespace, accounts = [] }) =>
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
  return [...installed, ...standingStore(environment)];
}
