// What Cost Explorer can group by. AWS takes both from the account that pays the bill alone.
import { CeCostAllocationTag } from '@cdktf/provider-aws/lib/ce-cost-allocation-tag/index.js';
import { CeCostCategory } from '@cdktf/provider-aws/lib/ce-cost-category/index.js';
import { costCategoryName } from '../../model/naming/operations.ts';
import type { Cost } from '../../model/schema/operations/cost.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addAllocationTags(module: RootModule, { allocationTags }: Cost): void {
  for (const tagKey of allocationTags) {
    module.resource(CeCostAllocationTag, tagKey, ['cost', 'allocationTags'], {
      tagKey,
      status: 'Active',
    });
  }
}

export function addCategories(module: RootModule, { categories }: Cost): void {
  for (const [key, { tag, otherwise }] of Object.entries(categories)) {
    module.resource(CeCostCategory, key, ['cost', 'categories', key], {
      name: costCategoryName(module.environment, key),
      ruleVersion: 'CostCategoryExpression.v1',
      ...(otherwise === null ? {} : { defaultValue: otherwise }),
      rule: [
        { type: 'INHERITED_VALUE', inheritedValue: { dimensionName: 'TAG', dimensionKey: tag } },
      ],
    });
  }
}
