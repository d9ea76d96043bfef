import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/chart-unreached': entry<{ chart: string; service: string }>({
    severity: 'error',
    message: ({ chart, service }) =>
      `Service ${service} uses chart ${chart}, which says no port to reach it on`,
    hint: ({ chart }) => `Add the ports of its pods to charts.${chart}.ports`,
    why: 'What no policy allows is denied: the calls of the service would wait until they fail.',
  }),
} as const;

export const report = reporterOf(codes);
