// What a description of a fault is made from.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/entry.ts';
import { isSecret, type Schema } from '../../environment/schema/walk-schema.ts';
import { describeFound } from '../describe-found.ts';
import { isNothing, type Tree, treeAt } from '../tree.ts';

export interface Scope {
  readonly schema: Schema;
  /** The whole tree, whatever `base` is. */
  readonly tree: Tree;
  /** Where the issues at hand count from. */
  readonly base: Path;
}

const HIDDEN = '(hidden)';

export function isAbsent({ tree }: Scope, path: Path): boolean {
  const found = treeAt(tree, path);
  if (found === undefined) return true;
  return isNothing(found) && treeAt(tree, path.slice(0, -1))?.kind === 'map';
}

/** `the text "3"`, or nothing of it when the schema says that the value is secret. */
export function foundAt({ schema, tree }: Scope, path: Path): string {
  if (isSecret(schema, path)) return HIDDEN;
  const found = treeAt(tree, path);
  return found === undefined ? 'nothing' : describeFound(found);
}

/** Like `foundAt`, where it is clear that the value is text: `"3"`. */
export function foundTextAt(scope: Scope, path: Path): string {
  const found = treeAt(scope.tree, path);
  const isText = found?.kind === 'scalar' && typeof found.value === 'string';
  return isText && !isSecret(scope.schema, path) ? quote(found.value) : foundAt(scope, path);
}

/** Like `foundAt`, for a size: `71 characters`, `1 entry`. */
export function foundSizeAt({ schema, tree }: Scope, path: Path): string {
  if (isSecret(schema, path)) return HIDDEN;
  const found = treeAt(tree, path);
  if (found?.kind === 'list') return countOf(found.items.length, 'entry', 'entries');
  if (found?.kind === 'map') return countOf(found.entries.size, 'key', 'keys');
  return countOf(String(found?.value ?? '').length, 'character', 'characters');
}

export function countOf(amount: number | bigint, one: string, many: string): string {
  return `${amount} ${Number(amount) === 1 ? one : many}`;
}
