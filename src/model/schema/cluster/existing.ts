// A cluster that stands already: what cannot be asked of AWS, or is needed before it is asked.
import { z } from 'zod';
import { Key, listOf } from '../primitives.ts';

export const ExistingCluster = z
  .strictObject({
    nodeSecurityGroup: z
      .string()
      .regex(/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, 'expected an id such as sg-0123456789abcdef0')
      .nullable()
      .default(null)
      .describe(
        'The security group that its nodes carry. Absent: the one that EKS makes for a cluster.',
      ),
    nodes: z
      .int()
      .min(1)
      .default(2)
      .describe('Nodes it has at least, beside those of `nodeGroups`, that take any pod.'),
    storageClasses: listOf(Key)
      .default([])
      .describe('StorageClasses that it has, such as `gp3`, which is made otherwise.'),
  })
  .describe(
    'The cluster stands already, in `network.existing`: it is read, and nothing of it changes.',
  );
export type ExistingCluster = z.output<typeof ExistingCluster>;
