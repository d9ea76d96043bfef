// Keys of earlier versions by the names they have now, in every file, with comments and all else as it is.
import type { Result } from '../../diagnostics/diagnostic.ts';
import { keyPaths } from '../../edit/key-paths.ts';
import { renameKey } from '../../edit/rename-key.ts';
import { findAllFiles } from '../../load/find-files.ts';
import { isRenamed, type RenamedKey, renamedKeys } from '../../model/schema/renamed-keys.ts';
import { type Edited, openTexts } from './texts.ts';

export function migrate(
  root: string,
  renamed: readonly RenamedKey[] = renamedKeys,
): Result<Edited> {
  const texts = openTexts(root);
  const said = findAllFiles(root).flatMap((file) =>
    renamed.flatMap((rename) => {
      let count = 0;
      texts.edit(file, (text) => {
        // From the last to the first: a key that is renamed is found above those below it.
        const paths = keyPaths(text).filter((path) => isRenamed(rename, path));
        count = paths.length;
        return paths
          .toReversed()
          .reduce((edited, path) => renameKey(edited, path, rename.to) ?? edited, text);
      });
      return count === 0 ? [] : [`${rename.from} is ${rename.to} now in ${file}.`];
    }),
  );
  const done = said.length === 0 ? ['Every key has the name of this version.'] : said;
  return { value: { edits: texts.edits(), said: done }, diagnostics: [] };
}
