// Memory of database instances, for alarms on a share of it.
// https://aws.amazon.com/rds/instance-types/
import type { Database } from './schema.ts';

/** GiB of the smallest size (`large`) of a family; sizes above double it. */
const LARGE_GIB: Readonly<Record<string, number>> = {
  r5: 16,
  r6g: 16,
  r6i: 16,
  r7g: 16,
  r7i: 16,
  r8g: 16,
  m5: 8,
  m6g: 8,
  m6i: 8,
  m7g: 8,
  m7i: 8,
  t3: 8,
  t4g: 8,
};
const SIZE_FACTOR: Readonly<Record<string, number>> = {
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
  xlarge: 2,
  '2xlarge': 4,
  '4xlarge': 8,
  '8xlarge': 16,
  '12xlarge': 24,
  '16xlarge': 32,
  '24xlarge': 48,
};
const GIB = 1024 ** 3;
/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html */
const GIB_PER_CAPACITY_UNIT = 2;

/** Bytes of memory of a class such as `db.r5.xlarge`; 0 when the family is not in the table. */
export function databaseMemoryBytes(instanceClass: string): number {
  const [, family = '', size = ''] = instanceClass.split('.');
  return (LARGE_GIB[family] ?? 0) * (SIZE_FACTOR[size] ?? 0) * GIB;
}

/** Bytes of memory of one instance. A serverless one reports what is free of its maximum. */
export function memoryOf(database: Pick<Database, 'class' | 'serverless'>): number {
  const { serverless } = database;
  return serverless
    ? serverless.maxCapacity * GIB_PER_CAPACITY_UNIT * GIB
    : databaseMemoryBytes(database.class);
}
