import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as primitives from '../../../src/model/schema/primitives.ts';

const { Cidr, Cpu, Hostname, Ipv4, Key, listOf, Memory } = primitives;

const accepted: readonly (readonly [string, z.ZodType, readonly unknown[]])[] = [
  ['a key', Key, ['a', 'user-service', 'k8s', 'a1-2b', 'k'.repeat(40)]],
  ['an address', Ipv4, ['0.0.0.0', '255.255.255.255', '10.0.0.1']],
  ['a range', Cidr, ['0.0.0.0/0', '10.0.0.0/9', '10.0.0.0/32']],
  ['a CPU quantity', Cpu, ['250m', '1', '0.5', '1.125']],
  ['a memory quantity', Memory, ['512Mi', '2Gi', '1Ti', '64Ki']],
  ['a host name', Hostname, ['shop.io', 'a-b.shop.io', '1.2.shop.io']],
  ['a list', listOf(Key), [[], ['a'], ['a', 'b']]],
];

const rejected: readonly (readonly [string, z.ZodType, readonly unknown[]])[] = [
  ['a key', Key, ['', 'A', '1a', 'a_b', 'a--b', '-a', 'a-', 'k'.repeat(41), 'constructor']],
  ['an address', Ipv4, ['256.0.0.1', '1.2.3', '01.2.3.4', '1.2.3.4/32']],
  ['a range', Cidr, ['10.0.0.0', '10.0.0.0/33', '10.0.0.0/08', '999.0.0.0/8']],
  ['a CPU quantity', Cpu, ['1.5m', '1.1234', 'm', '-1', '1 ']],
  ['a memory quantity', Memory, ['512', '512M', '1.5Gi', 'Gi']],
  ['a host name', Hostname, ['shop', '-a.shop.io', 'a..io', 'Shop.io', 'shop.1']],
  [
    'a list',
    listOf(Key),
    [
      ['a', 'a'],
      ['a', 'A'],
    ],
  ],
];

function rows(table: typeof accepted): readonly (readonly [unknown, string, z.ZodType])[] {
  return table.flatMap(([what, schema, values]) =>
    values.map((value) => [value, what, schema] as const),
  );
}

describe('primitives', () => {
  it.each(rows(accepted))('accept %j as %s', (value, _, schema) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each(rows(rejected))('reject %j as %s', (value, _, schema) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});
