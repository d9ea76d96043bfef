import { describe, expect, it } from 'vitest';
import data from '../../src/facts/terraform-names.json' with { type: 'json' };
import { canStandBeside, namingOf } from '../../src/facts/terraform-names.ts';
import { lifeOf } from '../../src/terraform/life/life-table.ts';
import { emittedTypes } from '../support/emitted-types.ts';

describe('facts of names', () => {
  it('know every type that dist has', () => {
    expect(emittedTypes().filter((type) => namingOf(type) === undefined)).toEqual([]);
  });

  it('are sorted, and a name is part of the identity', () => {
    const entries = Object.entries(data.resources);

    expect(entries.map(([type]) => type)).toEqual(Object.keys(data.resources).toSorted());
    expect(
      entries.filter(([, naming]) => 'name' in naming && !naming.identity.includes(naming.name)),
    ).toEqual([]);
  });

  it('agree with the names that the table of life marks', () => {
    const others = Object.keys(data.resources).filter((type) => {
      const marked = lifeOf(type)?.name?.argument;
      return marked !== undefined && marked !== namingOf(type)?.name;
    });

    expect(others).toEqual([]);
  });
});

describe('canStandBeside', () => {
  it.each([
    ['aws_lb_target_group', { name: 'a' }, { name: 'a', port: 2 }, false],
    ['aws_lb_target_group', { name: 'a' }, { name: 'b' }, true],
    [
      'aws_eks_node_group',
      { node_group_name: 'a', cluster_name: 'c' },
      { node_group_name: 'b', cluster_name: 'c' },
      true,
    ],
    ['aws_nat_gateway', {}, {}, true],
    ['aws_guardduty_detector', { enable: true }, { enable: false }, false],
    ['aws_route', { route_table_id: 'a' }, { route_table_id: 'a' }, false],
    ['some_type', { name: 'a' }, { name: 'b' }, false],
  ])('%s from %o to %o: %s', (type, before, after, expected) => {
    expect(canStandBeside(type, before, after)).toBe(expected);
  });
});
