// How a design wants its nodes to be bought.
import { z } from 'zod';
import { Key, listOf } from '../primitives.ts';

const Share = z.int().min(0).max(100).default(0);

export const Capacity = z
  .strictObject({
    maxNodes: z
      .int()
      .min(1)
      .describe('Largest number of nodes: of all node groups and all node pools together.'),
    shares: z
      .strictObject({
        spot: Share.describe('Spot instances.'),
        reserved: Share.describe('Under Reserved Instances, bought by hand.'),
        savingsPlan: Share.describe('Under Savings Plans, bought by hand.'),
        onDemand: Share.describe('At the full price.'),
      })
      .describe('Shares in percent, 100 together. All but `spot` run as on-demand nodes.'),
    outside: listOf(Key)
      .default([])
      .describe(
        'Keys of spot node groups and node pools that `shares.spot` leaves out. They count towards `maxNodes`.',
      ),
  })
  .describe(
    'The purchase mix as the design states it. Creates nothing: node groups and node pools must add up to it.',
  );
export type Capacity = z.output<typeof Capacity>;
