import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { isSecret, type Schema } from '../../environment/schema/walk-schema.ts';
import type { Tree } from '../tree.ts';

/** Marks diagnostics on lines that hold a secret value, so that no view quotes those lines. */
export function hideSecrets(
  diagnostics: readonly Diagnostic[],
  schema: Schema,
  tree: Tree,
): Diagnostic[] {
  if (diagnostics.length === 0) return [];
  const lines = new Set(secretLines(schema, tree, []));
  return diagnostics.map((each) => {
    const { at } = each;
    const isHidden = at !== undefined && lines.has(lineId(at.file, at.line));
    return isHidden ? { ...each, hidesSource: true } : each;
  });
}

function secretLines(schema: Schema, tree: Tree, path: Path): string[] {
  if (tree.kind === 'map') {
    const entries = [...tree.entries];
    return entries.flatMap(([key, entry]) => secretLines(schema, entry.tree, [...path, key]));
  }
  if (tree.kind === 'list') {
    return tree.items.flatMap((item, index) => secretLines(schema, item, [...path, index]));
  }
  if (!isSecret(schema, path)) return [];
  const { file, line, endLine } = tree.at;
  return Array.from({ length: endLine - line + 1 }, (_, index) => lineId(file, line + index));
}

function lineId(file: string, line: number): string {
  return `${file}:${line}`;
}
