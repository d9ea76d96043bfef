// How to write a value so that YAML reads it as the type that is wanted.
import { quote } from '../../diagnostics/entry.ts';
import type { ScalarTree, Tree } from '../tree.ts';

/** Answers undefined rather than guess. `expected` is what `describeExpected` says. */
export function suggestType(expected: string, found: Tree): string | undefined {
  if (found.kind !== 'scalar' || found.value === null) return undefined;
  const wanted = expected.split(' or ');
  if (typeof found.value === 'string') return suggestUnquoted(wanted, found, found.value);
  if (wanted.includes('text')) return suggestQuotes(found);
  return wanted.includes('a list') ? suggestList(found.source) : undefined;
}

function suggestUnquoted(wanted: readonly string[], found: ScalarTree, text: string) {
  if (wanted.includes('a number') || wanted.includes('a whole number')) {
    const digits = text.trim().replace(/(?<=\d)[_,](?=\d{3})/g, '');
    if (!/^-?\d+(\.\d+)?$/.test(digits)) return undefined;
    return found.isQuoted ? `Write ${digits} without quotes` : `Write ${digits}`;
  }
  // "true or false" is one wish, which the split has cut in two.
  if (wanted.includes('true')) return suggestBoolean(text);
  return wanted.includes('a list') ? suggestList(text) : undefined;
}

const BOOLEANS: Readonly<Record<string, string>> = {
  true: 'Write true without quotes',
  false: 'Write false without quotes',
  yes: 'Write true',
  on: 'Write true',
  no: 'Write false',
  off: 'Write false',
};

function suggestBoolean(text: string): string | undefined {
  const word = text.toLowerCase();
  return Object.hasOwn(BOOLEANS, word) ? BOOLEANS[word] : undefined;
}

function suggestQuotes({ source, value }: ScalarTree): string {
  const write = `Write ${quote(source)} in quotes`;
  return source === String(value) ? write : `${write}; YAML reads ${source} as ${value}`;
}

function suggestList(text: string): string | undefined {
  return /^[\w./-]{1,40}$/.test(text) ? `Write [${text}]` : undefined;
}
