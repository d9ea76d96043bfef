import type { Name } from '../../model/name.ts';
import { stateLockTableName } from '../../model/naming/state.ts';
import { tableName } from '../../model/naming/tables.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const TABLE_MAX = 255;

/** Beside the one that locks Terraform states, where there is one. */
export function tableNames(environment: Environment): readonly Name[] {
  const lock = stateLockTableName(environment);
  const { bucket } = environment.delivery.state;
  const path = ['delivery', 'state', ...(bucket === null ? [] : ['bucket']), 'lockTable'];
  const tables = Object.keys(environment.tables).map((key) => ({
    what: `table ${key}`,
    name: tableName(environment, key),
    max: TABLE_MAX,
    path: ['tables', key],
  }));
  return [
    ...(lock === null ? [] : [{ what: 'table of state locks', name: lock, max: TABLE_MAX, path }]),
    ...tables,
  ];
}
