// The stated monthly totals as budgets that warn before and when they are exceeded; and where none is stated,
// what the last months have cost.
import {
  BudgetsBudget,
  type BudgetsBudgetConfig,
} from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Average, Cost, CostRow } from '../../model/schema/operations/cost.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

interface Warning {
  readonly notificationType: 'ACTUAL' | 'FORECASTED';
  readonly threshold: number;
}

const WARNINGS: readonly Warning[] = [
  { notificationType: 'FORECASTED', threshold: 100 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
];

interface Filter {
  readonly name: string;
  readonly values: string[];
}

/** No filter counts all that the account pays for. */
const FILTERS = {
  environment: ({ environment }) => [
    { name: 'TagKeyValue', values: [`user:Environment$${environment}`] },
  ],
  system: ({ system }) => [{ name: 'TagKeyValue', values: [`user:System$${system}`] }],
  account: ({ aws }) => [{ name: 'LinkedAccount', values: [aws.account] }],
  organization: () => [],
} as const satisfies Record<Cost['scope'], (environment: Environment) => Filter[]>;

export function addBudgets(module: RootModule, cost: Cost): void {
  for (const key of ['baseline', 'peak'] as const) {
    const amount = cost[key];
    if (amount === null) continue;
    const limit = { limitAmount: String(amount), limitUnit: 'USD' };
    addBudget(module, { key, limit, warnings: WARNINGS, scope: cost.scope });
  }
  if (cost.average !== null) addAverage(module, cost.average, cost.scope);
  for (const [key, row] of sortedEntries(cost.rows))
    addRow(module, { key, row, scope: cost.scope });
}

interface StatedRow {
  readonly key: string;
  readonly row: CostRow;
  readonly scope: Cost['scope'];
}

/** https://docs.aws.amazon.com/cost-management/latest/userguide/ce-filtering.html */
const COUNTED = { service: 'Service', usageTypeGroup: 'UsageTypeGroup' } as const;

function addRow(module: RootModule, { key, row: { counts, monthly }, scope }: StatedRow): void {
  if (counts === null || monthly === 0) return;
  addBudget(module, {
    key: `row-${key}`,
    origin: ['cost', 'rows', key, 'counts'],
    limit: { limitAmount: String(monthly), limitUnit: 'USD' },
    warnings: WARNINGS.filter(({ threshold }) => threshold === 100),
    counted: [{ name: COUNTED[counts.by], values: [...counts.values].sort() }],
    scope,
  });
}

/** https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-auto-adjusting.html */
function addAverage(module: RootModule, average: Average, scope: Cost['scope']): void {
  const { months, warnPercent: threshold } = average;
  addBudget(module, {
    key: 'average',
    limit: {
      autoAdjustData: {
        autoAdjustType: 'HISTORICAL',
        historicalOptions: { budgetAdjustmentPeriod: months },
      },
    },
    warnings: [
      { notificationType: 'FORECASTED', threshold },
      { notificationType: 'ACTUAL', threshold },
    ],
    scope,
  });
}

interface Budget {
  readonly key: string;
  /** Absent: what stands at `key`. */
  readonly origin?: readonly string[];
  /** What of that which `scope` leaves. Absent: all of it. */
  readonly counted?: readonly Filter[];
  readonly limit: Pick<BudgetsBudgetConfig, 'autoAdjustData' | 'limitAmount' | 'limitUnit'>;
  readonly warnings: readonly Warning[];
  readonly scope: Cost['scope'];
}

function addBudget(module: RootModule, budget: Budget): void {
  const { environment } = module;
  const { key, origin = ['cost', key], limit, warnings, counted = [], scope } = budget;
  const costFilter = [...FILTERS[scope](environment), ...counted];
  module.resource(BudgetsBudget, key, origin, {
    name: `${prefixOf(environment)}-${key}`,
    budgetType: 'COST',
    ...limit,
    timeUnit: 'MONTHLY',
    ...(costFilter.length > 0 ? { costFilter } : {}),
    notification: warnings.map(({ notificationType, threshold }) => ({
      comparisonOperator: 'GREATER_THAN',
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      subscriberSnsTopicArns: [alertsTopicArn(environment)],
    })),
  });
}
