// The stated monthly totals as budgets that warn before and when they are exceeded.
import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { prefixOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Cost } from '../../model/schema/operations/cost.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const WARNINGS = [
  { notificationType: 'FORECASTED', threshold: 100 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
] as const;

/** No filter counts all that the account pays for. */
const FILTERS = {
  environment: ({ environment }) => [
    { name: 'TagKeyValue', values: [`user:Environment$${environment}`] },
  ],
  system: ({ system }) => [{ name: 'TagKeyValue', values: [`user:System$${system}`] }],
  account: ({ aws }) => [{ name: 'LinkedAccount', values: [aws.account] }],
  organization: () => [],
} as const satisfies Record<Cost['scope'], (environment: Environment) => object[]>;

export function addBudgets(module: RootModule, cost: Cost): void {
  for (const key of ['baseline', 'peak'] as const) {
    const amount = cost[key];
    if (amount !== null) addBudget(module, { key, amount, scope: cost.scope });
  }
}

interface Budget {
  readonly key: 'baseline' | 'peak';
  readonly amount: number;
  readonly scope: Cost['scope'];
}

function addBudget(module: RootModule, { key, amount, scope }: Budget): void {
  const { environment } = module;
  const costFilter = FILTERS[scope](environment);
  module.resource(BudgetsBudget, key, ['cost', key], {
    name: `${prefixOf(environment)}-${key}`,
    budgetType: 'COST',
    limitAmount: String(amount),
    limitUnit: 'USD',
    timeUnit: 'MONTHLY',
    ...(costFilter.length > 0 ? { costFilter } : {}),
    notification: WARNINGS.map(({ notificationType, threshold }) => ({
      comparisonOperator: 'GREATER_THAN',
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      subscriberSnsTopicArns: [alertsTopicArn(environment)],
    })),
  });
}
