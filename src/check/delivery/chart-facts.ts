// What add-ons bring to a cluster beyond their own workloads, as they say.
import type { Addon } from '../../addons/addon.ts';
import { addons } from '../../addons/addons.ts';
import { asBody, type Body } from '../check-input.ts';

const DEFINERS: ReadonlyMap<string, string> = new Map(
  addons.flatMap(({ name, definitions }) =>
    (definitions?.kinds ?? []).map((kind) => [kind, name] as const),
  ),
);

/** The add-on that brings the definition of a kind; undefined for kinds of no add-on. */
export function definerOf(group: string, kind: string): string | undefined {
  return DEFINERS.get(`${group}/${kind}`) ?? DEFINERS.get(group);
}

/** Groups, or kinds as `group/Kind`, that an add-on brings the definitions of with these values. */
export function definedBy({ definitions }: Addon, values: Body): readonly string[] {
  if (definitions === undefined) return [];
  const { kinds, unless } = definitions;
  if (!unless) return kinds;
  const [last = '', ...parents] = unless.value.toReversed();
  const parent = parents.reduceRight((body, key) => asBody(body[key]), values);
  return (parent[last] ?? unless.isSet) === true ? kinds : [];
}
