// What moto 5.2.1 cannot do of what the stacks ask. Seen by `npm run verify:apply -- --all`.
import { refusesUnderAnyCondition } from './ask-emulator.ts';
import type { Gap, Resource } from './gap.ts';

const LEFT_OUT = { leaves: 'resource' } as const;

function drift(...paths: string[]): Gap['instead'] {
  return { leaves: 'drift', paths };
}

function without(path: string): Gap['instead'] {
  return { leaves: 'argument', path };
}

function mentions(expression: string): (resource: Resource) => boolean {
  return ({ body }) => JSON.stringify(body).includes(expression);
}

const NO_OPERATION = 'it has no such operation';

export const gaps: readonly Gap[] = [
  {
    type: 'aws_s3_bucket_policy',
    missing:
      'a Deny refuses every object, whatever its condition: Terraform could not keep a state',
    instead: LEFT_OUT,
    only: ({ stack }) => stack.endsWith('/state'),
    stillMissing: refusesUnderAnyCondition,
  },
  {
    type: 'aws_s3_bucket_lifecycle_configuration',
    missing: 'newer_noncurrent_versions is forgotten',
    instead: without('rule.noncurrent_version_expiration.newer_noncurrent_versions'),
    only: mentions('newer_noncurrent_versions'),
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_vpc_security_group_egress_rule',
    missing: 'the description is forgotten',
    instead: drift('description'),
  },
  {
    type: 'aws_vpc_security_group_ingress_rule',
    missing: 'an EKS cluster has no security group of its own',
    instead: LEFT_OUT,
    only: mentions('cluster_security_group_id'),
  },
  { type: 'aws_eks_addon', missing: NO_OPERATION, instead: LEFT_OUT },
  { type: 'aws_eks_access_entry', missing: NO_OPERATION, instead: LEFT_OUT },
  {
    type: 'aws_eks_access_policy_association',
    missing: 'there are no access entries',
    instead: LEFT_OUT,
    follows: ['aws_eks_access_entry'],
  },
  {
    type: 'aws_instance',
    missing: 'a root volume has to name its size, which AWS takes from the image',
    instead: without('root_block_device'),
  },
  {
    type: 'aws_eks_cluster',
    missing: 'who may use it is forgotten',
    instead: without('access_config'),
  },
  {
    type: 'aws_eks_cluster',
    missing: 'until when it is supported is forgotten',
    instead: drift('upgrade_policy'),
  },
  {
    type: 'aws_budgets_budget',
    missing: 'tags and subscribers cannot be read',
    instead: LEFT_OUT,
  },
  {
    type: 'aws_db_parameter_group',
    missing: 'parameters are forgotten',
    instead: drift('parameter'),
  },
  {
    type: 'aws_db_instance',
    missing: 'monitoring and Performance Insights are forgotten',
    instead: drift(
      'monitoring_interval',
      'monitoring_role_arn',
      'performance_insights_enabled',
      'performance_insights_kms_key_id',
      'performance_insights_retention_period',
    ),
  },
  {
    type: 'aws_organizations_delegated_administrator',
    missing: 'it does not know this service',
    instead: LEFT_OUT,
    only: mentions('config.amazonaws.com'),
  },
  {
    type: 'aws_ram_sharing_with_organization',
    missing: 'there is no service-linked role of it',
    instead: LEFT_OUT,
  },
  { type: 'aws_msk_configuration', missing: NO_OPERATION, instead: LEFT_OUT },
  { type: 'aws_msk_cluster', missing: 'its configuration cannot be named', instead: LEFT_OUT },
];
