// What a manifest says to Kubernetes and what we read would differ: refused, since either could be meant.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { MapTree, ScalarTree, Tree } from '../tree.ts';
import { isReadAsTruth } from './as-kubernetes-reads.ts';

export function findPitfalls(tree: Tree): readonly Diagnostic[] {
  if (tree.kind === 'list') return tree.items.flatMap(findPitfalls);
  if (tree.kind === 'scalar') return [...inexactNumber(tree), ...plainTemplate(tree)];
  return [
    ...truthKeys(tree),
    ...[...tree.entries.values()].flatMap((each) => findPitfalls(each.tree)),
  ];
}

function truthKeys({ entries }: MapTree): readonly Diagnostic[] {
  return [...entries]
    .filter(([name, { key }]) => isReadAsTruth(name) && key.endColumn - key.column === name.length)
    .map(([key, { key: at }]) => diagnostic('model/manifest-truth-key', { key }, { at }));
}

/** Beyond what a number of JavaScript holds exactly. */
function inexactNumber({ value, source, isQuoted, at }: ScalarTree): readonly Diagnostic[] {
  const isInexact =
    !isQuoted &&
    typeof value === 'number' &&
    Number.isInteger(value) &&
    !Number.isSafeInteger(value);
  return isInexact ? [diagnostic('model/manifest-number', { number: source }, { at })] : [];
}

function plainTemplate({ source, isQuoted, at }: ScalarTree): readonly Diagnostic[] {
  if (isQuoted || !source.includes('{{')) return [];
  return [diagnostic('model/manifest-template', {}, { at })];
}
