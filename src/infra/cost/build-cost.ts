// Stack `cost`: budgets, and what watches, sorts and lowers the cost.
import type { RootModule } from '../../terraform/root-module.ts';
import { addAllocationTags, addCategories } from './allocation.ts';
import { addAnomalies } from './anomalies.ts';
import { addBudgets } from './budgets.ts';
import { addCleanup } from './cleanup.ts';
import { addCostDashboard } from './dashboard.ts';
import { addRightsizing } from './rightsizing.ts';

export function buildCost(module: RootModule): void {
  const { cost } = module.environment;
  if (cost === null) return;
  // Budgets and anomalies notify the alerts topic.
  module.after('observability');
  addBudgets(module, cost);
  addAnomalies(module, cost);
  addRightsizing(module, cost);
  addAllocationTags(module, cost);
  addCategories(module, cost);
  addCostDashboard(module, cost);
  addCleanup(module, cost);
}
