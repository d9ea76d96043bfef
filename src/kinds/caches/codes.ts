// What ElastiCache refuses.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/cache-without-replica': entry<{ cache: string }>({
    severity: 'error',
    message: ({ cache }) => `Cache ${cache} spreads over zones without a replica to spread`,
    hint: () => 'Set replicasPerShard to 1 or more, or multiAz to false',
    why: 'ElastiCache refuses Multi-AZ for a shard of one node: nothing could take over.',
  }),
} as const;

export const report = reporterOf(codes);
