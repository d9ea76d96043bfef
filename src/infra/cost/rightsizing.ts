// AWS Compute Optimizer: recommends sizes for instances, volumes, functions and databases.
import { ComputeoptimizerEnrollmentStatus } from '@cdktf/provider-aws/lib/computeoptimizer-enrollment-status/index.js';
import type { Cost } from '../../model/schema/operations/cost.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addRightsizing(module: RootModule, { rightsizing, scope }: Cost): void {
  if (!rightsizing) return;
  module.resource(ComputeoptimizerEnrollmentStatus, 'main', ['cost', 'rightsizing'], {
    status: 'Active',
    includeMemberAccounts: scope === 'organization',
  });
}
