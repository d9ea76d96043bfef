// Sources of the compiler, and of kinds of a repository's own: where what is no key of an environment is decided.
import { listFiles } from './documents/list-files.ts';
import { sourceTextIn } from './read-text.ts';

/** Texts by path below `root`; none where the sources do not lie there. */
export function readSources(root: string, folder: string): ReadonlyMap<string, string> {
  const listing = listFiles(root, folder);
  if (listing.fault !== undefined) return new Map();
  const textOf = sourceTextIn(root);
  const files = listing.files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return new Map(
    files.flatMap((file) => {
      const text = textOf(`${folder}/${file}`);
      return text === undefined ? [] : [[`${folder}/${file}`, text] as const];
    }),
  );
}
