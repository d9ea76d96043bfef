import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  environmentSchema,
  keysBelow,
} from '../../src/environment/schema/schema-keys.ts';

const keys = new Map(
  Object.entries(childrenOf(environmentSchema()))
    .filter(([root]) => root !== 'defaults')
    .flatMap(([root, schema]) => keysBelow(schema, root))
    .map((key) => [key.path, key]),
);

function limitsAt(path: string): readonly string[] | undefined {
  return keys.get(path)?.limits;
}

describe('limits on the reference page', () => {
  it.each([
    ['databases.<key>.existing.port', ['1 to 65,535']],
    ['databases.<key>.serverless.minCapacity', ['0 to 256', 'in steps of 0.5']],
    ['cluster.capacity.maxNodes', ['1 or more']],
    ['databases.<key>.purpose', ['not empty']],
    ['tables.<key>.partitionKey.name', ['1 to 255 characters']],
    ['aws.account', ['the 12 digits of an AWS account id, in quotes']],
    ['network.placement.data', ['like a `<key>`']],
    ['network.subnets.<key>.cidrs', ['not empty', 'each: an IPv4 CIDR such as 10.0.0.0/16']],
    ['aws.zones', ['2 entries or more', 'each: a zone such as us-east-1a']],
    ['search.<key>.writers', ['values: an environment such as platform/network']],
    [
      'tables.<key>.localSecondaryIndexes',
      ['keys: an index name: 3 to 255 of letters, digits, "_" and "-"'],
    ],
    ['databases.<key>.multiAz', []],
    ['services.<key>.uses.buckets', ['values: `read` or `write`']],
    ['services.<key>.uses.queues', ['values: `send`, `receive` or `both`']],
    ['userPools.<key>.signIn', ['not empty']],
  ])('says of %s what a value has to be', (path, limits) => {
    expect(limitsAt(path)).toEqual(limits);
  });

  it('says in words what a pattern lets pass', () => {
    const bare = [...keys.values()].filter(({ limits }) =>
      limits.some((each) => /matches `/.test(each)),
    );

    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});
