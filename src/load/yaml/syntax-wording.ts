// What the YAML parser reports, in words for people who do not know its grammar.
import type { YAMLError } from 'yaml';
import { type Diagnostic, diagnostic, type Position } from '../../diagnostics/diagnostic.ts';

interface Wording {
  /** Matches the code of the parser, a space, and its message (yaml 2.9). The first match counts. */
  readonly match: RegExp;
  readonly fault: string;
  readonly hint?: string;
}

const WORDINGS: readonly Wording[] = [
  {
    match: /^MISSING_CHAR .*(Missing ,|Missing , between)/,
    fault: 'a comma is missing between two entries',
    hint: 'Write a comma between entries inside brackets',
  },
  {
    match: /^(MISSING_CHAR .*(map values|Missing :)|MULTILINE_IMPLICIT_KEY )/,
    fault: 'a key without a colon',
    hint: 'Write a colon and a space after the key',
  },
  {
    match: /^BLOCK_AS_IMPLICIT_KEY .*compact mappings/,
    fault: 'a second key on the line of another key',
    hint: 'Start a new line for it, or quote a value that holds a colon and a space',
  },
  {
    match: /^BAD_INDENT /,
    fault: 'the indentation differs from that of the lines it belongs to',
    hint: 'Indent the line like its neighbours',
  },
  {
    match: /^BAD_SCALAR_START /,
    fault: 'a value starts with a character that YAML keeps for itself',
    hint: 'Write the value in quotes',
  },
  {
    match: /^BAD_DQ_ESCAPE /,
    fault: 'an unknown escape inside double quotes',
    hint: 'Use single quotes, or write two backslashes for one',
  },
  {
    match: /^UNEXPECTED_TOKEN .*[Cc]omment/,
    fault: 'a comment directly after other text',
    hint: 'Write a space before the #',
  },
  {
    match: /^KEY_OVER_1024_CHARS /,
    fault: 'a key of more than 1024 characters',
    hint: 'Write a colon after the key, or shorten it',
  },
  {
    match: /^UNEXPECTED_TOKEN .*, in flow/,
    fault: 'a comma with nothing before it',
    hint: 'Delete it',
  },
  {
    match: /^BLOCK_IN_FLOW /,
    fault: 'an indented block inside brackets',
    hint: 'Write the value inside the brackets with brackets of its own',
  },
];

/** Words one report of the parser. */
export function describeSyntaxError({ code, message }: YAMLError, at: Position): Diagnostic {
  if (code === 'TAB_AS_INDENT') return diagnostic('load/tab-indentation', {}, { at });
  const report = `${code} ${message}`;
  const wording = WORDINGS.find(({ match }) => match.test(report));
  const fault = wording?.fault ?? 'this text has no meaning here';
  return diagnostic('load/yaml-syntax', { fault, hint: wording?.hint }, { at });
}
