import { describe, expect, it } from 'vitest';
import data from '../../src/facts/terraform-names.json' with { type: 'json' };
import { collides, namingOf } from '../../src/facts/terraform-names.ts';
import { lifeOf } from '../../src/terraform/life/life-table.ts';
import { emittedTypes } from '../support/emitted-types.ts';

describe('facts of names', () => {
  it('know every type that dist has', () => {
    const ofAws = emittedTypes().filter((type) => type.startsWith('aws_'));

    expect(ofAws.filter((type) => namingOf(type) === undefined)).toEqual([]);
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

describe('collides', () => {
  it.each([
    ['aws_lb_target_group', { name: 'a' }, { name: 'a', port: 2 }, true],
    ['aws_lb_target_group', { name: 'a' }, { name: 'b' }, false],
    ['aws_lb_target_group', { port: 1 }, { port: 2 }, false],
    ['aws_eks_node_group', { node_group_name: 'a' }, { node_group_name: 'b' }, false],
    ['aws_subnet', { cidr_block: 'a', vpc_id: 'v' }, { cidr_block: 'a', vpc_id: 'w' }, false],
    ['aws_subnet', { cidr_block: 'a', vpc_id: 'v' }, { cidr_block: 'a', vpc_id: 'v' }, true],
    ['aws_nat_gateway', {}, {}, false],
    ['aws_guardduty_detector', { enable: true }, { enable: false }, true],
    ['aws_route', { route_table_id: 'a' }, { route_table_id: 'a' }, true],
    ['some_type', { name: 'a' }, { name: 'a' }, false],
  ])('%s from %o to %o: %s', (type, before, after, expected) => {
    expect(collides(type, before, after)).toBe(expected);
  });
});
