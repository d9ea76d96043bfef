// Faults of folders of the user's own, which environments name.
import { entry, quote } from '../entry.ts';

export const folderCatalogue = {
  'model/folder-missing': entry<{ folder: string; reason: string }>({
    severity: 'error',
    message: ({ folder, reason }) => `No folder ${folder} in the repository: ${reason}`,
    hint: () => 'Make it, or correct the path, which is relative to the root of the repository',
    why: 'Files of your own are read from the repository, so that a result is under review and the same on every machine.',
  }),
  'model/folder-size': entry<{ folder: string; count: number; max: number }>({
    severity: 'error',
    message: ({ folder, count, max }) =>
      `Folder ${folder} has ${count} files: expected 1 to ${max}`,
    hint: () => 'Put the files there; names that begin with a dot do not count',
    why: 'A folder without files makes nothing, and one with hundreds is nearly always something else, such as the folder above the one that is meant.',
  }),
  'model/folder-entry': entry<{ folder: string; entry: string; found: string; detail: string }>({
    severity: 'error',
    message: ({ folder, entry: name, found }) =>
      `Cannot carry ${quote(name)} of folder ${folder}: found ${found}`,
    hint: () => 'Replace it by a plain file of text, or take it out of the folder',
    why: 'The files are copied to `dist/` as they are: plain text of at most 1 MB each, by names that every file system takes. A link leads to other places on other machines.',
  }),
} as const;
