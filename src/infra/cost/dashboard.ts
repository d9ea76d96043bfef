// A CloudWatch dashboard of what the account is charged, beside what was stated.
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { costDashboardName } from '../../model/naming/operations.ts';
import type { Cost } from '../../model/schema/operations/cost.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** AWS writes billing metrics there for all regions, a few times a day. */
const BILLING_REGION = 'us-east-1';
const PERIOD = 6 * 60 * 60;

export function addCostDashboard(module: RootModule, cost: Cost): void {
  if (!cost.dashboard) return;
  const widgets = [
    total(cost),
    chargesBy('service', 'ServiceName'),
    // Only the account that pays sees its members.
    ...(cost.scope === 'organization' ? [chargesBy('account', 'LinkedAccount')] : []),
    ...(cost.baseline === null ? [] : [stated(cost.rows, cost.baseline)]),
  ];
  module.resource(CloudwatchDashboard, 'cost', ['cost', 'dashboard'], {
    dashboardName: costDashboardName(module.environment),
    dashboardBody: JSON.stringify({
      widgets: widgets.map((widget, index) => ({
        ...widget,
        x: (index % 2) * 12,
        y: Math.floor(index / 2) * 8,
        width: 12,
        height: 8,
      })),
    }),
  });
}

function total({ baseline, peak }: Cost) {
  const lines = [
    ...(baseline === null ? [] : [{ label: 'Stated total', value: baseline }]),
    ...(peak === null ? [] : [{ label: 'Stated total at peak', value: peak }]),
  ];
  return chart('Charges of this month in USD', {
    metrics: [['AWS/Billing', 'EstimatedCharges', 'Currency', 'USD']],
    ...(lines.length > 0 ? { annotations: { horizontal: lines } } : {}),
  });
}

function chargesBy(what: string, dimension: string) {
  const search = `{AWS/Billing,Currency,${dimension}} MetricName="EstimatedCharges"`;
  const expression = `SEARCH('${search}', 'Maximum', ${PERIOD})`;
  return chart(`Charges of this month by ${what} in USD`, {
    metrics: [[{ expression, id: 'charges' }]],
    stacked: true,
  });
}

function chart(title: string, properties: object) {
  return {
    type: 'metric',
    properties: {
      title,
      region: BILLING_REGION,
      view: 'timeSeries',
      stat: 'Maximum',
      period: PERIOD,
      yAxis: { left: { min: 0 } },
      ...properties,
    },
  };
}

function stated(rows: Cost['rows'], baseline: number) {
  const lines = sortedEntries(rows).map(([key, { monthly }]) => `| ${key} | ${monthly} |`);
  const table = ['| Stated | USD a month |', '|---|---:|', ...lines, `| total | ${baseline} |`];
  return { type: 'text', properties: { markdown: table.join('\n') } };
}
