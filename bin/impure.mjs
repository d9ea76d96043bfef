// What in an extension gives another answer tomorrow, or on another machine: clocks, chance, the process.
import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { extname } from 'node:path';
import { transformSync } from 'esbuild';

/** Globals by what they read. Of those with a pattern only what it matches. */
const GLOBALS = [
  // `new Date(0)`, `Date.UTC(…)` and `Date.parse(…)` say which moment they mean.
  ['Date', 'the clock', /^(?!\.(?:UTC|parse|prototype)\b)/],
  ['Math', 'chance', /^\.random\b|^(?!\.)/],
  ['performance', 'the clock'],
  ['crypto', 'chance'],
  ['process', 'the process'],
  ['globalThis', 'what is around it'],
  ['global', 'what is around it'],
  ['navigator', 'the machine'],
  ['fetch', 'the network'],
  ['eval', 'code that nobody sees'],
  ['Function', 'code that nobody sees'],
];
const MARK = 'groundplanGlobal_';
/** Of Node's crypto, whose hashes are the same for the same. */
const CHANCE =
  /\b(?:random(?:UUID|Bytes|Int|Fill|FillSync)|getRandomValues|generateKey\w*|webcrypto)\b/g;
const CRYPTO = /from "(?:node:)?crypto"/;
const ADVICE = 'Let the environment file say what it depends on';

/** Errors of esbuild for a file; none for one that cannot be read as TypeScript, which esbuild says itself. */
export function impurities(path) {
  const source = readFileSync(path, 'utf8');
  const define = Object.fromEntries(GLOBALS.map(([name]) => [name, MARK + name]));
  let output;
  try {
    const loader = { '.tsx': 'tsx', '.js': 'js', '.mjs': 'js' }[extname(path)] ?? 'ts';
    output = transformSync(source, { loader, define, sourcemap: 'external', sourcefile: path });
  } catch {
    return [];
  }
  const found = [...marked(output.code), ...ofCrypto(output.code)];
  if (found.length === 0) return [];
  const map = new SourceMap(JSON.parse(output.map));
  const lines = source.split('\n');
  return found.map(({ index, name, what }) =>
    errorAt(placeOf(output.code, map, index), lines, { path, name, what }),
  );
}

function marked(code) {
  return GLOBALS.flatMap(([name, what, pattern]) => {
    const uses = [
      ...code.matchAll(new RegExp(`(\\bnew |\\binstanceof )?\\b${MARK}${name}\\b`, 'g')),
    ];
    return uses
      .filter(({ 0: text, 1: before = '', index }) => {
        if (pattern === undefined) return true;
        if (before.startsWith('instanceof')) return false;
        const after = code.slice(index + text.length);
        // Called without new, Date gives the time of day as text.
        if (name === 'Date' && after.startsWith('('))
          return before === '' || /^\(\s*\)/.test(after);
        return pattern.test(after);
      })
      .map(({ 0: text, index }) => ({ index: index + text.indexOf(MARK), name, what }));
  });
}

function ofCrypto(code) {
  if (!CRYPTO.test(code)) return [];
  return [...code.matchAll(CHANCE)].map(({ 0: name, index }) => ({ index, name, what: 'chance' }));
}

function placeOf(code, map, index) {
  const before = code.slice(0, index).split('\n');
  const { originalLine, originalColumn } = map.findEntry(before.length - 1, before.at(-1).length);
  return { line: originalLine, column: originalColumn };
}

function errorAt({ line, column }, lines, { path, name, what }) {
  const lineText = lines[line] ?? '';
  const start = Math.max(lineText.indexOf(name, column), column);
  const bytes = (text) => Buffer.byteLength(text);
  const location = {
    ...{ file: path, line: line + 1, lineText },
    column: bytes(lineText.slice(0, start)),
    length: bytes(name),
  };
  return {
    text: `${name} reads ${what}`,
    location,
    detail: { code: 'impure', name, what, advice: ADVICE },
  };
}
