// What earlier versions wrote otherwise in the form of this one, in every file, with comments and all else as it is.
import type { Path, Result } from '../../diagnostics/diagnostic.ts';
import { keyPaths } from '../../edit/key-paths.ts';
import { renewText } from '../../edit/renew-text.ts';
import { findAllFiles } from '../../load/find-files.ts';
import { mergeLayers, readChain } from '../../load/layers/read-layers.ts';
import { isNothing, treeAt } from '../../load/tree.ts';
import {
  isOf,
  type NewerForm,
  type OlderForm,
  olderForms,
} from '../../model/schema/older-forms.ts';
import { type Edited, openTexts } from './texts.ts';

export function migrate(root: string, forms: readonly OlderForm[] = olderForms): Result<Edited> {
  const texts = openTexts(root);
  const said = findAllFiles(root).flatMap((file) =>
    forms.flatMap((form, at) => {
      const below = (path: Path) => keysBelow({ root, file, forms: forms.slice(0, at + 1) }, path);
      let count = 0;
      texts.edit(file, (text) => {
        // From the last to the first: a key that is renamed is found above those below it.
        const paths = keyPaths(text).filter((path) => isOf(form, path));
        return paths.toReversed().reduce((edited, path) => {
          const renewed = renewText(edited, { path, now: form.now, below: () => below(path) });
          if (renewed !== undefined) count += 1;
          return renewed ?? edited;
        }, text);
      });
      return count === 0 ? [] : [sentence(form, file)];
    }),
  );
  const done = said.length === 0 ? ['Every key has the form of this version.'] : said;
  return { value: { edits: texts.edits(), said: done }, diagnostics: [] };
}

interface Layered {
  readonly root: string;
  readonly file: string;
  readonly forms: readonly OlderForm[];
}

/** Keys that the layers of a file have at a path. */
function keysBelow({ root, file, forms }: Layered, path: Path): readonly string[] {
  const [, ...lower] = readChain({ root, parsed: new Map(), forms }, file).layers;
  const tree = lower.length === 0 ? undefined : treeAt(mergeLayers(lower), path);
  if (tree?.kind !== 'map') return [];
  return [...tree.entries].filter(([, entry]) => !isNothing(entry.tree)).map(([key]) => key);
}

function sentence({ path, now }: OlderForm, file: string): string {
  return `${path} is ${wordsOf(now)} now in ${file}.`;
}

function wordsOf(now: NewerForm): string {
  if ('key' in now) return now.key;
  if ('words' in now) return Object.values(now.words).join(' or ');
  return 'under' in now ? `a map with ${now.under}` : 'a map by the items of the list';
}
