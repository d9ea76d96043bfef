// Faults of the disk that results are written to.
import { entry } from '../entry.ts';
import { typed } from '../typed.ts';

const WRITE_HINTS: Readonly<Record<string, string>> = {
  EACCES: 'Give yourself write access to its folder, or write elsewhere with --out',
  EPERM: 'Give yourself write access to its folder, or write elsewhere with --out',
  EROFS: 'Mount the file system for writing, or write elsewhere with --out',
  ENOSPC: 'Free some space on the disk and run again',
  EDQUOT: 'Free some of your disk quota and run again',
  ENAMETOOLONG: 'Shorten the key its name is built from',
  ENOENT: 'Run again, while no other run writes to the same folder',
};

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENAMETOOLONG: 'the file name is too long for this file system',
  ENOENT: 'it disappeared during the run',
};

function reason(code: string): string {
  return REASONS[code] ?? `the system answers ${code}`;
}

export const emitCatalogue = {
  'emit/path-conflict': entry<{ path: string; first: string; second: string }>({
    severity: 'error',
    message: ({ path, first, second }) =>
      `Two results need the file ${path}: ${first} and ${second}`,
    hint: () => 'Rename one of the two keys, and not only in upper and lower case',
    why: 'Every object has a file of its own, named after its kind and name. Names that differ only in upper and lower case count as one, because macOS and Windows keep only one of the two files.',
  }),
  'emit/no-lock': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `No provider lock at ${path}`,
    hint: () =>
      'Restore the file from git, or copy locks/terraform.lock.hcl of the package groundplan',
    why: 'Every Terraform stack gets a copy of one master lock, so that all of them plan with the same provider version. Atlantis deletes a lock that git does not track and takes the newest provider when there is none.',
  }),
  'emit/not-a-folder': entry<{ path: string; found: string }>({
    severity: 'error',
    message: ({ path, found }) => `No folder at ${path}, where results belong: found ${found}`,
    hint: ({ path }) => `Remove or rename ${path}, or write elsewhere with --out`,
    why: 'Results are written only below real folders. A symbolic link is never followed, because writing and removing through it would touch files elsewhere.',
  }),
  'emit/not-a-file': entry<{ path: string }>({
    severity: 'error',
    message: ({ path }) => `No file at ${path}, where a result belongs: found a folder`,
    hint: ({ path }) => `Remove or rename the folder ${path}`,
    why: 'A folder is never replaced by a file, because what it holds is not known to be generated.',
  }),
  'emit/cannot-read': entry<{ path: string; code: string }>({
    severity: 'error',
    message: ({ path, code }) => `Cannot read ${path}: ${reason(code)}`,
    hint: () => 'Give yourself read access to it',
    why: 'Results are compared with what is on disk before anything is written.',
  }),
  'emit/cannot-write': entry<{ path: string; code: string }>({
    severity: 'error',
    message: ({ path, code }) => `Cannot write ${path}: ${reason(code)}`,
    hint: ({ code, path }) =>
      WRITE_HINTS[code] ??
      `See that ${path} can be written, and run again, or write elsewhere with --out`,
    why: 'All new content is first written to temporary files, which are removed again when one of them cannot be written. Only then are files replaced, each in one step, so no file is ever half written.',
  }),
  'emit/stale': entry<{ count: number; first: string }>({
    severity: 'error',
    message: ({ count, first }) =>
      `Committed results differ from the environments: ${count} stale, first ${first}`,
    hint: () => `Run ${typed('synth')} and commit what it writes`,
    why: 'Atlantis and Argo CD act on the committed files. `synth --check` writes nothing and reports when they are not what the environments compile to.',
  }),
} as const;
