// The ClusterSecretStores with the role each signs in with.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { roleAccounts } from '../role-accounts.ts';
import { type Role, rolesByArn } from '../roles.ts';

export interface SecretStore {
  readonly name: string;
  readonly region: string;
  /** `external-secrets/external-secrets` */
  readonly account: string;
  /** Whether that ServiceAccount takes on any role. */
  readonly isAnnotated: boolean;
  readonly role: Role | undefined;
  readonly origin: Path;
}

export const secretStores = oncePerInput((input): ReadonlyMap<string, SecretStore> => {
  const stores = objectsOf(input, 'ClusterSecretStore').map(({ object, origin }) => {
    const aws = asBody(asBody(asBody(object['spec'])['provider'])['aws']);
    const account = asBody(asBody(asBody(aws['auth'])['jwt'])['serviceAccountRef']);
    const found = roleAccounts(input).find(
      ({ namespace, name }) => namespace === account['namespace'] && name === account['name'],
    );
    return {
      name: object.metadata.name,
      region: asText(aws['region']),
      account: `${asText(account['namespace'])}/${asText(account['name'])}`,
      isAnnotated: found !== undefined,
      role: found && rolesByArn(input).get(found.arn),
      origin,
    };
  });
  return new Map(stores.map((store) => [store.name, store]));
});
