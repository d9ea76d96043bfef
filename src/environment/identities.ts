// Who acts in AWS: add-ons, and consumers whose edges lead to its APIs.
import type { AddonAccount } from '../addons/addon.ts';
import { installedAddons } from '../addons/addons.ts';
import type { Actor } from '../kinds/contract/consumer-part.ts';
import type { Identity } from '../model/identity.ts';
import { addonRoleName } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { type Consumer, consumersOf } from '../model/services/consumers.ts';
import { grantsOf, kindOf } from './edges.ts';

export interface AddonIdentity extends Identity {
  readonly statements: AddonAccount['statements'];
}

/** Whether a consumer calls AWS APIs with its role. */
export function actsInAws(environment: Environment, consumer: string): boolean {
  return grantsOf(environment, consumer).some(({ statements = [] }) => statements.length > 0);
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

/** A consumer that is no service, and who takes on its role. */
export interface ActingConsumer {
  readonly consumer: Consumer;
  readonly actor: Actor;
}

export function actingConsumers(environment: Environment): readonly ActingConsumer[] {
  return consumersOf(environment).flatMap((consumer) => {
    const actor = kindOf(consumer)?.consumer?.actor(environment, consumer.key) ?? null;
    return actor === null ? [] : [{ consumer, actor }];
  });
}
