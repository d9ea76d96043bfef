import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';
import { folderOf } from './names.ts';
import type { TerraformStack } from './schema.ts';

const NODE = 'terraform';

function terraformNodes({ terraform }: Environment): readonly string[] {
  return sortedEntries(terraform).map(([key, { purpose }]) =>
    shapes.box(nodeId(NODE, key), label(`Terraform ${key}`, purpose)),
  );
}

function terraformRows({ terraform }: Environment): readonly (readonly string[])[] {
  return sortedEntries(terraform).map(([key, stack]) => [
    `terraform ${code(key)}`,
    [sourceOf(key, stack), ...outputsOf(stack)].join(', '),
    inline(stack.purpose),
  ]);
}

function sourceOf(key: string, stack: TerraformStack): string {
  const folder = folderOf(key, stack);
  if (folder !== null) return `folder ${code(folder)}`;
  const { source = '', version = null } = stack.module ?? {};
  return `module ${code(source)}${version === null ? '' : ` ${version}`}`;
}

function outputsOf({ outputs }: TerraformStack): readonly string[] {
  const names = Object.keys(outputs).sort();
  return names.length === 0 ? [] : [`outputs ${names.map(code).join(' ')}`];
}

export const terraformPage: PagePart<TerraformStack, readonly string[]> = {
  shelf: 'terraform',
  nodes: terraformNodes,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: terraformRows,
  uses: ({ store, use }) => `terraform ${code(store)} (${use.join(', ')})`,
};
