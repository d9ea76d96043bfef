// Where one value of an environment is written: what a command must know before it changes it there.
import { type Path, type Position, wholeFile } from '../diagnostics/diagnostic.ts';
import { findEnvironments } from './find-environments.ts';
import { type Files, readLayers } from './layers/read-layers.ts';
import { readSource, withoutMark } from './read-text.ts';
import { treeAt } from './tree.ts';
import { parseYaml } from './yaml/parse-yaml.ts';

/** A scalar between two offsets of the source of its file, the second exclusive. */
export interface WrittenScalar {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

export interface ValueRequest {
  readonly root: string;
  readonly file: string;
  readonly path: Path;
}

/** Finds the scalar in the file itself; what the file extends, and defaults, do not count. */
export function findWritten({ root, file, path }: ValueRequest): WrittenScalar | undefined {
  const { value: source = '' } = readSource(root, file, wholeFile(file));
  const text = withoutMark(source);
  const tree = parseYaml(file, text).value;
  const scalar = tree === undefined ? undefined : treeAt(tree, path);
  if (scalar?.kind !== 'scalar' || scalar.value === null) return undefined;
  const { line, column, endLine, endColumn } = scalar.at;
  const mark = source.length - text.length;
  const start = mark + offsetOf(text, { line, column });
  const end = mark + offsetOf(text, { line: endLine, column: endColumn });
  return { source, start, end };
}

/** Finds the files of other environments that take the value from `file`. */
export function findHeirs({ root, file, path }: ValueRequest): readonly string[] {
  const files: Files = { root, parsed: new Map() };
  const others = (findEnvironments(root).value ?? []).filter((each) => each.file !== file);
  return others
    .filter((other) => {
      // One that cannot be read deploys nothing until it is mended.
      const tree = readLayers(files, other.file).value;
      return tree !== undefined && treeAt(tree, path)?.at.file === file;
    })
    .map((other) => other.file);
}

function offsetOf(text: string, { line, column }: Pick<Position, 'line' | 'column'>): number {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
}
