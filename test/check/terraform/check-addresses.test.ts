import { describe, expect, it } from 'vitest';
import { checkAddresses } from '../../../src/check/terraform/check-addresses.ts';
import { compileInfra } from '../../../src/infra/compile-infra.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { stackIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

const first = ['buckets', 'media'];
const again = ['buckets', 'covers'];

describeRule(checkAddresses, [
  [
    'two keys of one address',
    (open) => {
      stackIn(open, 'data')['repeats'] = [{ address: 'aws_s3_bucket.media', first, again }];
    },
    ['check/address-duplicate at key of buckets.covers'],
  ],
]);

describe('the user of a service and the default user of a cache', () => {
  it('come to one address, and stop nothing', () => {
    const user = aService({ uses: { caches: ['main'] } });
    const stacks = compileInfra(anEnvironment({ services: { 'default-main': user } }));

    expect(stacks.find(({ stack }) => stack === 'data')?.repeats).toMatchObject([
      { address: 'aws_elasticache_user.default-main', again: ['caches', 'main', 'access'] },
    ]);
  });
});
