import { z } from 'zod';

export const Tier = z
  .enum(['development', 'staging', 'production', 'shared'])
  .describe('Chooses defaults. A written value always wins.');
export type Tier = z.output<typeof Tier>;
