// One entry of each kind that services use, as small as it can be, and how a service mostly uses it.
import { titleOf } from './system.ts';

interface Store {
  /** What stands below its key, a line each; `purpose` follows. */
  readonly lines: readonly string[];
  /** The word of an edge; null: `uses` lists keys. */
  readonly use: string | null;
}

const STORES: Readonly<Record<string, Store>> = {
  databases: {
    lines: [
      'engine: postgres',
      'version: "16"',
      'class: db.r6g.large',
      'storage: { sizeGb: 20, maxGb: 40 }',
      'maxConnections: 100',
    ],
    use: 'write',
  },
  documentDatabases: {
    lines: ['version: "5.0.0"', 'class: db.r6g.large', 'instances: 2'],
    use: 'write',
  },
  caches: { lines: ['nodeType: cache.r6g.large', 'shards: 1', 'replicasPerShard: 1'], use: null },
  kafka: {
    lines: ['version: 3.8.x', 'brokers: 2', 'instanceType: kafka.m5.large', 'storageGb: 100'],
    use: 'both',
  },
  search: {
    lines: ['version: "2.19"', 'dataNodes: { count: 2, type: m6g.large.search, storageGb: 20 }'],
    use: 'write',
  },
  tables: { lines: ['partitionKey: { name: id, type: string }'], use: 'write' },
  queues: { lines: [], use: 'both' },
  buckets: { lines: [], use: 'write' },
  secrets: { lines: ['keys: [SIGNING_KEY]'], use: null },
};

/** Keys of collections of which there is a scaffold. */
export const storeCollections: readonly string[] = Object.keys(STORES);

/** The entry as block YAML; on one line where that is short. What we do not know has a purpose at least. */
export function storeLines(collection: string, key: string): readonly string[] {
  const lines = [...(STORES[collection]?.lines ?? []), `purpose: ${titleOf(key)}`];
  const [only = ''] = lines;
  if (lines.length === 1) return [`${key}: { ${only} }`];
  return [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

/** The word of an edge to one of a collection; null: none. */
export function useOf(collection: string): string | null {
  return STORES[collection]?.use ?? null;
}
