// The line of source a diagnostic points at, with carets under the very characters.
import type { Position } from './diagnostic.ts';

/** Characters shown of a line; a minified file must not flood the terminal. */
const WINDOW = 100;
const WINDOW_BEFORE = 40;
const GUTTER = 5;

export interface CodeFrame {
  readonly source: string;
  readonly carets: string;
}

/** Draws nothing for a blank line or a whole file: there is nothing to point at. */
export function codeFrame(line: string, at: Position): CodeFrame | undefined {
  const isWholeFile = at.line === 1 && at.endLine === 1 && at.endColumn === 1;
  if (isWholeFile || line.trim() === '') return undefined;
  const start = Math.min(at.column - 1, line.length);
  const lineEnd = at.endLine > at.line ? line.trimEnd().length : at.endColumn - 1;
  const end = Math.max(start + 1, Math.min(lineEnd, line.length));
  const window = cutWindow(line, start);
  const before = line.slice(window.start, start);
  const marked = line.slice(start, Math.min(end, window.end));
  const source = `${window.lead}${visible(line.slice(window.start, window.end))}${window.tail}`;
  const padding = blank(window.lead) + blank(before);
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
  return {
    source: `${String(at.line).padStart(GUTTER)} | ${source}`,
    carets: `${' '.repeat(GUTTER)} | ${padding}${carets}`,
  };
}

function cutWindow(line: string, column: number) {
  if (line.length <= WINDOW) return { start: 0, end: line.length, lead: '', tail: '' };
  const start = wholeCharacter(line, Math.max(0, column - WINDOW_BEFORE));
  const end = wholeCharacter(line, Math.min(line.length, start + WINDOW));
  return { start, end, lead: start > 0 ? '…' : '', tail: end < line.length ? '…' : '' };
}

/** Moves an offset that would cut a surrogate pair in two to the start of the pair. */
function wholeCharacter(line: string, offset: number): number {
  const isInside = /^[\uDC00-\uDFFF]/.test(line.slice(offset, offset + 1));
  return isInside && offset > 0 ? offset - 1 : offset;
}

/** Keeps a terminal from obeying what a file holds. Tabs stay, since the padding repeats them. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\t' ? character : '·',
  );
}

function blank(text: string): string {
  return Array.from(text, (character) =>
    character === '\t' ? character : ' '.repeat(characterWidth(character)),
  ).join('');
}

function displayWidth(text: string): number {
  return Array.from(text, characterWidth).reduce((sum, width) => sum + width, 0);
}

// East Asian Width W and F, as far as scripts tell: https://www.unicode.org/reports/tr11/
const WIDE =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u;
const COMBINING = /^\p{M}$/u;

function characterWidth(character: string): number {
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
