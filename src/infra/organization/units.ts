// Organizational units below the root of the organization.
import { OrganizationsOrganizationalUnit } from '@cdktf/provider-aws/lib/organizations-organizational-unit/index.js';
import { type Organization, ROOT } from '../../model/schema/operations/organization.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Ids by unit, and that of the root under its own word. */
export function addUnits(module: RootModule, { units }: Organization): ReadonlyMap<string, string> {
  const root = module.expression('aws_organizations_organization.main.roots[0].id');
  const idOf = (unit: string | null) =>
    unit === null ? root : module.expression(`aws_organizations_organizational_unit.${unit}.id`);
  for (const [key, { name, parent }] of sortedEntries(units)) {
    module.resource(OrganizationsOrganizationalUnit, key, ['organization', 'units', key], {
      name: name ?? key,
      parentId: idOf(parent),
    });
  }
  return new Map([[ROOT, root], ...Object.keys(units).map((key) => [key, idOf(key)] as const)]);
}
