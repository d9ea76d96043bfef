// argv → a command with its options. Every word is accounted for: what is not known is reported.
import { parseArgs } from 'node:util';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/entry.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { LABELS, type Label, slugOf } from '../review/dangers/danger.ts';
import { checkUsage, formatsOf, optionsOf } from './usage/check-usage.ts';
import { FORMATS, type Format } from './usage/command.ts';
import { COMMANDS, type Command } from './usage/commands.ts';
import { isOption, OPTION_NAMES, OPTIONS, type OptionName, optionOf } from './usage/options.ts';

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
  /** Whether it is given. */
  readonly has: (option: OptionName) => boolean;
  /** What is given with it. */
  readonly valueOf: (option: OptionName) => string | undefined;
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
    has: (option) => flags.has(option),
    valueOf: (option) => lastValue(given, option),
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

/** Of options that take one of a few words. */
function choicesOf(name: OptionName, command: Command | undefined): readonly string[] | undefined {
  return name === 'format' ? formatsOf(command) : optionOf(name).choices;
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
  if (!isOption(name)) return [unknownOption(name, rawName, command)];

  const option = `--${name}`;
  if (optionOf(name).type === 'boolean') {
    if (value === undefined) return [];
    return [
      diagnostic('command/wrong-value', { option, expected: 'no value', found: quote(value) }),
    ];
  }
  const isMissing = !value || (inlineValue !== true && value.startsWith('-'));
  const choices = choicesOf(name, command);
  if (!isMissing && choices?.every((known) => known !== value) !== true) return [];
  const expected = choices
    ? `one of ${choices.join(', ')}`
    : (optionOf(name).expected ?? 'a value');
  const found = value === undefined ? 'nothing' : quote(value);
  return [diagnostic('command/wrong-value', { option, expected, found })];
}

function unknownOption(name: string, rawName: string, command: Command | undefined): Diagnostic {
  const known = command === undefined ? OPTION_NAMES : optionsOf(command);
  const meant = nearest(name, known);
  return diagnostic('command/unknown-option', {
    option: rawName,
    suggestion: meant === undefined ? undefined : `--${meant}`,
    known: known.map((option) => `--${option}`).join(', '),
  });
}
