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
  'model/chart-value': entry<{
    chart: string;
    value: string;
    schema: string;
    expected: string;
    detail: string;
  }>({
    severity: 'error',
    message: ({ chart, value, schema, expected }) =>
      `Value ${value} of chart ${chart} is refused by ${schema}: expected ${expected}`,
    hint: () => 'Correct it, or take the schema of the version that is deployed',
    why: 'Helm holds the values against the schema of the chart before it renders: the Application would not sync. What the chart itself says below them is not known here, so that a key that is missing is not reported.',
  }),
} as const;

export const report = reporterOf(codes);
