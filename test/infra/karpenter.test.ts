import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';
import { withNodePools } from '../support/with-node-pools.ts';

const terraform = terraformOf(anEnvironment(withNodePools()));

describe('nodes that Karpenter makes (S1-ADD-04)', () => {
  it('join the cluster with a role of their own', () => {
    expect(terraform.one('aws_eks_access_entry', 'karpenter_nodes')).toEqual({
      cluster_name: `\${aws_eks_cluster.main.name}`,
      principal_arn: `\${aws_iam_role.karpenter-nodes.arn}`,
      type: 'EC2_LINUX',
    });
    expect(terraform.one('aws_iam_role', 'karpenter-nodes').name).toBe('shop-prod-karpenter-nodes');
  });

  it('have the policies of managed nodes', () => {
    const policiesOf = (role: string) =>
      Object.entries(terraform.all('aws_iam_role_policy_attachment'))
        .filter(([key]) => key.startsWith(`${role}-Amazon`))
        .map(([, { policy_arn }]) => policy_arn);

    expect(policiesOf('karpenter-nodes')).toEqual(policiesOf('nodes'));
    expect(policiesOf('nodes')).toHaveLength(2);
  });
});

describe('word of interruptions (S1-CMP-16)', () => {
  const rules = terraform.all('aws_cloudwatch_event_rule');

  it('comes from spot interruptions, rebalancing, changes of state and AWS Health', () => {
    const kinds = Object.values(rules).map(
      ({ event_pattern }) => JSON.parse(event_pattern)['detail-type'][0],
    );

    expect(kinds.sort()).toEqual([
      'AWS Health Event',
      'EC2 Instance Rebalance Recommendation',
      'EC2 Instance State-change Notification',
      'EC2 Spot Instance Interruption Warning',
    ]);
    expect(Object.keys(terraform.all('aws_cloudwatch_event_target'))).toEqual(Object.keys(rules));
  });

  it('is written to the queue by these rules alone', () => {
    const { WrittenByRules } = terraform.policy('karpenter-queue');
    const arns = Object.values(rules).map(
      ({ name }) => `arn:aws:events:eu-west-1:210987654321:rule/${name}`,
    );

    expect(WrittenByRules.condition).toEqual([
      { test: 'ArnEquals', variable: 'aws:SourceArn', values: arns },
    ]);
    expect(terraform.one('aws_sqs_queue', 'karpenter')).toMatchObject({
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
  });

  it('is not there without Karpenter', () => {
    expect(terraformOf(anEnvironment()).all('aws_sqs_queue')).toEqual({});
  });
});
