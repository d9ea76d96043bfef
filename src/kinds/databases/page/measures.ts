// What CloudWatch says of databases, for alarms.
import type { Environment } from '../../../model/schema/environment.ts';
import type { Measure } from '../../contract/page-part.ts';
import { isAurora } from '../engine.ts';
import { memoryOf } from '../memory.ts';
import { databaseIdentifier } from '../names.ts';

/** Of a cluster, CloudWatch takes the average of its members. */
function dimensions(environment: Environment, key: string): Readonly<Record<string, string>> {
  const database = environment.databases[key];
  const dimension = database && isAurora(database) ? 'DBClusterIdentifier' : 'DBInstanceIdentifier';
  return { [dimension]: databaseIdentifier(environment, key) };
}

const COMMON = { namespace: 'AWS/RDS', dimensions };

export const databaseMeasures = {
  databaseCpu: { ...COMMON, metricName: 'CPUUtilization' },
  /** RDS reports what is free only. */
  databaseFreeMemory: {
    ...COMMON,
    about: 'used memory, worked out from what is free',
    metricName: 'FreeableMemory',
    isBelow: true,
    threshold: ({ databases }, key, percent) => {
      const database = databases[key];
      return Math.round((database ? memoryOf(database) : 0) * (1 - percent / 100));
    },
  },
  /** RDS counts connections; the percentage is of what the parameter group allows. */
  databaseConnections: {
    ...COMMON,
    about: 'in percent of `maxConnections`',
    metricName: 'DatabaseConnections',
    threshold: ({ databases }, key, percent) =>
      ((databases[key]?.maxConnections ?? 0) * percent) / 100,
  },
} as const satisfies Readonly<Record<string, Measure>>;
