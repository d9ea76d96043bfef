// A setting in a line of text, for two of them side by side.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { isHidden } from './is-hidden.ts';

const SHOWN_MAX = 60;

/** As it is written in brackets on one line; a long one is cut. */
export function settingWords(path: Path, value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (isHidden(path.join('.'))) return '(not shown)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 1)}…` : text;
}
