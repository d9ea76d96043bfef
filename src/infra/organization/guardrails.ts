// Service control policies, and what they are attached to.

import type { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization/index.js';
import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy/index.js';
import { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment/index.js';
import { guardrailName } from '../../model/naming/audit.ts';
import { guardrailStatements } from '../../model/operations/guardrails.ts';
import type { Organization } from '../../model/schema/operations/organization.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { addMinifiedPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export function addGuardrails(
  module: RootModule,
  organization: OrganizationsOrganization,
  { guardrails }: Organization,
  unitIds: ReadonlyMap<string, string>,
): void {
  for (const [key, guardrail] of sortedEntries(guardrails)) {
    const origin = ['organization', 'guardrails', key];
    const statements = guardrailStatements(guardrail).map((statement) => ({
      ...statement,
      effect: 'Deny' as const,
    }));
    const policy = module.resource(OrganizationsPolicy, key, origin, {
      name: guardrailName(module.environment, key),
      type: 'SERVICE_CONTROL_POLICY',
      content: addMinifiedPolicy(module, { key, origin, statements }),
      dependsOn: [organization],
    });
    for (const target of [...guardrail.targets].sort()) {
      // No key holds two hyphens in a row, so two pairs never share a name.
      module.resource(OrganizationsPolicyAttachment, `${key}--${target}`, origin, {
        policyId: policy.id,
        targetId: unitIds.get(target) ?? '',
      });
    }
  }
}
