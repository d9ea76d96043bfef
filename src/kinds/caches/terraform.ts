// ElastiCache replication groups and, where services sign in with IAM, their users.

import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group/index.js';
import { ElasticacheUser } from '@cdktf/provider-aws/lib/elasticache-user/index.js';
import { ElasticacheUserGroup } from '@cdktf/provider-aws/lib/elasticache-user-group/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addEndpointSecret } from '../../terraform/secret.ts';
import { cacheId, cacheSecretName, cacheUserName } from './names.ts';
import type { Cache } from './schema.ts';

export function addCaches(module: RootModule): void {
  const { environment } = module;
  const caches = Object.entries(environment.caches);
  if (caches.length === 0) return;
  const subnets = module.resource(ElasticacheSubnetGroup, 'main', ['caches'], {
    name: prefixOf(environment),
    subnetIds: module.stateOf('network').list('subnet_ids', networkOf(environment).placement.data),
  });
  const users = addUsers(module);
  for (const [key, cache] of caches) {
    const group = addReplicationGroup(module, {
      key,
      cache,
      subnetGroup: subnets.name,
      userGroup: cache.access === 'iam' ? addUserGroup(module, key, users) : undefined,
    });
    addEndpointSecret(module, {
      key: `cache-${key}`,
      name: cacheSecretName(environment, key),
      description: `Address of the cache ${key}`,
      origin: ['caches', key],
      values: {
        host: isClustered(cache)
          ? group.configurationEndpointAddress
          : group.primaryEndpointAddress,
        port: group.port.toString(),
      },
    });
  }
}

function isClustered(cache: Cache): boolean {
  return cache.shards > 1;
}

interface GroupInput {
  readonly key: string;
  readonly cache: Cache;
  readonly subnetGroup: string;
  readonly userGroup: string | undefined;
}

function addReplicationGroup(module: RootModule, input: GroupInput): ElasticacheReplicationGroup {
  const { key, cache, subnetGroup, userGroup } = input;
  const [major = ''] = cache.version.split('.');
  const family = `default.${cache.engine}${major}`;
  return module.resource(ElasticacheReplicationGroup, key, ['caches', key], {
    replicationGroupId: cacheId(module.environment, key),
    description: cache.purpose,
    engine: cache.engine,
    engineVersion: cache.version,
    nodeType: cache.nodeType,
    parameterGroupName: isClustered(cache) ? `${family}.cluster.on` : family,
    numNodeGroups: cache.shards,
    replicasPerNodeGroup: cache.replicasPerShard,
    automaticFailoverEnabled: cache.replicasPerShard > 0,
    multiAzEnabled: cache.multiAz,
    atRestEncryptionEnabled: 'true',
    kmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
    transitEncryptionEnabled: true,
    transitEncryptionMode: 'required',
    port: 6379,
    subnetGroupName: subnetGroup,
    securityGroupIds: [module.stateOf('network').entry('security_group_ids', `cache/${key}`)],
    ...(userGroup === undefined ? {} : { userGroupIds: [userGroup] }),
    snapshotRetentionLimit: cache.snapshotRetentionDays,
    snapshotWindow: '03:00-04:00',
    maintenanceWindow: 'sun:05:00-sun:06:00',
    autoMinorVersionUpgrade: 'true',
    applyImmediately: false,
    lifecycle: { preventDestroy: true },
  });
}

/** One user per service that uses a cache with IAM; returns user ids by service. */
function addUsers(module: RootModule): ReadonlyMap<string, string> {
  const { environment } = module;
  const signingIn = Object.entries(environment.services).filter(([, { uses }]) =>
    uses.caches.some((key) => environment.caches[key]?.access === 'iam'),
  );
  return new Map(
    signingIn.map(([service]) => {
      const name = cacheUserName(environment, service);
      const user = module.resource(
        ElasticacheUser,
        service,
        ['services', service, 'uses', 'caches'],
        {
          userId: name,
          userName: name,
          engine: 'redis',
          accessString: 'on ~* +@all -@dangerous',
          authenticationMode: { type: 'iam' },
        },
      );
      return [service, user.userId];
    }),
  );
}

/** A group needs a user named "default"; this one may do nothing.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
function addUserGroup(module: RootModule, key: string, users: ReadonlyMap<string, string>): string {
  const { environment } = module;
  const name = `${cacheId(environment, key)}-default`;
  const nobody = module.resource(ElasticacheUser, `default-${key}`, ['caches', key, 'access'], {
    userId: name,
    userName: 'default',
    engine: 'redis',
    accessString: 'off ~* -@all',
    authenticationMode: { type: 'no-password-required' },
  });
  const members = [...users].filter(([service]) =>
    environment.services[service]?.uses.caches.includes(key),
  );
  const group = module.resource(ElasticacheUserGroup, key, ['caches', key, 'access'], {
    userGroupId: cacheId(environment, key),
    engine: 'redis',
    userIds: [nobody.userId, ...members.map(([, id]) => id)],
  });
  return group.userGroupId;
}
