import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';
import { userPoolName } from './names.ts';
import type { UserPool, UserPoolUse } from './schema.ts';

const NODE = 'user_pool';
const SECOND_FACTOR = {
  off: 'no second factor',
  optional: 'second factor as users want',
  on: 'second factor',
};

function rows(environment: Environment): readonly (readonly string[])[] {
  return sortedEntries(environment.userPools).map(([key, pool]) => [
    `user pool ${code(key)}`,
    describe(environment, key, pool),
    inline(pool.purpose),
  ]);
}

function describe(environment: Environment, key: string, pool: UserPool): string {
  const { domainPrefix, pages, clients, email } = pool;
  return [
    userPoolName(environment, key),
    `sign-in by ${pool.signIn.join(', ')}`,
    pool.selfSignUp ? 'open to all' : 'by invitation',
    SECOND_FACTOR[pool.mfa],
    ...sortedEntries(clients).map(([client]) => `client ${code(client)}`),
    email === null ? 'mails by Cognito' : `mails by SES as ${inline(email.from)}`,
    ...(domainPrefix === null
      ? []
      : [`pages at ${domainPrefix}.auth.${environment.aws.region}.amazoncognito.com`]),
    ...(pages === null ? [] : [`pages at ${pages.host}`]),
  ].join(', ');
}

export const userPoolPage: PagePart<UserPool, UserPoolUse> = {
  shelf: 'stores',
  nodes: ({ userPools }) =>
    sortedEntries(userPools).map(([key]) => shapes.store(nodeId(NODE, key), label('Cognito', key))),
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows,
  uses: ({ store, use }) => `user pool ${code(store)} (${use})`,
  objectives: ({ userPools }) =>
    sortedEntries(userPools).map(
      ([key]) => `Users of pool ${code(key)}: in the region alone; Cognito has no backup`,
    ),
};
