import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { withNodePools } from '../../support/with-node-pools.ts';

const statements = terraformOf(anEnvironment(withNodePools())).policy('addon-karpenter');
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
