import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../src/check/terraform/check-arguments.ts';
import type { Json } from '../../../src/model/artifact.ts';
import { anEnvironment } from '../../support/an-environment.ts';

/** Findings about one block of a stack. */
function found(section: 'resource' | 'data', type: string, body: Record<string, Json>) {
  const address = `${section === 'data' ? 'data.' : ''}${type}.main`;
  const document = { [section]: { [type]: { main: body } } };
  const stack = { stack: 'data', document, origins: { [address]: ['buckets', 'main'] } };
  const input = {
    environment: anEnvironment({}),
    stacks: [stack],
    components: [],
    objects: [],
    texts: [],
  };
  return checkArguments(input as never).map(({ message, hint }) => [message, hint]);
}

describe('checkArguments, check/argument-unknown', () => {
  it.each<readonly [string, Record<string, Json>]>([
    [
      'aws_s3_bucket',
      { bucket: 'a', tags: { anything: 'b' }, lifecycle: { prevent_destroy: true } },
    ],
    ['aws_lb_target_group', { port: 80, health_check: { path: '/' }, depends_on: [] }],
    ['aws_kinesis_video_stream', { whatever: 1 }],
  ])('knows those of %s', (type, body) => {
    expect(found('resource', type, body)).toEqual([]);
  });

  it('says what was meant', () => {
    expect(found('resource', 'aws_s3_bucket', { buckets: 'a' })).toEqual([
      ['aws_s3_bucket.main has no argument "buckets"', 'Did you mean "bucket"?'],
    ]);
  });

  it('looks into blocks and lists of them', () => {
    const body = { health_check: [{ path: '/', matchers: '200' }] };

    expect(found('resource', 'aws_lb_target_group', body)).toEqual([
      [
        'aws_lb_target_group.main has no argument "health_check.matchers"',
        'Did you mean "matcher"?',
      ],
    ]);
  });

  it('knows data sources apart', () => {
    expect(found('data', 'aws_vpc', { id: 'vpc-1', cidr_block: '10.0.0.0/8' })).toEqual([]);
    expect(found('data', 'aws_vpc', { enable_dns_support: true })).toHaveLength(1);
  });
});
