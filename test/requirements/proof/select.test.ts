import { describe, expect, it } from 'vitest';
import { parsePath, REMOVED, replaced, select } from './select.ts';

const DATA = {
  aws_subnet: {
    'public-a': { cidr_block: '10.0.1.0/24', tags: { Tier: 'public' } },
    'public-b': { cidr_block: '10.0.2.0/24', tags: { Tier: 'public' } },
    'private-a': { cidr_block: '10.0.3.0/24', tags: { Tier: 'private' } },
  },
  metadata: { labels: { 'app.kubernetes.io/name': 'cart' } },
  rules: [{ priority: 1, ports: [80] }, { priority: 2 }],
  policy: '{"Statement":[{"Sid":"Read","Action":"s3:GetObject"}]}',
  script: 'set -e\necho "not: data"',
};

function valuesAt(path: string): readonly unknown[] {
  return select(DATA, parsePath(path)).map(({ value }) => value);
}

describe('a path', () => {
  it.each([
    ['aws_subnet.public-a.cidr_block', ['10.0.1.0/24']],
    ['aws_subnet.public-*.cidr_block', ['10.0.1.0/24', '10.0.2.0/24']],
    ['aws_subnet[tags.Tier=private].cidr_block', ['10.0.3.0/24']],
    ['aws_subnet[].tags.Tier', ['public', 'public', 'private']],
    ['metadata.labels."app.kubernetes.io/name"', ['cart']],
    ['rules[1].priority', [2]],
    ['rules[].priority', [1, 2]],
    ['rules[priority=1].ports[0]', [80]],
    ['policy.Statement[Sid=Read].Action', ['s3:GetObject']],
    ['', [DATA]],
  ])('%s', (path, values) => {
    expect(valuesAt(path)).toEqual(values);
  });

  it('has a place for what is missing beside what stands', () => {
    expect(valuesAt('rules[].ports')).toEqual([[80], undefined]);
    expect(valuesAt('nothing.here')).toEqual([undefined]);
  });

  it('finds nothing where no entry fits', () => {
    expect(valuesAt('aws_vpc.*.cidr_block')).toEqual([]);
    expect(valuesAt('script.a')).toEqual([undefined]);
  });

  it('is refused when it is not one', () => {
    expect(() => parsePath('rules[1')).toThrow('Not a path: rules[1');
  });
});

describe('a replacement', () => {
  it.each([
    { of: 'a field', keys: ['metadata', 'labels'], by: 'x', at: 'metadata.labels', gives: ['x'] },
    { of: 'what is missing', keys: ['a', 'b'], by: 1, at: 'a.b', gives: [1] },
    {
      of: 'a field inside a text',
      keys: ['policy', 'Statement', 0, 'Action'],
      by: 'x',
      at: 'policy.Statement[0].Action',
      gives: ['x'],
    },
    {
      of: 'an entry by nothing',
      keys: ['rules', 0],
      by: REMOVED,
      at: 'rules[].priority',
      gives: [2],
    },
    {
      of: 'a key by nothing',
      keys: ['metadata', 'labels'],
      by: REMOVED,
      at: 'metadata',
      gives: [{}],
    },
  ])('of $of', ({ keys, by, at, gives }) => {
    const changed = replaced(DATA, keys, by);

    expect(select(changed, parsePath(at)).map((found) => found.value)).toEqual(gives);
    expect(DATA.rules).toHaveLength(2);
  });
});
