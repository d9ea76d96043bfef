// Member accounts.
import { OrganizationsAccount } from '@cdktf/provider-aws/lib/organizations-account/index.js';
import { type Organization, ROOT } from '../../model/schema/operations/organization.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';

/** Returns the ids by account; AWS gives them during the first apply. */
export function addAccounts(
  module: RootModule,
  { accounts }: Organization,
  unitIds: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    sortedEntries(accounts).map(([key, { email, title, unit }]) => {
      const account = module.resource(
        OrganizationsAccount,
        key,
        ['organization', 'accounts', key],
        {
          name: title,
          email,
          parentId: unitIds.get(unit ?? ROOT) ?? '',
          closeOnDeletion: false,
          lifecycle: { preventDestroy: true },
        },
      );
      return [key, account.id] as const;
    }),
  );
}
