import { describe, expect, it } from 'vitest';
import { judgeEntrances } from '../../../../src/review/dangers/network/entrances.ts';
import { judgePublicAccess } from '../../../../src/review/dangers/network/public-access.ts';
import { changedObjects, changedStack, saidBy } from '../changed.ts';

const stack = (type: string, body: object | null) => ({
  resource: body === null ? {} : { [type]: { main: body } },
});
const told = (type: string, before: object, after: object | null) =>
  saidBy(
    judgePublicAccess,
    changedStack({ before: stack(type, before), after: stack(type, after) } as never),
  );

describe('what answers to the internet', () => {
  it.each([
    ['aws_db_instance', { publicly_accessible: false }, { publicly_accessible: true }],
    ['aws_lb', { internal: true }, { internal: false }],
    [
      'aws_eks_cluster',
      { vpc_config: { endpoint_public_access: false } },
      { vpc_config: { endpoint_public_access: true } },
    ],
    [
      'aws_s3_bucket_public_access_block',
      { block_public_policy: true },
      { block_public_policy: false },
    ],
    [
      'aws_lb_listener',
      { default_action: [{ type: 'authenticate-oidc' }, { type: 'forward' }] },
      { default_action: [{ type: 'forward' }] },
    ],
  ])('%s is told of, and not the other way round', (type, closed, open) => {
    expect(told(type, closed, open)).toHaveLength(1);
    expect(told(type, open, closed)).toEqual([]);
    expect(told(type, closed, { ...closed, tags: { A: 'b' } })).toEqual([]);
  });

  it('names who reaches the endpoint of a cluster that did not', () => {
    const endpoint = (...ranges: readonly string[]) => ({
      vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ranges }],
    });

    expect(told('aws_eks_cluster', endpoint('10.0.0.0/8'), endpoint('0.0.0.0/0'))).toEqual([
      'opens network: anybody (0.0.0.0/0) reaches aws_eks_cluster.main: vpc_config.public_access_cidrs',
    ]);
    expect(told('aws_eks_cluster', endpoint('0.0.0.0/0'), endpoint('10.0.0.0/8'))).toEqual([]);
  });

  it('is told of a block that goes while its bucket stays', () => {
    const bucket = { aws_s3_bucket: { main: {} } };
    const block = {
      aws_s3_bucket_public_access_block: { main: { bucket: '${aws_s3_bucket.main.id}' } },
    };
    const all = { resource: { ...bucket, ...block } };
    const goes = (after: object) =>
      saidBy(judgePublicAccess, changedStack({ before: all, after } as never));

    expect(goes({ resource: bucket })).toHaveLength(1);
    expect(goes({ resource: {} })).toEqual([]);
  });
});

describe('entrances of a cluster', () => {
  const service = (spec: object, annotations: Readonly<Record<string, string>> = {}) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop', annotations },
    spec,
  });
  const said = (before: ReturnType<typeof service>, after: ReturnType<typeof service>) =>
    saidBy(judgeEntrances, changedObjects({ before: [before], after: [after] }));

  it('are told of where they open', () => {
    expect(said(service({}), service({ type: 'LoadBalancer' }))).toEqual([
      'opens network: Service shop/web is reached from outside of the cluster, as LoadBalancer',
    ]);
    expect(said(service({ type: 'LoadBalancer' }), service({}))).toEqual([]);
  });

  it('are told of with more clients', () => {
    const ranges = (...all: readonly string[]) =>
      service({ type: 'LoadBalancer', loadBalancerSourceRanges: all });

    expect(said(ranges('10.0.0.0/8'), ranges('10.0.0.0/8', '192.0.2.0/24'))).toEqual([
      'opens network: 192.0.2.0/24 reaches Service shop/web',
    ]);
    expect(said(ranges('10.0.0.0/8', '192.0.2.0/24'), ranges('10.0.0.0/8'))).toEqual([]);
  });
});
