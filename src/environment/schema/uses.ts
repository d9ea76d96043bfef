// The edges of a consumer: to services, and to each kind of resource.
import { z } from 'zod';
import { everyKind, type kinds } from '../../kinds/kinds.ts';
import type { Uses as UsesOfService } from '../../model/schema/environment.ts';
import { Key, listOf } from '../../model/schema/primitives.ts';

type Listed = (typeof kinds)[number];
type UseShape = { readonly [K in Listed as K['collection']]: K['use'] };

// The keys are those of the kinds, which the compiler does not see through fromEntries.
const useShape = Object.fromEntries(
  everyKind.map(({ collection, use }) => [collection, use]),
) as unknown as UseShape;

export const Uses: z.ZodType<UsesOfService> = z
  .strictObject({
    services: listOf(Key).default([]).describe('Services it calls over HTTP.'),
    ...useShape,
  })
  .describe(
    [
      'The edges, each written once, here.',
      'Network policies, security group rules, IAM statements, secrets and variables follow.',
    ].join(' '),
  );
