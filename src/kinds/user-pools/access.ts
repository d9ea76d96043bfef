// What tells a consumer of a user pool, and what it may do with users. The id of a pool is made up by AWS, so a
// pool is told from others in policies by its tag.
import { insert } from '../../model/kubernetes/external-secret.ts';
import { regionalArn, statementId } from '../../model/naming/core.ts';
import { readAll, type SecretVariable } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { clientProperty, clientVariable, userPoolName, userPoolSecretName } from './names.ts';
import type { UserPool, UserPoolUse } from './schema.ts';

const HTTPS_PORT = 443;

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
const MANAGE = [
  'AdminAddUserToGroup',
  'AdminConfirmSignUp',
  'AdminCreateUser',
  'AdminDeleteUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminGetUser',
  'AdminListGroupsForUser',
  'AdminRemoveUserFromGroup',
  'AdminResetUserPassword',
  'AdminSetUserPassword',
  'AdminUpdateUserAttributes',
  'AdminUserGlobalSignOut',
  'DescribeUserPool',
  'ListGroups',
  'ListUsers',
  'ListUsersInGroup',
];

export function userPoolAccess(edge: Edge<UserPool, UserPoolUse>): Grant {
  const { environment, store, use } = edge;
  return {
    // Tokens are checked with keys that anybody may read, over HTTPS.
    outsidePorts: [HTTPS_PORT],
    statements:
      use === 'verify'
        ? []
        : [
            {
              sid: `Users${statementId(store)}`,
              actions: MANAGE.map((action) => `cognito-idp:${action}`),
              resources: [regionalArn(environment, 'cognito-idp', 'userpool/*')],
              condition: {
                StringEquals: { 'aws:ResourceTag/UserPool': userPoolName(environment, store) },
              },
            },
          ],
    secrets: told(edge),
  };
}

function told({
  environment,
  store,
  stores,
  entry,
}: Edge<UserPool, UserPoolUse>): readonly SecretVariable[] {
  const name = `user_pool_${store.replaceAll('-', '_')}`;
  const secret = userPoolSecretName(environment, store);
  const properties = [
    ['USER_POOL_ID', 'pool'],
    ['USER_POOL_ISSUER', 'issuer'],
    ...Object.keys(entry.clients).map((client) => [clientVariable(client), clientProperty(client)]),
  ] as const;
  return properties.map(([variable = '', property = '']) => ({
    variable: storeVariable(stores, store, variable),
    template: insert(`${name}_${property}`),
    reads: readAll(name, secret, [property]),
  }));
}
