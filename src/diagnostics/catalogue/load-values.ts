// Faults of single keys and values, measured against the schema of an environment.
import { entry, quote } from '../entry.ts';
import { manual, typed } from '../typed.ts';
import { didYouMean, inside, type Suggested } from '../wording.ts';

/** What a format names as its example, for whoever does not read formats. */
function exampleIn(expected: string): string {
  const example = / such as ("[^"]*"|[^\s,]+)/.exec(expected)?.[1];
  return example === undefined ? 'a value of that form' : `one like ${example}`;
}

/** What to write, from what is expected: `Write a list`. */
function asWritten(expected: string): string {
  if (/^one of: /.test(expected)) return `Use ${expected}`;
  if (expected === 'a map') return 'Write a map: one "key: value" per line, indented below the key';
  if (expected === 'a list') return 'Write a list, such as [one, two]';
  return `Write ${expected.replace(/^expected /, '')}`;
}

export const loadValueCatalogue = {
  'load/unknown-key': entry<
    { key: string; parent: string; known?: string | undefined } & Suggested
  >({
    severity: 'error',
    message: ({ key, parent }) => `Unknown key ${quote(key)} ${inside(parent)}`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === undefined
        ? `Delete it, or use a key that ${manual('environment-reference.md')} has ${inside(args.parent)}`
        : `Use one of: ${args.known}`),
    why: 'A key that is not known would be ignored, and the value it was meant to set would silently stay at its default.',
  }),
  'load/deprecated-key': entry<{ path: string; to: string; ends: string }>({
    severity: 'warning',
    message: ({ path, to, ends }) => `${path} is called ${to} now; the old name ends on ${ends}`,
    hint: () => `Run ${typed('migrate')}, which writes the new name and keeps everything else`,
    why: 'A key that has another name is understood by both for a time, so that an upgrade and the edit need not be one step.',
  }),
  'load/deprecated-value': entry<{ path: string; now: string; ends: string }>({
    severity: 'warning',
    message: ({ path, now, ends }) => `${path} is written ${now} now; the old form ends on ${ends}`,
    hint: () => 'Run groundplan migrate, which writes the new form and keeps everything else',
    why: 'A value that is written in another form is understood in both for a time, so that an upgrade and the edit need not be one step.',
  }),
  'load/missing-key': entry<{
    key: string;
    parent: string;
    expected: string;
    removed?: string | undefined;
  }>({
    severity: 'error',
    message: ({ key, parent }) => `Missing key ${quote(key)} ${inside(parent)}`,
    hint: ({ key, expected, removed }) =>
      removed === undefined
        ? `Add "${key}:" with ${expected}`
        : `Write ${expected} after "${key}:"; an empty value removes the key`,
    why: 'The value cannot be derived from anything else in the file, and no tier has a default for it. With `extends`, `null` or an empty value removes what a lower layer has set.',
  }),
  'load/wrong-type': entry<{
    path: string;
    expected: string;
    found: string;
    hint?: string | undefined;
  }>({
    severity: 'error',
    message: ({ path, expected, found }) =>
      `Wrong type for ${path}: expected ${expected}, found ${found}`,
    hint: ({ hint, expected }) => hint ?? asWritten(expected),
    why: 'YAML decides by the look of a value whether it is text, a number or something else: `1.10` is the number 1.1, `"1.10"` is text. Values are never converted, because a conversion would guess.',
  }),
  'load/unknown-value': entry<
    {
      path: string;
      found: string;
      allowed: string;
      hint?: string | undefined;
    } & Suggested
  >({
    severity: 'error',
    message: ({ path, found }) => `Unknown value for ${path}: found ${found}`,
    hint: (args) => didYouMean(args) ?? args.hint ?? `Use one of: ${args.allowed}`,
    why: 'The key takes one of a few words; each of them is described in the reference of environments.',
  }),
  'load/out-of-range': entry<{ path: string; expected: string; found: string }>({
    severity: 'error',
    message: ({ path, expected, found }) =>
      `Number out of range for ${path}: ${expected}, found ${found}`,
    hint: ({ expected }) =>
      asWritten(expected.replace(/^expected (?=at|more|less|exactly)/, 'a number of ')),
    why: 'The limit is one that AWS, Kubernetes or arithmetic sets.',
  }),
  'load/wrong-length': entry<{
    path: string;
    expected: string;
    found: string;
    hint?: string | undefined;
  }>({
    severity: 'error',
    message: ({ path, expected, found }) => `Wrong length for ${path}: ${expected}, found ${found}`,
    hint: ({ hint, expected }) => hint ?? asWritten(expected),
    why: 'The limit is one that AWS or Kubernetes sets, often on a name that is built from the value.',
  }),
  'load/wrong-format': entry<{
    path: string;
    expected: string;
    found: string;
    hint?: string | undefined;
  }>({
    severity: 'error',
    message: ({ path, expected, found }) => `Wrong format for ${path}: ${expected}, found ${found}`,
    hint: ({ expected, found, hint }) =>
      hint ?? `Write ${exampleIn(expected)} in place of ${found}`,
    why: 'AWS or Kubernetes would refuse the value, most of them only when it is applied.',
  }),
  'load/wrong-key': entry<{ key: string; parent: string; expected: string } & Suggested>({
    severity: 'error',
    message: ({ key, parent, expected }) =>
      `Wrong key ${quote(key)} ${inside(parent)}: ${expected}`,
    hint: ({ key, expected, ...args }) =>
      didYouMean(args) ?? `Rename ${quote(key)} to ${expected.replace(/^expected /, '')}`,
    why: 'Keys of collections become part of Terraform addresses and of names in AWS and Kubernetes, which allow few characters.',
  }),
  'load/wrong-value': entry<{ path: string; detail: string; hint?: string | undefined }>({
    severity: 'error',
    message: ({ path, detail }) => `Wrong value for ${path}: ${detail}`,
    hint: ({ path, detail, hint }) =>
      hint ??
      (/^expected /.test(detail)
        ? asWritten(detail)
        : `Change ${path}, so that this no longer holds`),
    why: 'The value has the right type, but not with what else is written there.',
  }),
  'load/more-faults': entry<{ count: number; file: string }>({
    severity: 'error',
    message: ({ count, file }) => `More faults in ${file}: ${count} are not listed`,
    hint: () => 'Correct the ones that are listed, and run again',
    why: 'Many faults in one file nearly always have one cause, such as a line that was indented by mistake.',
  }),
} as const;
