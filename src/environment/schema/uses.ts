// The edges of a service: to other services, and to each kind of resource.
import { z } from 'zod';
import type { Uses as UsesOfService } from '../../model/schema/environment.ts';
import { Key, listOf, mapOf } from '../../model/schema/primitives.ts';
import { PortName } from '../../model/schema/services/ports.ts';
import { useShape } from './collections.ts';

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
