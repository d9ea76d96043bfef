// Keys and values of a file that are text on one line, where each stands, and other texts in their places.
import { isMap, isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Path } from '../diagnostics/diagnostic.ts';
import { entriesOf, keyOf, readSource, spanOf, splice } from './source.ts';
import { rewriteScalar } from './values/rewrite-scalar.ts';

export interface Scalar {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** Of a key, that of what stands behind it. */
  readonly path: Path;
}

export function scalarsIn(node: Node | null, path: Path = []): readonly Scalar[] {
  if (isMap(node)) {
    return entriesOf(node).flatMap((entry) => {
      const here = [...path, keyOf(entry)];
      return [...scalarsIn(entry.key, here), ...scalarsIn(entry.value, here)];
    });
  }
  if (isSeq(node)) {
    return (node as YAMLSeq<Node>).items.flatMap((item, at) => scalarsIn(item, [...path, at]));
  }
  if (!isScalar(node) || typeof node.value !== 'string' || node.type?.startsWith('BLOCK'))
    return [];
  const [start, end] = spanOf(node);
  return [{ start, end, value: node.value, path }];
}

/** Undefined: `change` gives every text back as it is. */
export function rewriteScalars(
  text: string,
  change: (scalar: Scalar) => string,
): string | undefined {
  const source = readSource(text);
  if (source === undefined) return undefined;
  const changed = scalarsIn(source.document.contents).filter((each) => change(each) !== each.value);
  if (changed.length === 0) return undefined;
  return changed
    .toSorted((a, b) => b.start - a.start)
    .reduce((edited, each) => {
      const written = rewriteScalar(edited.slice(each.start, each.end), change(each));
      return splice(edited, each.start, each.end, written);
    }, text);
}
