// What the command line knows of one command.
import type { OptionName } from './options.ts';

/** Of what is found. */
export const REPORTS = ['text', 'json', 'github', 'sarif'] as const;
/** Of what differs. */
export const REVIEWS = ['text', 'json', 'markdown', 'html'] as const;

export type Format = (typeof REPORTS)[number] | (typeof REVIEWS)[number];

export const FORMATS: readonly Format[] = [...new Set([...REPORTS, ...REVIEWS])];

export interface Usage {
  /** Headline of its group in the list of all commands. */
  readonly group: 'Compile' | 'Look' | 'Edit' | 'Set up';
  /** One line of that list. */
  readonly summary: string;
  /** What is printed as `--format` says; none: it takes no format. */
  readonly formats: readonly Format[];
  /** After the command: `<needed>`, `[optional]`, and any number of what ends in `…`. */
  readonly words: readonly string[];
  /** It begins a repository, or needs none. */
  readonly isAnywhere?: true;
  /** Beside those of every command. */
  readonly options: readonly OptionName[];
  /** Paragraphs of its help, after the summary. */
  readonly about: readonly string[];
  /** By the first word. */
  readonly parts?: Readonly<Record<string, Part>>;
  /** What is typed after `groundplan`, and what for. */
  readonly examples: readonly (readonly [typed: string, reason: string])[];
}

/** What the first word of a command chooses, with a help of its own; its words come after that one. */
export type Part = Pick<Usage, 'summary' | 'words' | 'options' | 'about' | 'examples'>;

export function hasAsMany({ words }: Usage, count: number): boolean {
  const needed = words.filter((word) => word.startsWith('<')).length;
  const isOpen = words.some((word) => word.slice(0, -1).endsWith('…'));
  return count >= needed && (isOpen || count <= words.length);
}
