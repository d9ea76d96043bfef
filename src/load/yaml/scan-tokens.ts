// Reads a text into tokens, with the limits that keep the stages behind it safe.
import { CST, Lexer, Parser } from 'yaml';
import { type Diagnostic, diagnostic, type Position } from '../../diagnostics/diagnostic.ts';
import type { PositionOf } from './index-lines.ts';

export const MAX_DEPTH = 64;

const REFUSED = {
  anchor: 'load/anchor',
  alias: 'load/anchor',
  tag: 'load/tag',
  'directive-line': 'load/directive',
} as const;

const MARKERS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

export interface Scan {
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
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    const end = MARKERS.has(lexeme) ? offset : offset + lexeme.length;
    if (!isScalar) diagnostics.push(...refuse(lexeme, positionOf(offset, end)));
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (depthOf(parser) > MAX_DEPTH) {
      const at = positionOf(offset, end);
      return {
        tokens: [],
        diagnostics: [diagnostic('load/too-deep', { limit: MAX_DEPTH }, { at })],
      };
    }
    isScalar = lexeme === CST.SCALAR;
    offset = end;
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics };
}

function refuse(lexeme: string, at: Position): Diagnostic[] {
  const type = CST.tokenType(lexeme);
  if (type === null || !isRefused(type)) return [];
  return [diagnostic(REFUSED[type], { text: lexeme.trimEnd() }, { at })];
}

function isRefused(type: string): type is keyof typeof REFUSED {
  return Object.hasOwn(REFUSED, type);
}

function depthOf({ stack }: Parser): number {
  // Counting is only worth it near the limit: a stack also holds the document and a scalar.
  return stack.length <= MAX_DEPTH ? 0 : stack.filter(CST.isCollection).length;
}
