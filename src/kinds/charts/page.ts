import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';

const NODE = 'chart';

function chartNodes({ charts }: Environment): readonly string[] {
  return sortedEntries(charts).map(([key, { chart, version }]) =>
    shapes.box(nodeId(NODE, key), label(key, `chart ${chart} ${version}`)),
  );
}

function chartRows({ charts }: Environment): readonly (readonly string[])[] {
  return sortedEntries(charts).map(([key, { repository, chart, version, namespace, purpose }]) => [
    `chart ${code(key)}`,
    `${code(chart)} ${inline(version)} from ${code(repository)}, namespace ${code(namespace)}`,
    inline(purpose),
  ]);
}

export const chartPage: PagePart = {
  shelf: 'charts',
  nodes: chartNodes,
  arrows: ({ node, store }) => [`${node} --> ${nodeId(NODE, store)}`],
  rows: chartRows,
  uses: ({ store }) => `chart ${code(store)}`,
};
