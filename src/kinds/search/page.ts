import { searchDomainName } from '../../model/naming/search.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart, Widget } from '../contract/page-part.ts';

const NODE = 'search';

function searchNodes({ search }: Environment): readonly string[] {
  return sortedEntries(search).map(([key, { version }]) =>
    shapes.store(nodeId(NODE, key), label(`OpenSearch ${version}`, key)),
  );
}

function searchRows({ search }: Environment) {
  return sortedEntries(search).map(
    ([key, { version, dataNodes, masterNodes, access, purpose }]) => [
      `search ${code(key)}`,
      [
        `OpenSearch ${version}`,
        `${dataNodes.count} × ${dataNodes.type} with ${dataNodes.storageGb} GiB`,
        ...(access === 'network' ? ['open to whoever reaches it'] : []),
        ...(masterNodes ? [`${masterNodes.count} master nodes ${masterNodes.type}`] : []),
      ].join(', '),
      inline(purpose),
    ],
  );
}

function searchWidgets(environment: Environment): readonly Widget[] {
  const { search, aws } = environment;
  return Object.keys(search).map((key) => ({
    title: `Search ${key}`,
    namespace: 'AWS/ES',
    dimensions: ['ClientId', aws.account, 'DomainName', searchDomainName(environment, key)],
    metrics: ['CPUUtilization', 'JVMMemoryPressure', 'FreeStorageSpace', 'ClusterStatus.red'],
  }));
}

export const searchPage: PagePart = {
  shelf: 'stores',
  nodes: searchNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: searchRows,
  uses: ({ store, use }) => `search ${code(store)} (${use})`,
  widgets: searchWidgets,
  hours: { title: 'search', isStopped: false, entries: ({ search }) => search },
};
