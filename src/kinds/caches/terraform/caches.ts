// ElastiCache replication groups.

import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group/index.js';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { addEndpointSecret } from '../../../terraform/secret.ts';
import { cacheId, cacheSecretName, parameterFamily } from '../names.ts';
import type { Cache } from '../schema.ts';
import { addPasswordUsers, addSigningUsers, addUserGroup } from './users.ts';

export function addCaches(module: RootModule): void {
  const { environment } = module;
  const caches = Object.entries(environment.caches);
  if (caches.length === 0) return;
  const subnets = module.resource(ElasticacheSubnetGroup, 'main', ['caches'], {
    name: prefixOf(environment),
    subnetIds: module.stateOf('network').list('subnet_ids', networkOf(environment).placement.data),
  });
  const signing = addSigningUsers(module);
  for (const [key, cache] of caches) {
    const group = addReplicationGroup(module, {
      key,
      cache,
      subnetGroup: subnets.name,
      userGroup: userGroupOf(module, key, cache, signing),
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

function userGroupOf(
  module: RootModule,
  key: string,
  { access }: Cache,
  signing: ReadonlyMap<string, string>,
): string | undefined {
  if (access === 'network') return undefined;
  return addUserGroup(module, key, access === 'iam' ? signing : addPasswordUsers(module, key));
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
  return module.resource(ElasticacheReplicationGroup, key, ['caches', key], {
    replicationGroupId: cacheId(module.environment, key),
    description: cache.purpose,
    engine: cache.engine,
    engineVersion: cache.version,
    nodeType: cache.nodeType,
    parameterGroupName: `default.${parameterFamily(cache)}${isClustered(cache) ? '.cluster.on' : ''}`,
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
    // What is applied is there when the apply ends: the next upgrade begins with what this one wrote.
    applyImmediately: true,
    lifecycle: { preventDestroy: true },
  });
}
