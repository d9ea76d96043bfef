// The cost estimate as the design states it, what watches it, and the discounts to buy by hand.

import { code, dollars, inline, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Cleanup, Commitment, Cost } from '../../model/schema/operations/cost.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function renderCost({ cost }: Environment): readonly string[] {
  if (cost === null) return [];
  return [
    ...renderRows(cost),
    ...renderTotals(cost),
    ...renderCommitments(cost),
    ...renderCare(cost),
  ];
}

function renderRows({ rows }: Cost): readonly string[] {
  if (Object.keys(rows).length === 0) return [];
  return [
    ...table(
      ['Item', 'Configuration', 'Per month', 'At peak'],
      sortedEntries(rows).map(([key, row]) => [
        code(key),
        inline(row.configuration),
        dollars(row.monthly),
        row.peak === null ? '–' : dollars(row.peak),
      ]),
    ),
    '',
  ];
}

const COUNTED: Readonly<Record<Cost['scope'], string>> = {
  environment: ' for what is tagged with the environment',
  system: '',
  account: ' for the account',
  organization: ' for all that the account pays for',
};

function renderTotals(cost: Cost): readonly string[] {
  const { baseline, peak, average, optimized, scope, rows } = cost;
  const counted = sortedEntries(rows).filter(([, { counts }]) => counts !== null);
  const [low, high] = optimized ?? [];
  const warns = `a month${COUNTED[scope]}; a budget warns above it`;
  return [
    ...(baseline === null ? [] : [`- Stated total: ${dollars(baseline)} ${warns}`]),
    ...(counted.length > 0
      ? [`- A budget of its own, at what is stated: ${counted.map(([key]) => code(key)).join(' ')}`]
      : []),
    ...(peak === null ? [] : [`- Stated total at peak: ${dollars(peak)} ${warns}`]),
    ...(average === null
      ? []
      : [
          `- A budget at the average of the last ${average.months} months${COUNTED[scope]}; it warns above ${average.warnPercent}% of it`,
        ]),
    ...(low === undefined || high === undefined
      ? []
      : [`- Stated total after optimization: ${dollars(low)} to ${dollars(high)} a month`]),
  ];
}

const KINDS: Readonly<Record<NonNullable<Commitment['kind']>, string>> = {
  reservedInstances: 'Reserved Instances',
  reservedNodes: 'reserved nodes',
  computeSavingsPlan: 'Compute Savings Plan',
  instanceSavingsPlan: 'EC2 Instance Savings Plan',
};

function renderCommitments({ commitments }: Cost): readonly string[] {
  const entries = sortedEntries(commitments);
  const uncovered = new Map<string, number>();
  for (const [, { scope, sharePercent }] of entries) {
    if (sharePercent !== null) uncovered.set(scope, (uncovered.get(scope) ?? 100) - sharePercent);
  }
  return [
    ...entries.map(([key, each]) => `- To buy by hand: ${code(key)} for ${termsOf(each)}`),
    ...[...uncovered].map(
      ([scope, rest]) => `- Without a commitment: ${rest}% of ${inline(scope)}`,
    ),
  ];
}

function termsOf({ scope, kind, sharePercent, termYears, savingsPercent }: Commitment): string {
  return [
    inline(scope),
    ...(kind === null ? [] : [KINDS[kind]]),
    ...(sharePercent === null ? [] : [`${sharePercent}% of it`]),
    ...(termYears === null ? [] : [termYears === 1 ? '1 year' : `${termYears} years`]),
    ...(savingsPercent === null ? [] : [`saves ${savingsPercent}%`]),
  ].join(', ');
}

function renderCare(cost: Cost): readonly string[] {
  const { anomalies, rightsizing, scope, allocationTags, categories, dashboard, cleanup } = cost;
  const heard = anomalies?.frequency === 'DAILY' ? 'a mail a day tells' : 'the alerts topic tells';
  return [
    ...(anomalies
      ? [`- Anomalies of ${dollars(anomalies.thresholdUsd)} and more: ${heard} of them`]
      : []),
    ...(rightsizing
      ? [
          `- Compute Optimizer recommends sizes${scope === 'organization' ? ', in member accounts too' : ''}`,
        ]
      : []),
    ...(allocationTags.length > 0
      ? [`- Cost Explorer groups by the tags ${[...allocationTags].sort().map(code).join(' ')}`]
      : []),
    ...sortedEntries(categories).map(
      ([key, { tag }]) => `- Cost category ${code(key)}: the values of the tag ${code(tag)}`,
    ),
    ...(dashboard
      ? ['- A CloudWatch dashboard shows the charges; switch billing alerts on by hand']
      : []),
    ...(cleanup ? [renderCleanup(cleanup)] : []),
  ];
}

function renderCleanup({ schedule, timezone, unusedDays, snapshotDays, ...rest }: Cleanup): string {
  const what = `volumes and addresses unused for ${unusedDays} days and snapshots older than ${snapshotDays}`;
  const idle = 'load balancers without a request in that time';
  const how = rest.delete
    ? `deletes ${what}; it tells of them, and of ${idle}`
    : `tells of ${what}, and of ${idle}`;
  return `- Cleanup ${code(schedule)} in ${inline(timezone)} ${how}, through the alerts topic; each run is in the history of Systems Manager Automation`;
}
