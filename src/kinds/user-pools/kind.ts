import type { Kind } from '../kind.ts';
import { userPoolAccess } from './access.ts';
import { codes } from './codes.ts';
import { userPoolNames } from './names.ts';
import { userPoolPage } from './page.ts';
import { pageHosts } from './pages.ts';
import { checkParents, checkUserPools } from './rules.ts';
import { UserPool, UserPoolUse } from './schema.ts';
import { addPages } from './terraform/pages.ts';
import { addUserPools } from './terraform/user-pools.ts';

const FRUGAL = { deletionProtection: false };

export const userPools: Kind<'userPools', typeof UserPool, typeof UserPoolUse, 'userPool'> = {
  collection: 'userPools',
  slug: 'user-pool',
  noun: 'user pool',
  about: 'User pools of Amazon Cognito by name: who signs in to the apps.',
  entry: UserPool,
  use: UserPoolUse,
  defaults: 'userPool',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: {
    rules: [checkUserPools],
    landscapeRules: [checkParents],
    hosts: pageHosts,
    names: userPoolNames,
  },
  access: userPoolAccess,
  endpoint: 'cognito-idp',
  leaving: { snapshot: false },
  terraform: { stacks: { data: addUserPools, edge: addPages } },
  page: userPoolPage,
};
