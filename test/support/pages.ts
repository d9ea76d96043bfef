// What the pages of the documentation link to and name.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentJsonSchema } from '../../src/environment/schema/schema-json.ts';
import { ROOT } from './root.ts';

/** Those in a folder and below it, by their path from the root of the repository. */
export function pagesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path))
    .sort();
}

export function readPage(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Fenced blocks, and what stands between two backticks. */
export function codeIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```$/gm)].map(([, code]) => code ?? '');
  const rest = withoutBlocks(text);
  return [...blocks, ...[...rest.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')];
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^ *```\w*\n[\s\S]*?^ *```$/gm, '');
}

export interface Link {
  /** From the root of the repository. */
  readonly file: string;
  readonly heading: string | undefined;
}

/** Links of a page to files of this repository. */
export function linksIn(page: string): readonly Link[] {
  const links = withoutBlocks(readPage(page)).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g);
  return [...links]
    .filter(([, target = '']) => !/^[a-z]+:/.test(target))
    .map(([, target = '', heading]) => ({
      file: target === '' ? page : join(dirname(page), target),
      heading,
    }));
}

/** Whether a page has the heading, by the anchor that GitHub makes of it. */
export function hasHeading({ file, heading }: Link): boolean {
  if (heading === undefined || !file.endsWith('.md')) return true;
  return existsSync(join(ROOT, file)) && anchorsOf(file).has(heading);
}

const anchors = new Map<string, ReadonlySet<string>>();

function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file);
  if (known !== undefined) return known;
  const headings = [...withoutBlocks(readPage(file)).matchAll(/^#+ (.+)$/gm)];
  const found = new Set(headings.map(([, heading = '']) => anchorOf(heading)));
  anchors.set(file, found);
  return found;
}

function anchorOf(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}

type Schema = Readonly<Record<string, unknown>>;

const schema = environmentJsonSchema() as Schema;
const TOP = Object.keys((schema['properties'] ?? {}) as object);

/** Every schema that a key may lead to from here; a map takes any key. */
function below(at: Schema, key: string): readonly Schema[] {
  const alternatives = ['anyOf', 'oneOf', 'allOf'].flatMap((word) => (at[word] ?? []) as Schema[]);
  const properties = (at['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const others = at['additionalProperties'];
  return [
    ...(properties[key] === undefined ? [] : [properties[key]]),
    ...(properties[key] === undefined && typeof others === 'object' ? [others as Schema] : []),
    ...alternatives.flatMap((each) => below(each, key)),
  ];
}

/** Whether an environment file may hold this key, or a service of it. */
export function isKey(path: string): boolean {
  return [path, `services.main.${path}`].some(
    (whole) =>
      whole
        .split('.')
        .reduce<readonly Schema[]>((at, key) => at.flatMap((each) => below(each, key)), [schema])
        .length > 0,
  );
}

/** Text between backticks that is a dotted path from the top of an environment file. */
export function keysIn(text: string): readonly string[] {
  const paths = codeIn(text)
    .filter((code) => !code.includes('\n'))
    .map((code) => /^([a-zA-Z]+(?:\.(?:[a-zA-Z<>-]+|\*))+)(?::.*)?$/.exec(code)?.[1] ?? '')
    .map((path) => path.replaceAll(/<[a-z-]+>|\*/g, 'main'));
  return [...new Set(paths)].filter((path) => TOP.includes(path.split('.')[0] ?? ''));
}
