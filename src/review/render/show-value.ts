// Values as a reader sees them: what is the same at both ends of long texts is left out.
import { commonEnds } from '../groups/signature.ts';

const LENGTH_MAX = 60;

interface Ends {
  readonly before: unknown;
  readonly after: unknown;
}

export interface Shown {
  /** Undefined: it is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export function showField({ before, after }: Ends): Shown {
  if (typeof before === 'string' && typeof after === 'string') return showTexts(before, after);
  return { before: showValue(before), after: showValue(after) };
}

/** One line, and not a long one. */
export function showValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === '') return '""';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return shorten(text.replaceAll(/\s+/g, ' ').trim());
}

function shorten(text: string): string {
  return text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX - 1)}…` : text;
}

function showTexts(before: string, after: string): Shown {
  if (before.length <= LENGTH_MAX && after.length <= LENGTH_MAX && !before.includes('\n')) {
    return { before: showValue(before), after: showValue(after) };
  }
  const { start, end } = commonEnds(before, after);
  return { before: cut(before, start, end), after: cut(after, start, end) };
}

function cut(text: string, start: number, end: number): string {
  const middle = text.slice(start, text.length - end);
  const shown = showValue(middle) ?? '';
  return `${start > 0 ? '…' : ''}${shown}${end > 0 ? '…' : ''}`;
}
