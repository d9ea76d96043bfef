import type { Kind } from '../kind.ts';
import { secretAccess } from './access.ts';
import { codes } from './codes.ts';
import { readerStatements } from './key-grants.ts';
import { ownSecretName } from './names.ts';
import { secretPage } from './page.ts';
import { checkSecrets } from './rules.ts';
import { Secret, SecretUse } from './schema.ts';
import { addOwnSecrets } from './terraform.ts';

export const secrets: Kind<'secrets', typeof Secret, typeof SecretUse, null> = {
  collection: 'secrets',
  slug: 'secret',
  noun: 'secret',
  about: 'Secrets of our own that services share, by name.',
  entry: Secret,
  use: SecretUse,
  defaults: null,
  codes,
  rules: { rules: [checkSecrets] },
  access: secretAccess,
  leaving: { snapshot: false },
  terraform: { stacks: { data: addOwnSecrets }, keyGrants: readerStatements },
  page: secretPage,
  checks: {
    byHand: (environment) =>
      Object.entries(environment.secrets)
        .filter(([, { source }]) => source === 'people')
        .map(([key, { keys }]) => [ownSecretName(environment, key), keys]),
  },
};
