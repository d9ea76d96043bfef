// Sizes that the original names by hand, and that the tier of a copy gives by itself.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { removeEntry } from '../../../edit/remove-entry.ts';
import { isWritten, keysAt } from '../../../edit/written-at.ts';
import { entryDefaults, tierDefaults } from '../../../environment/tier.ts';
import { treeAt } from '../../../load/tree.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { isLayered } from '../take-out.ts';
import type { Copy } from './copy.ts';
import { errorsOf } from './mend-copy.ts';

/** What it left out, in a line; none where that would not compile, or where the tier gives nothing. */
export function shrink(copy: Copy): readonly string[] {
  const { texts, file, tier, like, root } = copy;
  const before = texts.read(file);
  if (tier === like.environment.tier) return [];
  const gone = pathsOf(copy).filter((path) =>
    texts.edit(file, (text) => (isSize(copy, text, path) ? removeEntry(text, path) : undefined)),
  );
  if (gone.length === 0) return [];
  if (errorsOf(root, texts.edits()).length > 0) {
    texts.edit(file, () => before);
    return [];
  }
  return [`As tier ${tier} has it, not as ${like.name}: ${gone.map(renderPath).join(', ')}.`];
}

/** What an entry is by nothing but its size stays with it. */
function isSize({ like }: Copy, text: string, path: Path): boolean {
  if (!isWritten(text, path)) return false;
  const above = path.slice(0, -1);
  const tree = treeAt(like.written, above);
  return keysAt(text, above).length > 1 || (tree !== undefined && isLayered(tree, like.file));
}

/** Which nodes are bought is no size. */
const NO_SIZES = ['nodeGroup'];

function pathsOf({ tier, like }: Copy): readonly Path[] {
  const given = tierDefaults[tier as keyof typeof tierDefaults] as {
    readonly network?: object;
    readonly defaults?: Readonly<Record<string, object>>;
  };
  const ofEntries = entryDefaults
    .filter(({ defaults }) => !NO_SIZES.includes(defaults))
    .flatMap(({ defaults, collection }) => {
      const keys = Object.keys(given.defaults?.[defaults] ?? {});
      const path = collection.split('.');
      const entries = Object.keys((valueAt(like.environment, path) as object | undefined) ?? {});
      const places = [['defaults', defaults], ...entries.map((entry) => [...path, entry])];
      return places.flatMap((place) => keys.map((key) => [...place, key]));
    });
  return [...Object.keys(given.network ?? {}).map((key) => ['network', key]), ...ofEntries];
}
