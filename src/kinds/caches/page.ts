import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart, Widget } from '../contract/page-part.ts';
import { cacheNodeIds } from './names.ts';

const NODE = 'cache';

function cacheNodes({ caches }: Environment): readonly string[] {
  return sortedEntries(caches).map(([key, { engine, version }]) =>
    shapes.store(nodeId(NODE, key), label(`${engine} ${version}`, key)),
  );
}

function cacheRows({ caches }: Environment) {
  return sortedEntries(caches).map(([key, cache]) => [
    `cache ${code(key)}`,
    `${cache.engine} ${cache.version}, ${cache.nodeType}, ${cache.shards} × (1 + ${cache.replicasPerShard})`,
    inline(cache.purpose),
  ]);
}

function cacheWidgets(environment: Environment): readonly Widget[] {
  return Object.keys(environment.caches).map((key) => ({
    title: `Cache ${key}`,
    namespace: 'AWS/ElastiCache',
    dimensions: ['CacheClusterId'],
    each: cacheNodeIds(environment, key),
    metrics: ['EngineCPUUtilization', 'DatabaseMemoryUsagePercentage', 'CurrConnections'],
  }));
}

export const cachePage: PagePart = {
  shelf: 'stores',
  nodes: cacheNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: cacheRows,
  uses: ({ store }) => `cache ${code(store)}`,
  widgets: cacheWidgets,
  hours: { title: 'caches', isStopped: false, entries: ({ caches }) => caches },
};
