// Which line of ours writes a field that no key decides: that which names the field and what stands in it, in a file
// that knows the resource or object.
import type { Path } from '../../diagnostics/diagnostic.ts';

export type Sources = ReadonlyMap<string, string>;

export interface SourceLine {
  readonly file: string;
  /** Null: the file makes it, and which line of it is not known. */
  readonly line: number | null;
}

export interface ConstantOf {
  readonly plane: 'terraform' | 'kubernetes' | 'text';
  /** `aws_db_instance`, `Deployment`; empty for a text. */
  readonly kind: string;
  /** Component, stack, or path of the text. */
  readonly place: string;
  /** Of the resource or object. */
  readonly name: string;
  /** The part of the environment that makes it. */
  readonly origin: Path;
  readonly path: Path;
  readonly value: unknown;
}

/** Rooms that make nothing. */
const APART =
  /^src\/(diagnostics|facts|load|review|explain|check|lifecycle|cache|emit|commands|report|edit)\/|\/(rules|codes|schema|page)(\/|\.ts$)/;

export function findConstant(sources: Sources, constant: ConstantOf): SourceLine | undefined {
  const wanted = wordsOf(constant);
  const marked = [...sources]
    .filter(([file]) => !APART.test(file))
    .flatMap(([file, text]) => bestLine(file, text, constant, wanted) ?? []);
  const [best] = marked.toSorted((a, b) => b.mark - a.mark);
  return best?.at;
}

interface Marked {
  readonly mark: number;
  readonly at: SourceLine;
}

function bestLine(
  file: string,
  text: string,
  constant: ConstantOf,
  wanted: Wanted,
): Marked | undefined {
  const ofFile = markFile(file, text, constant, wanted);
  const lines = text.split('\n');
  let best: Marked | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = markLine(line, wanted);
    if (mark === 0) continue;
    const around = lines.slice(Math.max(0, index - 12), index + 4).join('\n');
    const isInside = wanted.parents.some((each) => hasWord(around, each));
    const total = mark + ofFile + (isInside ? 2 : 0);
    if (best === undefined || total > best.mark)
      best = { mark: total, at: { file, line: index + 1 } };
  }
  return best;
}

interface Wanted {
  /** Of the field, as code spells it. */
  readonly names: readonly string[];
  readonly parents: readonly string[];
  /** As it stands in code; empty: it is nothing to look for. */
  readonly literals: readonly string[];
}

function wordsOf({ plane, kind, path, value }: ConstantOf): Wanted {
  const named = path.filter((segment) => typeof segment === 'string');
  const spelt = (word: string | undefined) =>
    word === undefined ? [] : [...new Set([word, camel(word)])];
  const last = named.at(-1);
  // What an object is stands in code as the class that makes it.
  const isClass =
    plane === 'kubernetes' && path.length === 1 && (last === 'kind' || last === 'apiVersion');
  if (isClass) {
    return {
      names: [`Kube${kind}`, `new ${kind}`],
      parents: [],
      literals: [`'${String(value)}'`, `Kube${kind}`],
    };
  }
  return {
    names: spelt(last),
    parents: named.slice(-3, -1).flatMap(spelt),
    literals: literalsOf(value),
  };
}

function camel(word: string): string {
  return word.replaceAll(/[_-](\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** The longest words of a text too: the rest may be put in. */
function literalsOf(value: unknown): readonly string[] {
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'string' || value === '') return [];
  // Of a reference only what stands in quotes is written as it is.
  if (/^\$\{[^}]*\}$/.test(value)) return value.match(/(?<=")[\w.-]+(?=")/g) ?? [];
  const words = value.match(/[A-Za-z][\w.:/-]{3,}/g) ?? [];
  const longest = words.toSorted((a, b) => b.length - a.length).slice(0, 3);
  return [...new Set([`'${value}'`, value.split('\n')[0] ?? value, ...longest])];
}

/** Files that speak of the words of its name, `control-plane`, are nearer than others. */
function markName(text: string, name: string): number {
  const words = name.split(/[^A-Za-z]+/).filter((word) => word.length > 3);
  return Math.min(
    3,
    words.filter((word) => hasWord(text, word) || hasWord(text, camel(name))).length,
  );
}

function markPath(parts: readonly string[], name: string): number {
  const words = parts.flatMap((part) => part.split('-'));
  const own = name.split(/[^A-Za-z]+/).filter((word) => word.length > 3);
  return 2 * Math.min(2, own.filter((word) => words.includes(word)).length);
}

function markFile(file: string, text: string, constant: ConstantOf, { names }: Wanted): number {
  const { plane, kind, place, name, origin } = constant;
  const isOfPlane =
    plane === 'terraform'
      ? /terraform|infra/.test(file)
      : /platform|apps|addons|delivery|kubernetes/.test(file);
  const className = plane === 'terraform' ? pascal(kind.replace(/^aws_/, '')) : kind;
  const knows = kind !== '' && hasWord(text, className);
  const parts = file.split(/[/.]/);
  const isOwn = place !== '' && parts.includes(place);
  const isOfKind = file.startsWith(`src/kinds/${dashed(String(origin[0] ?? ''))}/`);
  const hasName = names.some((each) => hasWord(text, each));
  const marks = [
    isOfPlane ? 2 : 0,
    knows ? 8 : 0,
    isOwn ? 3 : 0,
    isOfKind ? 3 : 0,
    hasName ? 1 : 0,
  ];
  return marks.reduce((sum, each) => sum + each, markName(text, name) + markPath(parts, name));
}

function dashed(word: string): string {
  return word.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function pascal(word: string): string {
  const name = camel(word);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A line counts if it names the field or has the whole value. */
function markLine(line: string, { names, literals }: Wanted): number {
  if (/^\s*(\/\/|\*|\/\*|import\b)/.test(line)) return 0;
  const isNamed = names.some((name) => hasWord(line, name));
  const place = literals.findIndex((literal) => hasWord(line, literal));
  if (isNamed && place >= 0) return 12 - Math.min(place, 2);
  if (place === 0 || (place > 0 && literals.length > 1)) return 4 - Math.min(place, 2);
  return isNamed ? 2 : 0;
}

function hasWord(text: string, word: string): boolean {
  let at = text.indexOf(word);
  while (at >= 0) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    const isWord = (letter: string | undefined) => letter !== undefined && /[\w]/.test(letter);
    if (!(isWord(before) && isWord(word[0])) && !(isWord(after) && isWord(word.at(-1))))
      return true;
    at = text.indexOf(word, at + 1);
  }
  return false;
}
