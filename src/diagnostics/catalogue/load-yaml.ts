// Faults of the YAML itself, before any meaning.
import { entry, quote } from '../entry.ts';
import { inside } from '../wording.ts';

export const loadYamlCatalogue = {
  'load/merge-conflict': entry({
    severity: 'error',
    message: () => 'Merge conflict: both sides of a merge stand in the file',
    hint: () =>
      'Keep what is right of the lines from <<<<<<< to >>>>>>>, and delete the three lines of signs',
    why: 'Git leaves both sides where two branches changed the same lines, for a person to decide.',
  }),
  'load/yaml-syntax': entry<{ fault: string; hint?: string | undefined }>({
    severity: 'error',
    message: ({ fault }) => `Broken YAML: ${fault}`,
    hint: ({ hint }) => hint ?? 'Delete it, or write the value in quotes',
    why: 'A file that YAML does not allow could be read in more than one way. Files are read as YAML 1.2 with the core schema.',
  }),
  'load/tab-indentation': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'Tab used for indentation',
    hint: () => 'Indent with spaces',
    why: 'YAML forbids tabs for indentation, because editors show them at different widths.',
  }),
  'load/duplicate-key': entry<{ key: string; parent: string; line: number }>({
    severity: 'error',
    message: ({ key, parent, line }) =>
      `Duplicate key ${quote(key)} ${inside(parent)}: first set on line ${line}`,
    hint: () => 'Delete one of the two',
    why: 'Only one of the two values could count, and YAML does not say which.',
  }),
  'load/key-not-text': entry<{ found: string; parent: string; text?: string | undefined }>({
    severity: 'error',
    message: ({ found, parent }) => `Key not text ${inside(parent)}: found ${found}`,
    hint: ({ text }) =>
      text === undefined ? 'Write a word as the key' : `Write ${quote(text)} in quotes`,
    why: 'Keys become names of resources. YAML reads `1.10`, `true` or `null` as something other than the text that is written there.',
  }),
  'load/reserved-key': entry<{ key: string; parent: string }>({
    severity: 'error',
    message: ({ key, parent }) => `Reserved key ${quote(key)} ${inside(parent)}`,
    hint: () => 'Choose another name',
    why: 'These words have a meaning of their own in the language groundplan is written in, and an object with such a key is a known way to attack a program.',
  }),
  'load/merge-key': entry<{ parent: string }>({
    severity: 'error',
    message: ({ parent }) => `Merge key "<<" ${inside(parent)}: it is not part of YAML 1.2`,
    hint: () => 'Use extends to share between files, and defaults to share within one',
    why: 'Merge keys came with YAML 1.1 and were dropped; tools differ in how they read them.',
  }),
  'load/anchor': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `Anchor or alias ${quote(text)}: values are not shared this way`,
    hint: () =>
      'Use extends to share between files, and defaults to share within one; quote text that starts with & or *',
    why: 'A reader of one line should see its value on that line. Aliases also let a file of a few lines grow to gigabytes.',
  }),
  'load/tag': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `Tag ${quote(text)}: types follow from the keys`,
    hint: () => 'Delete it, or quote text that starts with an exclamation mark',
    why: 'The type of every value is decided by its key, so a tag could only contradict it.',
  }),
  'load/directive': entry<{ text: string }>({
    severity: 'error',
    message: ({ text }) => `Directive ${quote(text)}: files are always read as YAML 1.2`,
    hint: () => 'Delete the line',
    why: 'A directive changes how a whole file is read: under `%YAML 1.1`, `no` is false and `010` is eight.',
  }),
  'load/multiple-documents': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'Second document in one file',
    hint: () => 'Delete the line "---", or move what follows to a file of its own',
    why: 'One file describes one environment or one layer; what a second document means is not defined.',
  }),
  'load/too-deep': entry<{ limit: number }>({
    severity: 'error',
    message: ({ limit }) => `Nested too deep: more than ${limit} levels`,
    hint: () => 'Close the brackets that are open, or indent less',
    why: 'No environment needs so many levels. Input that nests without end is a known way to bring a program down.',
  }),
  'load/empty-file': entry<{ file: string }>({
    severity: 'error',
    message: ({ file }) => `Empty file: ${file}`,
    hint: () => 'Fill it, or delete it',
    why: 'An environment without a single key cannot be meant. A layer without one has no effect.',
  }),
  'load/not-a-map': entry<{ file: string; found: string }>({
    severity: 'error',
    message: ({ file, found }) => `No keys at the top level of ${file}: found ${found}`,
    hint: () => 'Write one "key: value" per line',
    why: 'An environment is a map of keys to values.',
  }),
} as const;
