import type { Kind } from '../kind.ts';
import { externalAccess } from './access.ts';
import { codes } from './codes.ts';
import { externalSecretName } from './names.ts';
import { externalPage } from './page.ts';
import { checkExternals } from './rules.ts';
import { External, ExternalUse } from './schema.ts';
import { addExternalSecrets } from './terraform.ts';

export const externals: Kind<'externals', typeof External, typeof ExternalUse, null> = {
  collection: 'externals',
  slug: 'external',
  noun: 'external',
  about: 'Services of others that ours call, by name.',
  entry: External,
  use: ExternalUse,
  defaults: null,
  codes,
  rules: { rules: [checkExternals] },
  access: externalAccess,
  leaving: { snapshot: false },
  terraform: { stacks: { data: addExternalSecrets } },
  page: externalPage,
  checks: {
    byHand: (environment) =>
      Object.entries(environment.externals)
        .filter(([, { secretKeys }]) => secretKeys.length > 0)
        .map(([key, { secretKeys }]) => [externalSecretName(environment, key), secretKeys]),
  },
};
