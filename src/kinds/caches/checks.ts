import type { ChecksPart } from '../contract/checks-part.ts';

export const cacheChecks: ChecksPart = {
  places: [
    {
      type: 'aws_elasticache_replication_group',
      groupsAt: 'security_group_ids',
      subnetsAt: 'subnet_group_name',
    },
  ],
  things: [
    {
      kind: 'cache',
      type: 'aws_elasticache_replication_group',
      nameAt: 'replication_group_id',
      variables: /(^|_)CACHE_NAME$/,
      actions: ['elasticache:Connect', 'elasticache:CreateSnapshot'],
      arn: 'arn:aws:elasticache:{region}:{account}:replicationgroup:*',
      inPolicies: /^arn:aws:elasticache:[^:]*:[^:]*:replicationgroup:([^*]+)$/,
    },
    {
      kind: 'cache user',
      type: 'aws_elasticache_user',
      nameAt: 'user_name',
      variables: /(^|_)REDIS_USERNAME$/,
      actions: ['elasticache:Connect', 'elasticache:ModifyUser'],
      arn: 'arn:aws:elasticache:{region}:{account}:user:*',
      inPolicies: /^arn:aws:elasticache:[^:]*:[^:]*:user:([^*]+)$/,
    },
  ],
};
