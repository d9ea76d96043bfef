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
    file: string;
    expected: string;
    detail: string;
  }>({
    severity: 'error',
    message: ({ chart, value, file, expected }) =>
      `Value ${value} of chart ${chart} is refused by ${file}: expected ${expected}`,
    hint: () => 'Correct it, or commit the file of the version that is deployed',
    why: 'Helm holds the values against the schema of the chart before it renders: the Application would not sync. What the chart itself says below them is not known here, so that a key that is missing is not reported.',
  }),
  'model/chart-value-null': entry<{ chart: string; value: string }>({
    severity: 'error',
    message: ({ chart, value }) => `Value ${value} of chart ${chart} is null, and would be lost`,
    hint: () =>
      'Write what the chart is to have instead, such as {} or ""; to take away what a lower layer says, write null above it',
    why: 'For Helm, null takes away a default of the chart. The values stand in an object of Kubernetes, which keeps no null on all of its ways, so that the default would come back.',
  }),
  'model/chart-account-taken': entry<{ chart: string; account: string; other: string }>({
    severity: 'error',
    message: ({ chart, account, other }) =>
      `ServiceAccount ${account} of chart ${chart} is that of chart ${other}, in the same namespace`,
    hint: () =>
      'Give each chart a ServiceAccount of its own, or only one of them serviceAccount and uses',
    why: 'A ServiceAccount takes on one role, and belongs to one Application: the second one would not sync.',
  }),
  'model/chart-annotations-blocked': entry<{ chart: string; at: string }>({
    severity: 'error',
    message: ({ chart, at }) =>
      `The annotations of the ServiceAccount of chart ${chart} cannot stand at ${at}: this value is no map`,
    hint: ({ chart }) =>
      `Name the place that the chart reads annotations from in charts.${chart}.serviceAccount.annotationsAt`,
    why: 'The role reaches pods through an annotation of their ServiceAccount, which is put into the values of the chart.',
  }),
  'model/chart-role-written': entry<{ chart: string }>({
    severity: 'error',
    message: ({ chart }) =>
      `Values of chart ${chart} name a role for its ServiceAccount, which has one by charts.${chart}.serviceAccount`,
    hint: () => 'Remove the annotation, or remove serviceAccount and what uses grants in AWS',
    why: 'A ServiceAccount takes on one role. The one that `uses` gives its rights to is put there by name.',
  }),
} as const;

export const report = reporterOf(codes);
