// Passes over what is not understood of Terraform's native syntax: comments, templates in quotes, heredocs,
// whole expressions. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md

/** A place in a text, which reading moves on. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Leaves the recursion; caught by `readHcl` alone. */
export class Stop extends Error {
  readonly at: number;
  readonly found: string;
  constructor(at: number, found: string) {
    super(found);
    this.at = at;
    this.found = found;
  }
}

export const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const SPACE = /[ \t\r]*/y;
const LINE_COMMENT = /(?:#|\/\/)[^\n]*/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Inside of quotes: what is escaped, and what begins an interpolation or a directive. */
const ESCAPED = /\\[^\n]|\$\$\{|%%\{/y;
const OPENING = /[$%]\{/y;

export function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const [found] = pattern.exec(cursor.text) ?? [];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

export function take(cursor: Cursor, char: string): boolean {
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at += 1;
  return true;
}

/** Spaces and comments; with `lines`, also the ends of lines. */
export function pass(cursor: Cursor, lines: boolean): void {
  for (let before = -1; before !== cursor.at; ) {
    before = cursor.at;
    match(cursor, SPACE);
    match(cursor, LINE_COMMENT);
    if (cursor.text.startsWith('/*', cursor.at)) passComment(cursor);
    if (lines) take(cursor, '\n');
  }
}

function passComment(cursor: Cursor): void {
  const end = cursor.text.indexOf('*/', cursor.at + 2);
  if (end < 0) throw new Stop(cursor.at, 'a comment without its end');
  cursor.at = end + 2;
}

/** What stands in quotes, as it is written; undefined where no quote begins. */
export function quoted(cursor: Cursor): string | undefined {
  if (cursor.text[cursor.at] !== '"') return undefined;
  const from = cursor.at + 1;
  passQuoted(cursor);
  return cursor.text.slice(from, cursor.at - 1);
}

/** What is interpolated may hold quotes again. */
function passQuoted(cursor: Cursor): void {
  const from = cursor.at;
  cursor.at += 1;
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== '\n') {
    if (take(cursor, '"')) return;
    if (match(cursor, ESCAPED) !== undefined) continue;
    if (match(cursor, OPENING) === undefined) cursor.at += 1;
    else passTo(cursor, '}');
  }
  throw new Stop(from, 'a string without its end');
}

/** The text of an expression, up to the end of its line or the brace of the block around it. */
export function expression(cursor: Cursor): string {
  pass(cursor, false);
  const from = cursor.at;
  while (cursor.at < cursor.text.length && !/[\n}]/.test(cursor.text[cursor.at] ?? '')) {
    passPart(cursor);
    pass(cursor, false);
  }
  return cursor.text.slice(from, cursor.at).trim();
}

/** Over lines, up to a bracket and past it. */
function passTo(cursor: Cursor, end: string): void {
  const from = cursor.at - 1;
  for (pass(cursor, true); cursor.at < cursor.text.length; pass(cursor, true)) {
    if (take(cursor, end)) return;
    passPart(cursor);
  }
  throw new Stop(from, `no "${end}" for what begins here`);
}

/** A string, a heredoc, something in brackets, or one character. */
function passPart(cursor: Cursor): void {
  const char = cursor.text[cursor.at] ?? '';
  const closing = CLOSES[char];
  const heredoc = char === '<' ? match(cursor, HEREDOC) : undefined;
  if (heredoc !== undefined) passHeredoc(cursor, heredoc);
  else if (char === '"') passQuoted(cursor);
  else {
    cursor.at += 1;
    if (closing !== undefined) passTo(cursor, closing);
  }
}

/** Its lines up to the one that holds nothing but its word; the end of that line ends the argument too. */
function passHeredoc(cursor: Cursor, opening: string): void {
  const start = cursor.at - opening.length;
  const word = opening.replace(/^<<-?/, '').trim();
  while (cursor.at < cursor.text.length) {
    const next = cursor.text.indexOf('\n', cursor.at);
    const end = next < 0 ? cursor.text.length : next;
    const line = cursor.text.slice(cursor.at, end);
    cursor.at = end;
    if (line.trim() === word) return;
    cursor.at += 1;
  }
  throw new Stop(start, 'a heredoc without its end');
}
