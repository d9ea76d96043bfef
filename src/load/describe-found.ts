import { quote } from '../diagnostics/entry.ts';
import type { Tree } from './tree.ts';

/** Names a value as a user would: `the text "3"`, `the number 1.1`, `a list`. */
export function describeFound(tree: Tree): string {
  if (tree.kind !== 'scalar') return tree.kind === 'list' ? 'a list' : 'a map';
  if (tree.value === null) return 'nothing';
  if (typeof tree.value === 'string') return `the text ${quote(tree.value)}`;
  if (typeof tree.value === 'boolean') return String(tree.value);
  return Number.isFinite(tree.value) ? `the number ${tree.value}` : `${quote(tree.source)}`;
}
