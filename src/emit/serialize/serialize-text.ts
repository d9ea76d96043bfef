// How a string is written in YAML: plain where every reader of YAML 1.1 and 1.2 takes it for text
// (go-yaml, PyYAML, libyaml, SnakeYAML, Psych), else in double quotes or as a literal block.
import { assertWellFormed } from './plain-data.ts';

/** https://yaml.org/type/bool.html and null.html, in any case to be sure. */
const WORD = /^(?:y|yes|n|no|on|off|true|false|null|\.inf|\.nan)$/i;

/** Wider than any reader's numbers and dates: 0o17, 1_000, .5, 1e3, e3, 12:30:45, 2001-12-14 … */
const NUMBER_LIKE = /^(?:[0-9.][0-9a-fxop_+\-.:,tz ]*|-?e[-+]?[0-9_]+)$/i;

/** Indicators, and what begins `=`, `<<`, `~`, `+1`. A dash before a letter is text, as in `-v`. */
const SPECIAL_START = /^(?:$|[\s?:,[\]{}#&*!|>'"%@`~=<+]|-(?!-?[A-Za-z])|\.\.\.)/;

const SPECIAL_INSIDE = /: |:$| #| $/;

/** Controls, line breaks of YAML 1.1, byte order marks, and characters that nobody can see. */
const ESCAPED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/;
/** What JSON leaves as it is. */
const ESCAPED_BY_US = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

/** Begins with a visible character, after empty lines at most: readers find the margin by it. */
const LITERAL_START = /^\n*\S/;
/** Readers disagree on blanks after the last line. */
const BLANK_END = /[ \t]\n*$/;

/** Writes `text` on one line, as a key or a value. */
export function serializeText(text: string): string {
  assertWellFormed(text);
  return isPlain(text) ? text : quoteText(text);
}

/** Whether a literal block gives back exactly `text` in every reader. */
export function fitsLiteral(text: string): boolean {
  return (
    text.includes('\n') &&
    LITERAL_START.test(text) &&
    !BLANK_END.test(text) &&
    !ESCAPED.test(text.replace(/[\n\t]/g, ''))
  );
}

/** Writes a literal block; `margin` is a newline and the blanks before each of its lines. */
export function serializeLiteral(text: string, margin: string): string {
  assertWellFormed(text);
  const lines = text.split('\n');
  const endsInNewline = lines.at(-1) === '';
  if (endsInNewline) lines.pop();
  const keepsEmptyLines = endsInNewline && lines.at(-1) === '';
  const chomping = endsInNewline ? (keepsEmptyLines ? '+' : '') : '-';
  return `|${chomping}${lines.map((line) => (line === '' ? '\n' : margin + line)).join('')}`;
}

function isPlain(text: string): boolean {
  return !(
    SPECIAL_START.test(text) ||
    WORD.test(text) ||
    NUMBER_LIKE.test(text) ||
    SPECIAL_INSIDE.test(text) ||
    ESCAPED.test(text)
  );
}

/** JSON's escapes are YAML's too: https://yaml.org/spec/1.2.2/#57-escaped-characters. */
function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED_BY_US,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
