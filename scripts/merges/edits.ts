// What people change of one service, of one store, or of an environment as a whole: one key each.
import type { Environment } from '../../src/model/schema/environment.ts';
import { isPlainObject } from '../../src/model/values/plain-object.ts';
import { valueAt } from '../../src/model/values/value-at.ts';

export interface Edit {
  /** `commerce/prod` */
  readonly environment: string;
  /** The service or the store that it is about, such as `services.order-service`; of an environment, its key. */
  readonly subject: string;
  readonly path: readonly string[];
  readonly value: unknown;
  /** Whether the subject was not there. */
  readonly isNew: boolean;
}

type Key = readonly [path: readonly string[], next: (value: unknown) => unknown];

const raised = (by: number) => (value: unknown) => (typeof value === 'number' ? value + by : null);

const OF_SERVICES: readonly Key[] = [
  [['image', 'tag'], (value) => (typeof value === 'string' ? '2.7.1' : null)],
  [['env', 'MERGED_BY'], () => 'two'],
  [['resources', 'requests', 'cpu'], (value) => (value === null ? null : '130m')],
  [['shutdownSeconds'], () => 45],
];

const OF_STORES: Readonly<Record<string, readonly Key[]>> = {
  databases: [
    [['backupRetentionDays'], raised(1)],
    [['maxConnections'], raised(10)],
  ],
  documentDatabases: [[['backupRetentionDays'], raised(1)]],
  caches: [[['purpose'], () => 'What two people change']],
  kafka: [[['storageGb'], raised(10)]],
  search: [[['dataNodes', 'storageGb'], raised(10)]],
  buckets: [
    [['purpose'], () => 'What two people change'],
    [['lifecycle', 'merged'], () => ({ applyTo: 'noncurrent', expire: true, afterDays: 500 })],
  ],
  fileSystems: [[['purpose'], () => 'What two people change']],
  queues: [[['purpose'], () => 'What two people change']],
};

/** Keys of an environment as a whole. */
const OF_ENVIRONMENTS: readonly Key[] = [
  [['network', 'flowLogs', 'retentionDays'], (value) => (typeof value === 'number' ? 365 : null)],
  [['observability', 'metrics', 'storageGb'], raised(10)],
  [['observability', 'logs', 'retentionDays'], (value) => (typeof value === 'number' ? 180 : null)],
  [['title'], (value) => `${value}, of two`],
];

/** Everything that can be changed of it, by what it is about. */
export function changesOf(name: string, environment: Environment): readonly Edit[] {
  const values: unknown = environment;
  const keysOf = (collection: string) => {
    const entries = valueAt(values, [collection]);
    return isPlainObject(entries) ? Object.keys(entries) : [];
  };
  const editsAt = (place: readonly string[], subject: string, keys: readonly Key[]) =>
    keys.flatMap(([below, next]) => {
      const path = [...place, ...below];
      const value = next(valueAt(values, path));
      return value === null ? [] : [{ environment: name, subject, path, value, isNew: false }];
    });
  const entries = { services: OF_SERVICES, ...OF_STORES };
  return [
    ...Object.entries(entries).flatMap(([collection, keys]) =>
      keysOf(collection).flatMap((key) => editsAt([collection, key], `${collection}.${key}`, keys)),
    ),
    ...OF_ENVIRONMENTS.flatMap((key) => editsAt([], key[0].join('.'), [key])),
  ];
}

/** A store more, which no other one knows. */
export function additionsTo(name: string, environment: Environment): readonly Edit[] {
  if (Object.keys(environment.buckets).length === 0) return [];
  const added = (collection: string, key: string, value: unknown): Edit => ({
    ...{ environment: name, subject: `${collection}.${key}` },
    ...{ path: [collection, key], value, isNew: true },
  });
  return [
    added('buckets', 'a-merge', { purpose: 'What one adds' }),
    added('buckets', 'z-merge', { purpose: 'What the other adds' }),
    added('queues', 'a-merge', { purpose: 'What one adds' }),
    added('queues', 'z-merge', { purpose: 'What the other adds' }),
  ];
}
