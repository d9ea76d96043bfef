// Faults of finding and reading environment files, and of the layers they are made of.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const loadFileCatalogue = {
  'load/no-environments': entry<Record<never, never>>({
    severity: 'warning',
    message: () => 'No environment found in environments/',
    hint: () => 'Create environments/<system>/<environment>.yaml',
    why: 'Every file `environments/<system>/<environment>.yaml` describes one environment. Without any nothing compiles, and the results of those that were there before are removed. `base.yaml` and `*.base.yaml` are layers that environments extend, and are not environments themselves.',
  }),
  'load/unknown-environment': entry<{ name: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ name }) => `No environment named ${quote(name)}`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === '' ? `Create environments/${args.name}.yaml` : `Use one of: ${args.known}`),
    why: 'An environment is named by its folder and file: `shop/prod` is `environments/shop/prod.yaml`.',
  }),
  'load/ignored-file': entry<{ file: string; rename?: string | undefined }>({
    severity: 'warning',
    message: ({ file }) => `No part of any environment: ${file} is ignored`,
    hint: ({ rename }) =>
      rename === undefined ? 'Move it out of environments/' : `Rename it to ${rename}`,
    why: 'Only `environments/<system>/<name>.yaml` is read. A file beside them with another ending looks as if it counted, but does not.',
  }),
  'load/name-mismatch': entry<{
    key: string;
    found: string;
    expected: string;
    source: string;
    layer?: string | undefined;
  }>({
    severity: 'error',
    message: ({ key, found, expected, source, layer = 'the file' }) =>
      `Wrong ${key}: the ${source} is named ${quote(expected)}, and ${layer} says ${quote(found)}`,
    hint: ({ key, expected, source, layer }) =>
      layer === undefined
        ? `Write ${key}: ${expected}, or rename the ${source}`
        : `Extend another file, or write ${key}: ${expected} in this one`,
    why: 'Names of resources come from the keys `system` and `environment`, and folders under `dist/` from the folder and the file. A copied file that keeps the old names would change the other environment.',
  }),
  'load/not-a-file': entry<{ file: string; found: string }>({
    severity: 'error',
    message: ({ file, found }) => `No file at ${file}: found ${found}`,
    hint: ({ file }) => `Rename or remove ${file}`,
    why: 'Environments and layers are plain text files.',
  }),
  'load/unreadable-file': entry<{ file: string; reason: string }>({
    severity: 'error',
    message: ({ file, reason }) => `Cannot read ${file}: ${reason}`,
    hint: ({ file }) =>
      `Put ${file} there, or restore it from git; where it is there, give yourself read access`,
    why: 'Everything under `environments/` is read before anything is written, so that a result never depends on which files happened to be readable.',
  }),
  'load/file-too-large': entry<{ file: string; limit: string }>({
    severity: 'error',
    message: ({ file, limit }) => `File too large: ${file} has more than ${limit}`,
    hint: () => 'Move what is not part of the environment elsewhere',
    why: 'An environment of hundreds of services stays far below the limit. A larger file is nearly always something else, and would slow down every run.',
  }),
  'load/link-outside': entry<{ file: string; within: string }>({
    severity: 'error',
    message: ({ file, within }) => `Link out of ${within}: ${file} lies elsewhere`,
    hint: ({ file }) => `Replace the link ${file} by the file it points to`,
    why: 'What an environment says has to be in the repository, under review, and the same on every machine.',
  }),
  'load/not-utf8': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `File not in UTF-8: ${file}`,
    hint: () => 'Save it with the encoding UTF-8',
    why: 'Bytes that are not UTF-8 would be read as replacement characters, and end up in names of resources.',
  }),
  'load/control-character': entry<{ character: string }>({
    severity: 'error',
    message: ({ character }) => `Character ${character} in the file: it is not visible`,
    hint: () => 'Delete it',
    why: 'Control characters, single surrogates, line separators and marks that reverse the direction of text make a file look different from what it says, and no AWS or Kubernetes name may hold one.',
  }),
  'load/extends-not-found': entry<{ target: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ target }) => `No file ${quote(target)} to extend`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === '' ? `Create it, or delete the line` : `Use one of: ${args.known}`),
    why: '`extends` names one file, relative to the folder of the file that says so.',
  }),
  'load/extends-outside': entry<{ target: string }>({
    severity: 'error',
    message: ({ target }) => `Layer outside of environments/: ${quote(target)}`,
    hint: () => 'Name a file under environments/, relative to the folder of this file',
    why: 'What an environment says has to be in the repository, under review, and the same on every machine.',
  }),
  'load/extends-cycle': entry<{ chain: string; isAlone: boolean }>({
    severity: 'error',
    message: ({ chain, isAlone }) =>
      isAlone === true
        ? `File extends itself: ${chain}`
        : `Files extend each other in a circle: ${chain}`,
    hint: ({ isAlone }) =>
      isAlone === true
        ? 'Name another file, such as base.yaml, or delete the line'
        : 'Remove the extends line of one of them',
    why: 'Layers are laid on top of each other from the lowest up, so one of them has to be the lowest.',
  }),
} as const;
