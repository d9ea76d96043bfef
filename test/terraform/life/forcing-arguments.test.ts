import { describe, expect, it } from 'vitest';
import { terraformLife } from '../../../src/facts/terraform-life.ts';
import { LIFE } from '../../../src/terraform/life/life-table.ts';

/** Where a name is unique, or what has a name that never changes. */
const SCOPE: Readonly<Record<string, readonly string[]>> = {
  aws_eks_node_group: ['cluster_name', 'launch_template'],
};
/** Never written. */
const UNWRITTEN: Readonly<Record<string, readonly string[]>> = {
  aws_eks_node_group: ['disk_size', 'node_group_name_prefix', 'remote_access'],
  aws_msk_configuration: [],
};

const named = Object.entries(LIFE).flatMap(([type, { name }]) =>
  name === undefined ? [] : [{ type, name }],
);

describe('a name that follows', () => {
  it.each(named)('of $type follows every argument that forces another one', ({ type, name }) => {
    const { replace = [], when = {} } = terraformLife(type) ?? {};
    const forcing = [...replace, ...Object.keys(when)]
      .filter((path) => !path.includes('.'))
      .filter((path) => path !== name.argument);
    const known = [...name.follows, ...(SCOPE[type] ?? []), ...(UNWRITTEN[type] ?? [])];

    expect(forcing.filter((argument) => !known.includes(argument))).toEqual([]);
  });
});

describe('what is ignored', () => {
  const ignored = Object.entries(LIFE).flatMap(([type, { ignores = [] }]) =>
    ignores.map((argument) => ({ type, argument })),
  );

  it.each(ignored)('is $argument of $type, which forces another one', ({ type, argument }) => {
    const facts = terraformLife(type);

    if (facts !== undefined) expect(facts.replace).toContain(argument);
  });
});
