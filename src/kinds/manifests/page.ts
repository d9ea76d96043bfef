import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';
import { documentsOf, folderOf } from './documents.ts';
import type { Manifests } from './schema.ts';

const NODE = 'manifests';

function counted(key: string, entry: Manifests): string {
  const count = documentsOf(key, entry).length;
  return count === 1 ? '1 object' : `${count} objects`;
}

function manifestNodes({ manifests }: Environment): readonly string[] {
  return sortedEntries(manifests).map(([key, entry]) =>
    shapes.box(nodeId(NODE, key), label(key, counted(key, entry))),
  );
}

function manifestRows({ manifests }: Environment): readonly (readonly string[])[] {
  return sortedEntries(manifests).map(([key, entry]) => [
    `manifests ${code(key)}`,
    `${counted(key, entry)} of ${code(folderOf(key, entry))}, namespace ${code(entry.namespace)}`,
    inline(entry.purpose),
  ]);
}

export const manifestPage: PagePart = {
  shelf: 'manifests',
  nodes: manifestNodes,
  arrows: ({ node, store }) => [`${node} --> ${nodeId(NODE, store)}`],
  rows: manifestRows,
  uses: ({ store }) => `manifests ${code(store)}`,
};
