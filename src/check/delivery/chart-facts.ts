// What charts bring to a cluster beyond their own workloads, as their add-ons say.
import { addonOfChart, addons } from '../../addons/addons.ts';
import { asBody, type Body } from '../check-input.ts';

const DEFINERS: ReadonlyMap<string, string> = new Map(
  addons.flatMap(({ chart, definitions }) =>
    (definitions?.kinds ?? []).map((name) => [name, chart] as const),
  ),
);

/** The chart that brings the definition of a kind; undefined for kinds of no chart. */
export function definerOf(group: string, kind: string): string | undefined {
  return DEFINERS.get(`${group}/${kind}`) ?? DEFINERS.get(group);
}

/** Whether a chart brings its definitions with these values. */
export function bringsDefinitions(chart: string, values: Body): boolean {
  const unless = addonOfChart(chart)?.definitions?.unless;
  if (!unless) return true;
  const [last = '', ...parents] = unless.value.toReversed();
  const parent = parents.reduceRight((body, key) => asBody(body[key]), values);
  return (parent[last] ?? unless.isSet) === true;
}
