// What stacks make or find, by kind and name: `bucket media`.

import type { Element } from '../../artifacts/elements.ts';
import { dataOf, resourcesOf } from '../../artifacts/elements.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { placeOf } from '../../place-of.ts';
import { thingKinds } from './thing-kinds.ts';

export const madeThings = oncePerInput(
  (input): ReadonlyMap<string, Element> =>
    new Map(
      [...thingKinds].flatMap(([kind, { type, nameOf }]) =>
        [...dataOf(input, type), ...resourcesOf(input, type)].map(
          (element) => [`${kind} ${nameOf(element, placeOf(input, element))}`, element] as const,
        ),
      ),
    ),
);
