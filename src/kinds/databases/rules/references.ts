// What databases name, and what they need.

import { isReplica, replicaOf } from '../../../model/data/database-access.ts';
import { leavesRegion } from '../../../model/data/global-cluster.ts';
import type { Need } from '../../../model/need.ts';
import { copiesBackups } from '../../../model/operations/copies.ts';
import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { madeEntries } from '../../../model/standing.ts';

export function databaseReferences(environment: Environment): readonly Reference[] {
  return [...exportReferences(environment), ...replicaReferences(environment)];
}

function exportReferences({ databases }: Environment): readonly Reference[] {
  return Object.entries(databases).flatMap(([key, { export: to }]) => {
    if (to === null) return [];
    const path = ['databases', key, 'export', 'bucket'];
    return [pointer('bucket', to.bucket, `export of database ${key}`, path)];
  });
}

/** Of a database that is not there, nothing more is asked. */
function replicaReferences(environment: Environment): readonly Reference[] {
  return consumersOf(environment).flatMap((consumer) =>
    Object.entries(consumer.uses.databases).flatMap(([key, use]) => {
      const database = environment.databases[key];
      const replica = replicaOf(use);
      if (!database || replica === null) return [];
      const at = isReplica(use) ? ['replica'] : ['readFrom', 'replica'];
      const path = [...consumer.path, 'databases', key, ...at];
      return [reference('replica', replica, database.replicas, describeConsumer(consumer), path)];
    }),
  );
}

/** A task in the cluster starts them. */
export function exportNeeds({ databases }: Environment): readonly Need[] {
  return Object.entries(databases)
    .filter(([, database]) => database.export !== null)
    .map(([key]) => ({
      what: `the export of database ${key}`,
      path: ['databases', key, 'export'],
    }));
}

export function recoveryGap({ databases, recovery }: Environment): string | null {
  const isGone =
    !madeEntries(databases).every(([, database]) => leavesRegion(database)) &&
    !copiesBackups(recovery);
  return isGone ? 'database backups stay in one region' : null;
}
