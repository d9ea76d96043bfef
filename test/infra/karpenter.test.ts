import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';
import { withNodePools } from '../support/with-node-pools.ts';

const terraform = terraformOf(anEnvironment(withNodePools()));
const statements = terraform.policy('addon-karpenter');
const CLUSTER = 'kubernetes.io/cluster/shop-prod';

interface Condition {
  readonly test: string;
  readonly variable: string;
  readonly values: readonly string[];
}

function valuesOf(sid: string, variable: string): readonly string[] | undefined {
  const conditions: readonly Condition[] = statements[sid].condition;
  return conditions.find((each) => each.variable === variable)?.values;
}

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
    expect(policiesOf('nodes')).toHaveLength(3);
  });
});

describe('the role of Karpenter', () => {
  it.each(['LaunchWithTags', 'TagWhatIsMade'])('makes only what is tagged: %s', (sid) => {
    expect(valuesOf(sid, `aws:RequestTag/${CLUSTER}`)).toEqual(['owned']);
    expect(valuesOf(sid, 'aws:RequestTag/eks:eks-cluster-name')).toEqual(['shop-prod']);
  });

  it.each(['Remove', 'NameInstances', 'LaunchFromOwnTemplates', 'ChangeProfiles'])(
    'touches only what is of this cluster: %s',
    (sid) => {
      expect(valuesOf(sid, `aws:ResourceTag/${CLUSTER}`)).toEqual(['owned']);
    },
  );

  it('hands over the role of the nodes and no other', () => {
    expect(statements['HandOverRole']).toMatchObject({
      actions: ['iam:PassRole'],
      resources: ['arn:aws:iam::210987654321:role/shop-prod-karpenter-nodes'],
    });
  });

  it('makes the role of spot instances, which a new account lacks, and no other (S1-CMP-16)', () => {
    expect(statements['BuySpot']).toMatchObject({
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [expect.stringMatching(/AWSServiceRoleForEC2Spot$/)],
    });
    expect(valuesOf('BuySpot', 'iam:AWSServiceName')).toEqual(['spot.amazonaws.com']);
  });

  it('makes no role where no pool is bought on spot', () => {
    const cluster = { nodePools: { application: { instanceTypes: ['m5.xlarge'], maxNodes: 20 } } };
    const { policy } = terraformOf(anEnvironment({ addons: { karpenter: {} }, cluster }));

    expect(policy('addon-karpenter')).not.toHaveProperty('BuySpot');
  });

  it('changes nothing where it is not limited to resources', () => {
    const unlimited = Object.values(statements).filter(({ resources }) => resources[0] === '*');

    expect(unlimited.flatMap(({ actions }) => actions)).toHaveLength(13);
    for (const { actions } of unlimited)
      expect(actions.join()).toMatch(/^((ec2:Describe|iam:List|pricing:Get)\w+,?)+$/);
  });

  it('fits an inline policy of a role, which holds 10,240 characters', () => {
    const document = Object.values(statements).map((statement) => JSON.stringify(statement));

    expect(document.join('').length).toBeLessThan(9000);
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
