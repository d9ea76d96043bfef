// The users of caches, and the groups that caches admit.
import { ElasticacheUser } from '@cdktf/provider-aws/lib/elasticache-user/index.js';
import { ElasticacheUserGroup } from '@cdktf/provider-aws/lib/elasticache-user-group/index.js';
import { consumerAt, consumersOf } from '../../../model/services/consumers.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addLoginSecret } from '../../../terraform/secret.ts';
import { ACCESS, cacheLogins } from '../logins.ts';
import { cacheId, cacheLoginName, cacheUserName, passwordUserName } from '../names.ts';

const NOTHING = 'off ~* -@all';

/**
 * One user per consumer of the cache; returns user ids by consumer. The provider takes passwords of
 * users in arguments that stand in the state, and write-only ones from a version on that is newer than our
 * lock (https://github.com/hashicorp/terraform-provider-aws/pull/45988): so the user is made switched off,
 * and the job of platform/logins.ts gives it the password of the secret, and switches it on.
 */
export function addPasswordUsers(module: RootModule, key: string): ReadonlyMap<string, string> {
  const { environment } = module;
  const logins = cacheLogins(environment).filter(({ cache }) => cache === key);
  return new Map(
    logins.map(({ consumer, origin }) => {
      const name = passwordUserName(environment, key, consumer);
      addLoginSecret(module, {
        key: `cache-${key}-login-${consumer}`,
        name: cacheLoginName(environment, key, consumer),
        description: `Login of ${consumer} to the cache ${key}`,
        origin,
        values: { username: name },
      });
      const user = module.resource(ElasticacheUser, `${key}_${consumer}`, origin, {
        userId: name,
        userName: name,
        engine: 'redis',
        accessString: NOTHING,
        authenticationMode: { type: 'no-password-required' },
        lifecycle: { ignoreChanges: ['access_string', 'authentication_mode'] },
      });
      return [consumer, user.userId];
    }),
  );
}

/** One user per consumer of a cache with IAM; returns user ids by consumer. */
export function addSigningUsers(module: RootModule): ReadonlyMap<string, string> {
  const { environment } = module;
  const signingIn = consumersOf(environment).filter(({ uses }) =>
    uses.caches.some((key) => environment.caches[key]?.access === 'iam'),
  );
  return new Map(
    signingIn.map(({ key, path }) => {
      const name = cacheUserName(environment, key);
      const user = module.resource(ElasticacheUser, key, [...path, 'caches'], {
        userId: name,
        userName: name,
        engine: 'redis',
        accessString: ACCESS,
        authenticationMode: { type: 'iam' },
      });
      return [key, user.userId];
    }),
  );
}

/** A group needs a user named "default"; this one may do nothing.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
export function addUserGroup(
  module: RootModule,
  key: string,
  users: ReadonlyMap<string, string>,
): string {
  const { environment } = module;
  const name = `${cacheId(environment, key)}-default`;
  const nobody = module.resource(ElasticacheUser, `default-${key}`, ['caches', key, 'access'], {
    userId: name,
    userName: 'default',
    engine: 'redis',
    accessString: NOTHING,
    authenticationMode: { type: 'no-password-required' },
  });
  const members = [...users].filter(([consumer]) =>
    consumerAt(environment, consumer)?.uses.caches.includes(key),
  );
  const group = module.resource(ElasticacheUserGroup, key, ['caches', key, 'access'], {
    userGroupId: cacheId(environment, key),
    engine: 'redis',
    userIds: [nobody.userId, ...members.map(([, id]) => id)],
  });
  return group.userGroupId;
}
