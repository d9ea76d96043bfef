// Whose password AWS refuses to manage.

import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { leavesRegion } from '../../../model/data/global-cluster.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { report } from '../codes.ts';

export function checkMasterPasswords({ databases }: Environment): readonly Diagnostic[] {
  return Object.entries(databases).flatMap(([database, entry]) => {
    if (entry.masterPassword === 'written') return [];
    const where = { path: ['databases', database, 'masterPassword'] };
    return [
      ...(Object.keys(entry.replicas).length > 0
        ? [report('model/managed-password-replicas', { database }, where)]
        : []),
      ...(leavesRegion(entry)
        ? [report('model/managed-password-global', { database }, where)]
        : []),
    ];
  });
}
