import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Table } from '../schema.ts';
import { checkCapacity } from './capacity.ts';
import { checkIndexes } from './indexes.ts';
import { checkKeys } from './keys.ts';

/** What is asked of one table. */
export type TableRule = (key: string, table: Table) => readonly Diagnostic[];

const RULES: readonly TableRule[] = [checkKeys, checkIndexes, checkCapacity];

export function checkTables({ tables }: Environment): readonly Diagnostic[] {
  return Object.entries(tables).flatMap(([key, table]) =>
    RULES.flatMap((rule) => rule(key, table)),
  );
}
