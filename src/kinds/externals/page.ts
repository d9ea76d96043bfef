import { code } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';

const NODE = 'external';

function externalNodes({ externals }: Environment): readonly string[] {
  return sortedEntries(externals).map(([key, { title, purpose }]) =>
    shapes.round(nodeId(NODE, key), label(title, purpose)),
  );
}

export const externalPage: PagePart = {
  shelf: 'externals',
  nodes: externalNodes,
  arrows: ({ node, store }) => [`${node} --> ${nodeId(NODE, store)}`],
  uses: ({ store }) => `external ${code(store)}`,
};
