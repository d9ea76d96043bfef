// What a command line may hold: which words and options a command takes.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { FORMATS, type Format, hasAsMany } from './command.ts';
import { type Command, usageOf } from './commands.ts';
import { GENERAL, isOption, type OptionName } from './options.ts';

export function formatsOf(command: Command | undefined): readonly Format[] {
  return command === undefined ? FORMATS : usageOf(command).formats;
}

/** Those of its own, then those of every command. */
export function optionsOf(command: Command): readonly OptionName[] {
  const { formats, options } = usageOf(command);
  return [...options, ...(formats.length > 0 ? (['format'] as const) : []), ...GENERAL];
}

export interface CommandLine {
  readonly words: readonly string[];
  /** Names of all options that are given. */
  readonly options: ReadonlySet<string>;
}

export function checkUsage(command: Command, { words, options }: CommandLine): Diagnostic[] {
  const fit: readonly string[] = optionsOf(command);
  const unfit = [...options]
    .filter((option) => isOption(option) && !fit.includes(option))
    .map((option) => diagnostic('command/unfit-option', { option: `--${option}`, command }));
  const usage = usageOf(command);
  if (hasAsMany(usage, words.length)) return unfit;
  const args = { command, expected: usage.words.join(' '), found: words.length };
  return [diagnostic('command/word-count', args), ...unfit];
}
