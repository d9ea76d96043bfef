// Files as they will be: what has been edited so far, over what is on disk.
import { type Result, wholeFile } from '../../diagnostics/diagnostic.ts';
import { editSource } from '../../edit/source.ts';
import type { Files } from '../../emit/plan-files.ts';
import { readSource } from '../../load/read-text.ts';

/** What an edit comes to. */
export interface Edited {
  readonly edits: Files;
  /** What was done, and where, a line each. */
  readonly said: readonly string[];
}

/** What was tried is there to be shown with what is wrong about it. */
export type Tried = Result<Edited> & { readonly tried?: Files };

export interface Texts {
  /** Empty for a file that is not there. */
  readonly read: (file: string) => string;
  /** Whether the file is another one now; undefined of `change` says that there was nothing to do. */
  readonly edit: (file: string, change: (text: string) => string | undefined) => boolean;
  readonly edits: () => Files;
}

export function openTexts(root: string, before: Files = new Map()): Texts {
  const edited = new Map(before);
  const read = (file: string) =>
    edited.get(file) ?? readSource(root, file, wholeFile(file)).value ?? '';
  return {
    read,
    edit(file, change) {
      const source = read(file);
      const text = editSource(source, change);
      if (text === undefined || text === source) return false;
      edited.set(file, text);
      return true;
    },
    edits: () => edited,
  };
}
