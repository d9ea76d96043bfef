// The edges of a consumer: to services, and to each kind of resource.
import { z } from 'zod';
import { everyKind, type kinds } from '../../kinds/kinds.ts';
import type { Uses as UsesOfService } from '../../model/schema/environment.ts';
import { Key, listOf, mapOf } from '../../model/schema/primitives.ts';
import { PortName } from '../../model/schema/services/ports.ts';

type Listed = (typeof kinds)[number];
type UseShape = {
  readonly [K in Listed as K['use'] extends null ? never : K['collection']]: NonNullable<K['use']>;
};

// The keys are those of the kinds, which the compiler does not see through fromEntries.
const useShape = Object.fromEntries(
  everyKind.flatMap(({ collection, use }) => (use === null ? [] : [[collection, use]])),
) as unknown as UseShape;

export const Uses: z.ZodType<UsesOfService> = z
  .strictObject({
    services: z
      .union([listOf(Key), mapOf(listOf(PortName).min(1))])
      .default([])
      .describe(
        [
          'Services it calls: a list, or a map with the names of the ports that are called, such as `{ tracker: [grpc] }`.',
          'A list leads to every port of each but that of its metrics.',
        ].join(' '),
      ),
    ...useShape,
  })
  .describe(
    [
      'The edges, each written once, here.',
      'Network policies, security group rules, IAM statements, secrets and variables follow.',
    ].join(' '),
  );
