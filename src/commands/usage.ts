// Which commands there are, and what each of them takes.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';

/** Of what is found. */
const REPORTS = ['text', 'json', 'github', 'sarif'] as const;
/** Of what differs. */
const REVIEWS = ['text', 'json', 'markdown', 'html'] as const;

export type Format = (typeof REPORTS)[number] | (typeof REVIEWS)[number];

export const FORMATS: readonly Format[] = [...new Set([...REPORTS, ...REVIEWS])];

interface Usage {
  readonly formats: readonly Format[];
  /** The words after the command, each of them needed; `some` for one or more; undefined for any number
   * of environments. */
  readonly words: readonly string[] | 'some' | undefined;
  /** Options of others that would be ignored, or worse, here. */
  readonly refusedOptions: readonly string[];
}

export const COMMANDS = ['synth', 'lifecycle', 'diff', 'set-image', 'explain'] as const;

export type Command = (typeof COMMANDS)[number];

const USAGES = {
  synth: { formats: REPORTS, words: undefined, refusedOptions: ['fail-on', 'link'] },
  lifecycle: {
    formats: REPORTS,
    words: undefined,
    refusedOptions: ['check', 'fail-on', 'link', 'out'],
  },
  diff: { formats: REVIEWS, words: undefined, refusedOptions: ['check', 'out'] },
  'set-image': {
    formats: REPORTS,
    words: ['<system/environment>', '<service>', '<tag>'],
    refusedOptions: ['base', 'check', 'fail-on', 'link', 'out'],
  },
  explain: {
    formats: ['text', 'json'],
    words: 'some',
    refusedOptions: ['base', 'check', 'fail-on', 'link', 'out'],
  },
} satisfies Record<Command, Usage>;

export function formatsOf(command: Command | undefined): readonly Format[] {
  return command === undefined ? FORMATS : USAGES[command].formats;
}

export interface CommandLine {
  readonly words: readonly string[];
  /** Names of all options that are given. */
  readonly options: ReadonlySet<string>;
}

export function checkUsage(command: Command, { words, options }: CommandLine): Diagnostic[] {
  const usage: Usage = USAGES[command];
  const unfit = usage.refusedOptions
    .filter((option) => options.has(option))
    .map((option) => diagnostic('command/unfit-option', { option: `--${option}`, command }));
  if (usage.words === undefined || isFit(usage.words, words)) return unfit;

  const expected = usage.words === 'some' ? '<what>' : usage.words.join(' ');
  const args = { command, expected, found: words.length };
  return [diagnostic('command/word-count', args), ...unfit];
}

function isFit(wanted: readonly string[] | 'some', words: readonly string[]): boolean {
  return wanted === 'some' ? words.length > 0 : wanted.length === words.length;
}
