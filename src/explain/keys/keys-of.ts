// All keys of one environment that something may come from.
import type { Path, Position } from '../../diagnostics/diagnostic.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { type Tree, treeAt } from '../../load/tree.ts';
import type { Json } from '../../model/artifact.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Key } from './key.ts';
import { namable } from './namable.ts';

export const keysOf = oncePer((loaded: LoadedEnvironment): readonly Key[] => {
  const { name, written } = loaded;
  const own = leavesIn(written, []).map(({ path, value, at }): Key => {
    return { environment: name, type: 'written', path, value, at };
  });
  return [...own, ...namesIn(name, written), ...unwrittenIn(loaded)];
});

interface Leaf {
  readonly path: Path;
  readonly value: Json;
  readonly at: Position;
}

function leavesIn(tree: Tree, path: Path): readonly Leaf[] {
  if (tree.kind === 'scalar') return [{ path, value: tree.value, at: tree.at }];
  if (tree.kind === 'list')
    return tree.items.flatMap((each, place) => leavesIn(each, [...path, place]));
  return [...tree.entries].flatMap(([name, entry]) => leavesIn(entry.tree, [...path, name]));
}

/** Those that the user chose. */
function namesIn(environment: string, written: Tree): readonly Key[] {
  const inside = (tree: Tree, path: Path): readonly Key[] => {
    if (tree.kind !== 'map') return [];
    return [...tree.entries].flatMap(([name, entry]) => {
      const at = [...path, name];
      const key: Key = { environment, type: 'name', path: at, value: name, at: entry.key };
      return [...(namable.isName(at) ? [key] : []), ...inside(entry.tree, at)];
    });
  };
  return inside(written, []);
}

/** Of what is complete, what nobody wrote: neither there nor in `defaults`. Documents that were read are written
 * elsewhere. */
function unwrittenIn(loaded: LoadedEnvironment): readonly Key[] {
  const { name, written, file } = loaded;
  const tier = treeAt(written, ['tier'])?.at;
  return leavesOfValue(loaded.environment, []).flatMap(({ path, value }): readonly Key[] => {
    if (path[0] === 'defaults' || treeAt(written, path) !== undefined) return [];
    const found = loaded.seek(path)?.value;
    if (found !== undefined && found !== tier) return readKey(name, { path, value, at: found });
    const at = loaded.locate(path, 'key') ?? { file, ...START };
    const tiered = found === undefined ? {} : ({ isOfTier: true } as const);
    return [{ environment: name, type: 'default', path, value, at, ...tiered }];
  });
}

/** What stands in an environment file is one of its own keys already. */
function readKey(environment: string, leaf: Leaf): readonly Key[] {
  return leaf.at.file.startsWith('environments/') ? [] : [{ environment, type: 'read', ...leaf }];
}

const START = { line: 1, column: 1, endLine: 1, endColumn: 1 };

function leavesOfValue(value: unknown, path: Path): readonly Omit<Leaf, 'at'>[] {
  // What is read stands in a file line by line; of a default the list is one.
  const isOpen = Array.isArray(value) && value.some((each) => typeof each === 'object');
  if (isOpen) return value.flatMap((each, at) => leavesOfValue(each, [...path, at]));
  if (isPlainObject(value)) {
    return Object.entries(value).flatMap(([key, each]) => leavesOfValue(each, [...path, key]));
  }
  return [{ path, value: (value ?? null) as Json }];
}
