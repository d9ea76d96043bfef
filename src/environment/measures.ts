// What alarms can be about beside nodes and load balancers: what the kinds of resources say can be measured.
import type { Measure } from '../kinds/contract/page-part.ts';
import type { Kind } from '../kinds/kind.ts';
import { everyKind } from '../kinds/kinds.ts';

interface OfKind {
  readonly kind: Kind;
  readonly measure: Measure;
}

const ofKinds: ReadonlyMap<string, OfKind> = new Map(
  everyKind.flatMap((kind) =>
    Object.entries(kind.page?.measures ?? {}).map(([name, measure]) => [name, { kind, measure }]),
  ),
);

/** The values of `observability.alarms.*.metric` that kinds know, and what they mean. */
export const measureNames: readonly string[] = [...ofKinds.keys()];

/** In words: what each is, where its name leaves that open, and of what they are. */
export const measured = {
  abouts: [...ofKinds].flatMap(([name, { measure }]) =>
    measure.about === undefined ? [] : [`\`${name}\`: ${measure.about}.`],
  ),
  nouns: [...new Set([...ofKinds.values()].map(({ kind }) => kind.noun))],
};

/** The measure of that name, and the kind that it is of. */
export function measureOf(name: string): OfKind | undefined {
  return ofKinds.get(name);
}
