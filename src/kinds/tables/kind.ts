import { tableArn } from '../../model/naming/tables.ts';
import { copyRetentionDays } from '../../model/operations/copies.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Kind } from '../kind.ts';
import { tableAccess } from './access.ts';
import { tableChecks } from './checks.ts';
import { codes } from './codes.ts';
import { tableNames } from './names.ts';
import { tablePage } from './page.ts';
import { checkTables } from './rules/tables.ts';
import { Table, TableUse } from './schema.ts';
import { addTables } from './terraform/data.ts';
import { addTableEndpoint } from './terraform/network.ts';

const FRUGAL = { deletionProtection: false };

export const tables: Kind<'tables', typeof Table, typeof TableUse, 'table'> = {
  collection: 'tables',
  slug: 'table',
  noun: 'table',
  about: 'DynamoDB tables by name.',
  entry: Table,
  use: TableUse,
  defaults: 'table',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: { rules: [checkTables], names: tableNames, recoveryGap },
  access: tableAccess,
  leaving: { snapshot: false },
  terraform: {
    stacks: { data: addTables, network: addTableEndpoint },
    backedUp: (environment) =>
      Object.keys(environment.tables).map((key) => tableArn(environment, key)),
  },
  page: tablePage,
  checks: tableChecks,
};

/** Point-in-time recovery stays in the region; copies of backups do not. */
function recoveryGap({ tables: all, recovery }: Environment): string | null {
  const isCopied = copyRetentionDays(recovery) !== null;
  return Object.keys(all).length === 0 || isCopied ? null : 'backups of tables stay in one region';
}
