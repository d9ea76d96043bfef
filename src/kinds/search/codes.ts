// What OpenSearch refuses or a production system regrets.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/search-storage': entry<{ search: string; type: string; size: number; max: number }>({
    severity: 'error',
    message: ({ search, type, size, max }) =>
      `Volumes of search domain ${search} are too large for ${type}: ${size} GiB, and AWS allows ${max}`,
    hint: () => 'Use smaller volumes, more nodes or a larger type',
    why: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html',
  }),
  'model/search-masters': entry<{ search: string; type: string; count: number }>({
    severity: 'error',
    message: ({ search, type, count }) =>
      `Master nodes of search domain ${search} are ${type}, which AWS allows for at most 10 data nodes: found ${count}`,
    hint: () => 'Choose m6g.large.search for the master nodes',
    why: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html',
  }),
  'model/search-burstable': entry<{ search: string; type: string }>({
    severity: 'warning',
    message: ({ search, type }) =>
      `Search domain ${search} runs production on burstable nodes: ${type}`,
    hint: () => 'Prefer m6g.large.search or larger for steady load',
    why: 'Burstable nodes slow down when their CPU credits are used up; AWS does not recommend them for production.',
  }),
} as const;

export const report = reporterOf(codes);
