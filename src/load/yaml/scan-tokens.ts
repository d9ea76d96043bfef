// Reads a text into tokens, with the limits that keep the stages behind it safe.
import { CST, Lexer, Parser } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PositionOf } from './index-lines.ts';
import { type Lexeme, watchUnclosed } from './watch-unclosed.ts';

const MAX_DEPTH = 64;

const REFUSED = {
  anchor: 'load/anchor',
  alias: 'load/anchor',
  tag: 'load/tag',
  'directive-line': 'load/directive',
} as const;

interface Scan {
  readonly tokens: readonly CST.Token[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Stops at the first token nested too deep: the parser behind this recurses, and running out of
 * stack inside a regular expression ends the whole process, past every try.
 */
export function scanTokens(text: string, positionOf: PositionOf): Scan {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const diagnostics: Diagnostic[] = [];
  const unclosed = watchUnclosed();
  for (const lexeme of lexemesOf(text)) {
    const code = lexeme.isScalar ? undefined : refusalOf(lexeme.text);
    if (code !== undefined) {
      const at = positionOf(lexeme.start, lexeme.end);
      diagnostics.push(diagnostic(code, { text: lexeme.text.trimEnd() }, { at }));
    }
    unclosed.see(lexeme);
    for (const token of parser.next(lexeme.text)) tokens.push(token);
    if (depthOf(parser) > MAX_DEPTH) {
      const at = positionOf(lexeme.start, lexeme.end);
      return {
        tokens: [],
        diagnostics: [diagnostic('load/too-deep', { limit: MAX_DEPTH }, { at })],
      };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics: [...diagnostics, ...unclosed.report(positionOf)] };
}

const MARKERS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/** Markers of the lexer take no place in the text; one of them announces a plain or block scalar. */
function* lexemesOf(text: string): Generator<Lexeme> {
  let start = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const end = MARKERS.has(lexeme) ? start : start + lexeme.length;
    yield { text: lexeme, start, end, isScalar };
    isScalar = lexeme === CST.SCALAR;
    start = end;
  }
}

/** Tells by the first character, as the lexer does; most tokens are settled here. */
function refusalOf(text: string) {
  const type = REFUSABLE.test(text) ? CST.tokenType(text) : null;
  return type === null || !isRefused(type) ? undefined : REFUSED[type];
}

const REFUSABLE = /^[&*!%]/;

function isRefused(type: string): type is keyof typeof REFUSED {
  return Object.hasOwn(REFUSED, type);
}

function depthOf({ stack }: Parser): number {
  // Counting is only worth it near the limit: a stack also holds the document and a scalar.
  return stack.length <= MAX_DEPTH ? 0 : stack.filter(CST.isCollection).length;
}
