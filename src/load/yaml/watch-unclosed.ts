// Quotes and brackets that are never closed. The parser reports them at the end of the file, which
// is the one place where nobody has to write anything.
import { CST } from 'yaml';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { PositionOf } from './index-lines.ts';

export interface Lexeme {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Plain or block text, which no character in it makes anything else. */
  readonly isScalar: boolean;
}

export interface UnclosedWatch {
  readonly see: (lexeme: Lexeme) => void;
  readonly report: (positionOf: PositionOf) => readonly Diagnostic[];
}

export function watchUnclosed(): UnclosedWatch {
  const open: number[] = [];
  const brackets: number[] = [];
  const quotes: number[] = [];
  return {
    see({ text, start, isScalar }) {
      if (isScalar) return;
      if (text === '[' || text === '{') open.push(start);
      else if (text === ']' || text === '}') open.pop();
      else if (text === CST.FLOW_END) brackets.push(...open.splice(0).slice(-1));
      else if (isOpenQuote(text)) quotes.push(start);
    },
    report(positionOf) {
      const at = (offset: number) => ({ at: positionOf(offset, offset + 1) });
      // An open quote swallows the rest of the file, and with it every closing bracket.
      if (quotes.length > 0) return quotes.map((offset) => openQuote(at(offset)));
      return [...brackets, ...open.slice(-1)].map((offset) => openBracket(at(offset)));
    },
  };
}

type At = Required<Pick<Diagnostic, 'at'>>;

function openQuote(at: At): Diagnostic {
  const fault = 'a quote is open and never closed';
  return diagnostic('load/yaml-syntax', { fault, hint: 'Write the same quote after the text' }, at);
}

function openBracket(at: At): Diagnostic {
  const fault = 'a bracket is open and never closed';
  const hint = 'Close it, and indent the lines inside it';
  return diagnostic('load/yaml-syntax', { fault, hint }, at);
}

/** Looks at the end only: in double quotes a backslash escapes a quote, in single ones a quote does. */
function isOpenQuote(text: string): boolean {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return false;
  const inside = text.slice(1);
  const escapes =
    quote === '"' ? countTrailing(inside.slice(0, -1), '\\') : countTrailing(inside, quote) - 1;
  return !inside.endsWith(quote) || escapes % 2 !== 0;
}

function countTrailing(text: string, character: string): number {
  let count = 0;
  while (count < text.length && text[text.length - 1 - count] === character) count += 1;
  return count;
}
