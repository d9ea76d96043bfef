// Stack `cost`: the stated monthly totals as budgets that warn before and when they are exceeded.
import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { alertsTopicArn, prefixOf } from '../model/naming.ts';
import type { RootModule } from './root-module.ts';

const WARNINGS = [
  { notificationType: 'FORECASTED', threshold: 100 },
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
] as const;

export function buildCost(module: RootModule): void {
  const { cost } = module.environment;
  if (cost === null) return;
  const { baseline, peak } = cost;
  // Budgets notify the alerts topic.
  module.after('observability');
  addBudget(module, 'baseline', baseline);
  if (peak !== null) addBudget(module, 'peak', peak);
}

function addBudget(module: RootModule, key: 'baseline' | 'peak', amount: number): void {
  const { environment } = module;
  module.resource(BudgetsBudget, key, ['cost', key], {
    name: `${prefixOf(environment)}-${key}`,
    budgetType: 'COST',
    limitAmount: String(amount),
    limitUnit: 'USD',
    timeUnit: 'MONTHLY',
    costFilter: [{ name: 'TagKeyValue', values: [`user:System$${environment.system}`] }],
    notification: WARNINGS.map(({ notificationType, threshold }) => ({
      comparisonOperator: 'GREATER_THAN',
      notificationType,
      threshold,
      thresholdType: 'PERCENTAGE',
      subscriberSnsTopicArns: [alertsTopicArn(environment)],
    })),
  });
}
