// argv → a command with its options. Every word is accounted for: what is not known is reported.
import { parseArgs } from 'node:util';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/entry.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { LABELS, type Label, slugOf } from '../review/dangers/danger.ts';
import { COMMANDS, type Command, checkUsage, FORMATS, type Format, formatsOf } from './usage.ts';

const OPTIONS = {
  base: { type: 'string' },
  check: { type: 'boolean' },
  'fail-on': { type: 'string' },
  format: { type: 'string' },
  head: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  link: { type: 'string' },
  'no-cache': { type: 'boolean' },
  out: { type: 'string' },
  quiet: { type: 'boolean' },
  root: { type: 'string' },
  timings: { type: 'boolean' },
  trace: { type: 'boolean' },
  verbose: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

type Flag = 'check' | 'help' | 'quiet' | 'timings' | 'trace' | 'verbose' | 'version';

export interface Arguments extends Readonly<Record<Flag, boolean>> {
  /** Undefined when none was given. */
  readonly command: Command | undefined;
  /** What follows the command. */
  readonly words: readonly string[];
  readonly format: Format;
  /** The revision whose merge base with HEAD is compared with. */
  readonly base: string | undefined;
  /** The revision that is compared with it; undefined: the working tree. */
  readonly head: string | undefined;
  /** Whether what an earlier run left is of no use to this one. */
  readonly noCache: boolean;
  /** A label of `diff`, as `destroys-data`. */
  readonly failOn: Label | undefined;
  /** Where a reader finds the whole of what is printed shortened. */
  readonly link: string | undefined;
  readonly out: string | undefined;
  readonly root: string | undefined;
}

export interface ParsedArguments {
  readonly value: Arguments;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is wrong is left out of `value`, which is whole in any case. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const config = { args: [...argv], options: OPTIONS, strict: false, tokens: true } as const;
  const { tokens, positionals } = parseArgs({ ...config, allowPositionals: true });
  const given = tokens.filter((token) => token.kind === 'option');
  const flags = new Set(given.map((option) => option.name));
  const [word, ...words] = positionals;
  const command = COMMANDS.find((known) => known === word);
  const format = lastValue(given, 'format');
  const value: Arguments = {
    command,
    words,
    format: FORMATS.find((known) => known === format) ?? 'text',
    base: lastValue(given, 'base'),
    head: lastValue(given, 'head'),
    failOn: LABELS.find((known) => slugOf(known) === lastValue(given, 'fail-on')),
    link: lastValue(given, 'link'),
    out: lastValue(given, 'out'),
    root: lastValue(given, 'root'),
    check: flags.has('check'),
    help: flags.has('help'),
    noCache: flags.has('no-cache'),
    quiet: flags.has('quiet'),
    timings: flags.has('timings'),
    trace: flags.has('trace'),
    verbose: flags.has('verbose'),
    version: flags.has('version'),
  };
  const unknown = word === undefined || command !== undefined ? [] : [unknownCommand(word)];
  const misused = command === undefined ? [] : checkUsage(command, { words, options: flags });
  return {
    value,
    diagnostics: [
      ...unknown,
      ...misused,
      ...given.flatMap((option) => checkOption(option, command)),
    ],
  };
}

/** Of options that take a value; others take a folder. */
const EXPECTED: Partial<Record<string, string>> = {
  base: 'a revision such as origin/main',
  head: 'a revision such as my-branch',
  link: 'an address',
};

/** Of options that take one of a few words. */
function choicesOf(name: string, command: Command | undefined): readonly string[] | undefined {
  if (name === 'format') return formatsOf(command);
  return name === 'fail-on' ? LABELS.map(slugOf) : undefined;
}

interface GivenOption {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function lastValue(given: readonly GivenOption[], name: string): string | undefined {
  return given.findLast((option) => option.name === name)?.value;
}

function unknownCommand(word: string): Diagnostic {
  const known = COMMANDS.join(', ');
  return diagnostic('command/unknown-command', {
    name: word,
    suggestion: nearest(word, COMMANDS),
    known,
  });
}

function checkOption(
  { name, rawName, value, inlineValue }: GivenOption,
  command: Command | undefined,
): readonly Diagnostic[] {
  if (!isKnown(name)) return [unknownOption(name, rawName)];

  const option = `--${name}`;
  if (OPTIONS[name].type === 'boolean') {
    if (value === undefined) return [];
    return [
      diagnostic('command/wrong-value', { option, expected: 'no value', found: quote(value) }),
    ];
  }
  const isMissing = !value || (inlineValue !== true && value.startsWith('-'));
  const isUnknown = choicesOf(name, command)?.every((known) => known !== value) === true;
  if (!isMissing && !isUnknown) return [];
  const expected = expectedOf(name, command);
  const found = value === undefined ? 'nothing' : quote(value);
  return [diagnostic('command/wrong-value', { option, expected, found })];
}

function expectedOf(name: string, command: Command | undefined): string {
  const choices = choicesOf(name, command);
  return choices ? `one of ${choices.join(', ')}` : (EXPECTED[name] ?? 'a folder');
}

function isKnown(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function unknownOption(name: string, rawName: string): Diagnostic {
  const known = Object.keys(OPTIONS);
  const meant = nearest(name, known);
  return diagnostic('command/unknown-option', {
    option: rawName,
    suggestion: meant === undefined ? undefined : `--${meant}`,
    known: known.map((option) => `--${option}`).join(', '),
  });
}
