// The edges of a service: to other services, and to each kind of resource.
import { z } from 'zod';
import type { Uses as UsesOfService } from '../../model/schema/environment.ts';
import { Key, listOf } from '../../model/schema/primitives.ts';
import { useShape } from './collections.ts';

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
