import type { Name } from '../../../model/name.ts';
import { costCategoryName } from '../../../model/naming/operations.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_CostCategory.html */
const COST_CATEGORY_MAX = 50;

export function costNames(environment: Environment): readonly Name[] {
  return Object.keys(environment.cost?.categories ?? {}).map((key) => ({
    what: `cost-category ${key}`,
    name: costCategoryName(environment, key),
    max: COST_CATEGORY_MAX,
    path: ['cost', 'categories', key],
  }));
}
