// What jobs in the cluster read from Secrets Manager with a role of their own.
import { namespaceOf } from '../addons/addons.ts';
import {
  externalSecrets,
  managedStatements,
  readStatements,
  standingStatements,
} from '../addons/external-secrets.ts';
import type { Master } from '../kinds/contract/platform-part.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { ManagedSecret } from '../model/data/master-secret.ts';
import type { StandingSecret } from '../model/data/standing-store.ts';
import { JOB_STORE } from '../model/kubernetes/external-secret.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import { slugOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { AddonIdentity } from './identities.ts';
import { standingSecrets } from './standing-secrets.ts';

interface JobReads {
  /** Names in Secrets Manager. */
  readonly reads: readonly string[];
  /** Names of logins of administrators, whether a job is there or not. */
  readonly masters: readonly string[];
  /** Logins of administrators that AWS makes and a job reads. */
  readonly managed: readonly ManagedMaster[];
  /** Logins of administrators that others keep and a job reads. */
  readonly standing: readonly StandingSecret[];
}

export type ManagedMaster = Master & { readonly secret: ManagedSecret };

export function jobSecrets(environment: Environment): JobReads {
  const all = everyKind.flatMap(({ platform }) => platform?.jobSecrets?.(environment) ?? []);
  const masters = all.flatMap((each) => each.masters);
  return {
    reads: all.flatMap(({ reads }) => reads).sort(),
    masters: masters
      .map(({ secret }) => secret)
      .filter((secret) => typeof secret === 'string')
      .sort(),
    managed: masters.filter(isManaged).filter(({ isRead }) => isRead),
    standing: standingSecrets(environment).filter(({ name, isMaster }) =>
      masters.some((each) => isMaster && each.isRead && each.secret === name),
    ),
  };
}

function isManaged(master: Master): master is ManagedMaster {
  return typeof master.secret !== 'string';
}

/** Who the store of these jobs signs in as; none where there are no jobs. */
export function jobStoreIdentity(environment: Environment): readonly AddonIdentity[] {
  const { name } = externalSecrets;
  const { reads, managed, standing } = jobSecrets(environment);
  if (!environment.addons[name] || reads.length === 0) return [];
  return [
    {
      role: addonRoleName(environment, JOB_STORE),
      namespace: namespaceOf(environment, externalSecrets),
      serviceAccount: storeAccount(environment, JOB_STORE),
      origin: ['addons', name],
      statements: (context) => [
        ...readStatements(context, reads),
        ...standingStatements(environment, standing),
        ...managedStatements(
          environment,
          managed.map(({ secret }) => secret),
        ),
      ],
    },
  ];
}

/** Where an add-on stands already its accounts are not ours: the stores of secrets get some of their own. */
export function storeAccount(environment: Environment, account: string): string {
  const isOurs = environment.addons[externalSecrets.name]?.existing === null;
  return isOurs ? account : `${slugOf(environment)}-${account}`;
}

/** Who the store of secrets signs in as, where the add-on stands already. */
export function standingStore(environment: Environment): readonly AddonIdentity[] {
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

/** All who stores of secrets sign in as, beside the add-on itself. */
export function storeIdentities(environment: Environment): readonly AddonIdentity[] {
  return [...standingStore(environment), ...jobStoreIdentity(environment)];
}
