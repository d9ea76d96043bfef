import { describe, expect, it } from 'vitest';
import { checkIamWildcard } from '../../../../src/check/safety/cloud/check-iam-wildcard.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { withStatement } from './with-statement.ts';

describe('checkIamWildcard', () => {
  it('has nothing to say about Night School', () => {
    expect(checkIamWildcard(compiledNightSchool())).toEqual([]);
  });

  it.each([
    ['everything', { actions: ['*'], resources: ['*'] }],
    ['a whole service', { actions: ['s3:GetObject', 's3:*'], resources: ['*'] }],
    ['all reading of data', { actions: ['s3:Get*'], resources: ['*'] }],
    ['all writing of a service', { actions: ['s3:Put*'], resources: ['*'] }],
    [
      'all of a service in an ARN of wildcards',
      { actions: ['s3:*'], resources: ['arn:aws:s3:::*'] },
    ],
    ['all but some actions', { not_actions: ['iam:*'], resources: ['arn:aws:s3:::a'] }],
    ['all but some resources', { actions: ['s3:GetObject'], not_resources: ['arn:aws:s3:::a'] }],
  ])('reports a statement that allows %s', (_, statement) => {
    expect(findings(checkIamWildcard(withStatement(statement)))).toEqual([
      'check/iam-wildcard at value of services.media-service',
    ]);
  });

  it.each([
    ['names a bucket', { actions: ['s3:*'], resources: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'] }],
    ['only looks', { actions: ['ec2:Describe*', 'rds:List*', 'tag:Get*'], resources: ['*'] }],
    ['names its action', { actions: ['xray:PutTraceSegments'], resources: ['*'] }],
    ['denies', { effect: 'Deny', actions: ['*'], resources: ['*'] }],
  ])('accepts a statement that %s', (_, statement) => {
    expect(checkIamWildcard(withStatement(statement))).toEqual([]);
  });

  it.each([
    ['another account', 'arn:aws:iam::999999999999:root', 1],
    ['everybody', '*', 1],
    ['the account itself', 'arn:aws:iam::111122223333:root', 0],
  ])('judges a key policy that lets %s decide', (_, identifier, count) => {
    const principals = [{ type: 'AWS', identifiers: [identifier] }];
    const statement = { actions: ['kms:*'], resources: ['*'], principals };

    expect(checkIamWildcard(withStatement(statement, 'data', 'security'))).toHaveLength(count);
  });

  it('reads a policy that is written as JSON', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { aws_iam_role_policy: policies } = stackIn(open, 'identity')['document'].resource;
      const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
      policies['media-service'].policy = JSON.stringify({ Statement: statement });
    });

    expect(findings(checkIamWildcard(input))).toEqual([
      'check/iam-wildcard at value of services.media-service',
    ]);
  });

  it('knows the policies of AWS that allow everything', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { aws_iam_role_policy_attachment: attachments } = stackIn(open, 'cluster')['document']
        .resource;
      attachments['nodes-AmazonEKSWorkerNodePolicy'].policy_arn =
        'arn:aws:iam::aws:policy/AdministratorAccess';
    });

    expect(findings(checkIamWildcard(input))).toEqual([
      'check/iam-wildcard at value of cluster.nodeGroups',
    ]);
  });
});
