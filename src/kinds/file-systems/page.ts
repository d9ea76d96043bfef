import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';

const NODE = 'fileSystem';

function fileSystemNodes({ fileSystems }: Environment): readonly string[] {
  return sortedEntries(fileSystems).map(([key]) =>
    shapes.store(nodeId(NODE, key), label('EFS', key)),
  );
}

function fileSystemRows({ fileSystems, aws }: Environment) {
  return sortedEntries(fileSystems).map(
    ([key, { throughputMode, claims, backup, replicate, purpose }]) => [
      `file system ${code(key)}`,
      [
        `EFS, ${throughputMode} throughput`,
        ...sortedEntries(claims).map(([claim, { size }]) => `${code(claim)} ${size}`),
        ...(backup ? ['daily backups'] : []),
        ...(replicate ? [`replicated to ${aws.recoveryRegion}`] : []),
      ].join(', '),
      inline(purpose),
    ],
  );
}

function replicated({ fileSystems, aws }: Environment): readonly string[] {
  return sortedEntries(fileSystems)
    .filter(([, { replicate }]) => replicate)
    .map(([key]) => `- File system ${code(key)} is replicated to ${aws.recoveryRegion}`);
}

export const fileSystemPage: PagePart = {
  shelf: 'stores',
  nodes: fileSystemNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: fileSystemRows,
  uses: ({ store }) => `file system ${code(store)}`,
  objectives: replicated,
};
