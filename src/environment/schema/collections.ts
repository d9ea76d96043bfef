// The kinds of resources as parts of the schema: their collections, their edges, their defaults.
import type { z } from 'zod';
import { everyKind, type kinds } from '../../kinds/kinds.ts';
import { type Key, mapOf } from '../../model/schema/primitives.ts';
import { Uses } from './uses.ts';

type Listed = (typeof kinds)[number];

type CollectionShape = {
  readonly [K in Listed as K['collection']]: z.ZodDefault<z.ZodRecord<typeof Key, K['entry']>>;
};
type NounShape = Readonly<Record<NonNullable<Listed['defaults']>, z.ZodDefault<z.ZodType<object>>>>;

function shapeOf<T>(entries: readonly (readonly [string, z.ZodType])[]): T {
  // The keys are those of the kinds, which the compiler does not see through fromEntries.
  return Object.fromEntries(entries) as T;
}

/** Keys of an environment. */
export const collectionShape = shapeOf<CollectionShape>(
  everyKind.map(({ collection, entry, about, consumer }) => [
    collection,
    mapOf(consumer ? entry.extend({ uses: Uses.prefault({}) }) : entry)
      .default({})
      .describe(about),
  ]),
);

/** Keys of `defaults`. */
export const nounShape = shapeOf<NounShape>(
  everyKind.flatMap(({ collection, defaults, entry, stands }) =>
    defaults === null
      ? []
      : [
          [
            defaults,
            (stands ? entry.omit({ existing: true }) : entry)
              .partial()
              .default({})
              .describe(`Under every \`${collection}\` entry.`),
          ],
        ],
  ),
);
