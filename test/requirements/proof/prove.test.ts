// A proof that cannot fail is found; one that can is not accused.
import { describe, expect, it } from 'vitest';
import { documentsOf } from './documents.ts';
import { prove } from './prove.ts';
import type { Claim } from './reading.ts';
import { claimsOf, outputOf, row } from './rows.ts';

const STACK = {
  resource: {
    aws_subnet: { a: { cidr_block: '10.0.1.0/24' }, b: { cidr_block: '10.0.2.0/24' } },
    aws_db_instance: { main: { multi_az: true, allocated_storage: 100, ports: [1, 2] } },
  },
};
const PAGE =
  '# Shop\n\n| `caches.main` | none | `x` | because | S0-A-01, S0-A-02 |\n\nNo backups.\n';

const documents = documentsOf(
  new Map([
    ['dist/shop/prod/terraform/network/cdk.tf.json', JSON.stringify(STACK)],
    ['dist/shop/prod/kubernetes/cart/service-cart.yaml', 'spec:\n  ports:\n    - port: 80\n'],
    ['dist/shop/prod/README.md', PAGE],
  ]),
);
const { terraform, kubernetes, documented, deviates } = outputOf('shop/prod');

function survivorsOf(claim: Claim): readonly string[] {
  return prove({ 'S0-A-01': row('', claim) }, documents).survivors.map(({ change }) => change);
}

const subnets = terraform('network', 'aws_subnet.*.cidr_block');
const database = (field: string) => terraform('network', `aws_db_instance.main.${field}`);

describe('a claim', () => {
  it.each<readonly [string, Claim]>([
    ['is', kubernetes('cart/service-cart', 'spec.ports[0].port').is(80)],
    ['are', subnets.are('10.0.2.0/24', '10.0.1.0/24')],
    ['all', database('multi_az').all(true)],
    ['includes, of a list', database('ports').includes(1, 2)],
    ['includes, of a text', subnets.includes('10.0.')],
    ['excludes', subnets.excludes('0.0.0.0/0')],
    ['matches', subnets.matches(/^10\.0\.\d+\.0\/24$/)],
    ['between', database('allocated_storage').between(50, 100)],
    ['atLeast', database('allocated_storage').atLeast(100)],
    ['atMost', database('allocated_storage').atMost(100)],
    ['count', subnets.count(2)],
    ['stands', terraform('network', 'aws_db_instance.main').stands()],
    ['absent', database('publicly_accessible').absent()],
    ['a sentence', documented('No backups.')],
    ['a deviation', claimsOf('S0-A-02', row('', deviates('caches.main')))[0] as Claim],
  ])('holds, and fails when what it reads is changed: %s', (_, claim) => {
    expect(claim.holds(documents)).toBe(true);
    expect(survivorsOf(claim)).toEqual([]);
  });

  it.each<readonly [string, Claim]>([
    ['a value that differs', subnets.are('10.0.1.0/24')],
    ['a number out of range', database('allocated_storage').atLeast(101)],
    ['what is missing', database('storage_encrypted').is(true)],
    ['no match for all', terraform('network', 'aws_vpc.*.cidr_block').all('10.0.0.0/16')],
    ['no file', terraform('data', 'aws_db_instance.main').absent()],
    [
      'a deviation that names other rows',
      claimsOf('S0-A-03', row('', deviates('caches.main')))[0] as Claim,
    ],
  ])('does not hold for %s', (_, claim) => {
    expect(claim.holds(documents)).toBe(false);
  });

  it('is found out when any text will do', () => {
    const survivors = survivorsOf(terraform('network', 'aws_subnet.a.cidr_block').matches(/.*/));

    expect(survivors).toContainEqual(expect.stringMatching(/as ""$/));
  });

  it('is found out when it reads nothing', () => {
    expect(survivorsOf(terraform('network', 'aws_shield_protection.*.name').absent())).toEqual([
      'it reads nothing',
    ]);
  });
});
