// The key `leaving`: whatever can leave, under the names it stands under.
import { z } from 'zod';
import { manual } from '../../diagnostics/typed.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { Leave, leavingParts, type Leaving as Parts } from '../../model/schema/leaving.ts';
import { mapOf } from '../../model/schema/primitives.ts';

/** Those that have something in AWS. */
const collections = Object.fromEntries(
  everyKind
    .filter(({ terraform }) => terraform !== undefined)
    .map(({ collection, noun }) => [
      collection,
      mapOf(Leave).default({}).describe(`Of \`${collection}\`: each ${noun} that leaves.`),
    ]),
);

export const Leaving: z.ZodType<Parts> = z
  .strictObject({ ...leavingParts, ...collections })
  .describe(
    `What is on its way out, step by step: Terraform stacks are applied one after the other, and the first of them would take away what the next still uses. How to: ${manual('how-to/remove-a-store.md')}.`,
  ) as unknown as z.ZodType<Parts>;
