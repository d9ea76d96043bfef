import { describe, expect, it } from 'vitest';
import { argumentsOf } from '../../../scripts/life-facts/arguments.ts';
import { readAt, writeAt } from '../../../scripts/life-facts/body.ts';
import { movesOf } from '../../../scripts/life-facts/moves.ts';
import { standingBodies } from '../../../scripts/life-facts/standing-body.ts';

const SCHEMA = {
  attributes: {
    name: { type: 'string', required: true },
    version: { type: 'string', optional: true },
    size: { type: 'number', optional: true },
    open: { type: 'bool', optional: true },
    subnets: { type: ['set', 'string'], optional: true },
    arn: { type: 'string', computed: true },
    count: { type: 'number', computed: true },
  },
  block_types: {
    rule: {
      nesting_mode: 'list',
      block: { attributes: { port: { type: 'number', required: true } } },
    },
  },
} as const;
const CONFIG = {
  name: 'a',
  version: '8.1',
  size: 5,
  open: true,
  subnets: ['s1', 's2'],
  rule: [{ port: 1 }],
};

function moves(path: string) {
  const argument = argumentsOf(SCHEMA).asked.find((each) => each.path.join('.') === path);
  return argument
    ? movesOf(argument, CONFIG, CONFIG).map(({ kind, config, state }) => [
        kind,
        readAt(state, argument.path),
        readAt(config, argument.path),
      ])
    : [];
}

describe('movesOf', () => {
  it('asks of a text that has to be there for another alone', () => {
    expect(moves('name')).toEqual([['change', 'x', 'a']]);
  });

  it('asks of a version whether it may rise, fall, come and go', () => {
    expect(moves('version')).toEqual([
      ['set', undefined, '8.1'],
      ['unset', '8.1', undefined],
      ['raise', '7.1', '8.1'],
      ['lower', '9.1', '8.1'],
    ]);
  });

  it('asks of a switch in both directions', () => {
    expect(moves('open').slice(2)).toEqual([
      ['on', false, true],
      ['off', true, false],
    ]);
  });

  it('asks of entries whether they may come and go', () => {
    expect(moves('subnets').slice(2)).toEqual([
      ['change', ['s2', 's3'], ['s1', 's2']],
      ['shrink', ['s1', 's2', 's3'], ['s1', 's2']],
      ['grow', ['s1'], ['s1', 's2']],
    ]);
  });

  it('asks of a block and of what is in it', () => {
    expect(moves('rule').map(([kind]) => kind)).toEqual(['set', 'unset', 'shrink']);
    expect(moves('rule.port')).toEqual([
      ['raise', 1, 2],
      ['lower', 2, 1],
    ]);
  });
});

describe('standingBodies', () => {
  it('has samples where AWS gives the value, by its type', () => {
    const after = { name: 'a', rule: [{ port: 1 }] };

    expect(standingBodies(after, { arn: true, count: true }, SCHEMA)[0]).toEqual({
      name: 'a',
      version: null,
      size: null,
      open: null,
      subnets: null,
      arn: 'sample-arn',
      count: 0,
      rule: [{ port: 1 }],
    });
  });

  it('have no sample, second, where the argument could have been asked for', () => {
    const unknown = { arn: true, version: true };

    expect(
      standingBodies({ name: 'a' }, unknown, SCHEMA).map(({ arn, version }) => [arn, version]),
    ).toEqual([
      ['sample-arn', 'sample-version'],
      ['sample-arn', null],
      [null, null],
    ]);
  });
});

describe('writeAt', () => {
  it('makes the way to the argument, and takes it away again', () => {
    expect(writeAt({}, ['rule', 'port'], 1)).toEqual({ rule: { port: 1 } });
    expect(writeAt({ rule: [{}, { port: 1 }] }, ['rule', 'port'], undefined)).toEqual({
      rule: [{}, {}],
    });
  });
});
