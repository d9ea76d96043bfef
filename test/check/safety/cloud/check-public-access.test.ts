import { describe, expect, it } from 'vitest';
import { checkPublicAccess } from '../../../../src/check/safety/cloud/check-public-access.ts';
import { findings } from '../../../support/findings.ts';
import { breakResource, empty, itAcceptsNightSchool, itReports, set } from './break-resource.ts';
import { withStatement } from './with-statement.ts';

describe('checkPublicAccess', () => {
  itAcceptsNightSchool(checkPublicAccess);

  itReports(checkPublicAccess, 'check/public-access', [
    ['data/aws_db_instance.main', set('publicly_accessible', true), 'databases.main'],
    ['data/aws_opensearch_domain.main', set('vpc_options', undefined), 'search.main'],
    [
      'data/aws_msk_cluster.main',
      set('broker_node_group_info.connectivity_info', {
        public_access: { type: 'SERVICE_PROVIDED_EIPS' },
      }),
      'kafka.main',
    ],
    [
      'cluster/aws_eks_cluster.main',
      set('vpc_config.endpoint_public_access', true),
      'cluster.endpoint.publicCidrs',
    ],
    [
      'data/aws_s3_bucket_public_access_block.media',
      set('restrict_public_buckets', false),
      'buckets.media',
    ],
    ['data/aws_s3_bucket_public_access_block.documents', empty, 'buckets.documents'],
    ['data/aws_s3_bucket.media', set('acl', 'public-read'), 'buckets.media'],
  ]);

  it.each([
    ['nobody', ['0.0.0.0/0'], 1],
    ['half of the internet', ['198.51.100.0/24', '128.0.0.0/1'], 1],
    ['an office', ['198.51.100.0/24'], 0],
  ])('judges an API server that names %s', (_, cidrs, count) => {
    const input = breakResource('cluster/aws_eks_cluster.main', (body) => {
      body['vpc_config'].endpoint_public_access = true;
      body['vpc_config'].public_access_cidrs = cidrs;
    });

    expect(checkPublicAccess(input)).toHaveLength(count);
  });

  const principals = [{ type: '*', identifiers: ['*'] }];
  const condition = (variable: string) => [{ test: 'StringEquals', variable, values: ['x'] }];
  const reading = { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a/*'], principals };

  it.each([
    ['everybody', reading],
    ['everybody over TLS', { ...reading, condition: condition('aws:SecureTransport') }],
  ])('reports a policy for %s', (_, statement) => {
    expect(findings(checkPublicAccess(withStatement(statement, 'media', 'edge')))).toEqual([
      'check/public-access at value of buckets.media',
    ]);
  });

  it.each([
    ['one organisation', { ...reading, condition: condition('aws:PrincipalOrgID') }],
    ['one distribution', { ...reading, condition: condition('AWS:SourceArn') }],
    ['nobody', { ...reading, effect: 'Deny' }],
  ])('accepts a policy for %s', (_, statement) => {
    expect(checkPublicAccess(withStatement(statement, 'media', 'edge'))).toEqual([]);
  });
});
