// Reads one Terraform expression, as far as this compiler writes them: traversals, calls, literals,
// lists, `for` in a list, operators and conditions. What it cannot read, it says so of.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
import { TERRAFORM_FUNCTIONS } from './terraform-functions.ts';

/** `data.x.y["k"][0]` is the root `data` with the steps `x`, `y`, `k`, 0. */
export interface Reference {
  readonly root: string;
  /** A key or an index; undefined for one that only Terraform can compute. */
  readonly steps: readonly Step[];
}

export type Step = string | number | undefined;

/** A cursor in a text. Once `isBroken`, nothing read means anything. */
export interface Reader {
  readonly text: string;
  position: number;
  isBroken: boolean;
  readonly references: Reference[];
  /** What `peek` found, and where: it is asked several times at each position. */
  seen: string;
  seenAt: number;
}

type Names = ReadonlySet<string>;

/** The last part: text without a template of its own. */
const TOKEN =
  /[A-Za-z_][A-Za-z0-9_-]*|\d+(?:\.\d+)?|[=!<>]=|=>|\.{3}|&&|\|\||[.[\](){}?:!<>+\-*/%,]|"(?:[^"\\$%]|\\.|[$%](?!\{))*"/y;
const BINARY: Names = new Set('== != < > <= >= && || + - * / %'.split(' '));
const NONE: Names = new Set();
const LITERALS: Names = new Set(['true', 'false', 'null']);

export function readerOf(text: string, position = 0): Reader {
  return { text, position, isBroken: false, references: [], seen: '', seenAt: -1 };
}

/** Reads from the position of `reader` to where the expression ends, and adds what it refers to. */
export function readExpression(reader: Reader, bound: Names = NONE): void {
  readOperand(reader, bound);
  while (!reader.isBroken && BINARY.has(peek(reader))) {
    next(reader);
    readOperand(reader, bound);
  }
  if (!accept(reader, '?')) return;
  readExpression(reader, bound);
  expect(reader, ':');
  readExpression(reader, bound);
}

/** The next token, or nothing at the end of the text and at what is no token. */
function peek(reader: Reader): string {
  if (reader.seenAt === reader.position) return reader.seen;
  while (/\s/.test(reader.text[reader.position] ?? '')) reader.position += 1;
  TOKEN.lastIndex = reader.position;
  reader.seenAt = reader.position;
  reader.seen = TOKEN.exec(reader.text)?.[0] ?? '';
  return reader.seen;
}

function next(reader: Reader): string {
  const token = peek(reader);
  if (token === '') reader.isBroken = true;
  reader.position += token.length;
  return token;
}

export function accept(reader: Reader, token: string): boolean {
  if (reader.isBroken || peek(reader) !== token) return false;
  reader.position += token.length;
  return true;
}

function expect(reader: Reader, token: string): void {
  if (!accept(reader, token)) reader.isBroken = true;
}

function readOperand(reader: Reader, bound: Names): void {
  while (accept(reader, '!') || accept(reader, '-'));
  if (reader.isBroken) return;
  const token = next(reader);
  if (token === '(') {
    readExpression(reader, bound);
    expect(reader, ')');
  } else if (token === '[') {
    readList(reader, bound);
  } else if (/^[A-Za-z_]/.test(token)) {
    readNamed(reader, bound, token);
    return;
  } else if (!/^["\d]/.test(token)) {
    reader.isBroken = true;
  }
  readSteps(reader, bound);
}

/** What begins with a name: a call, a literal, a variable of a `for`, or a reference. */
function readNamed(reader: Reader, bound: Names, name: string): void {
  if (accept(reader, '(')) {
    if (!TERRAFORM_FUNCTIONS.has(name)) reader.isBroken = true;
    readItems(reader, bound, ')');
    readSteps(reader, bound);
    return;
  }
  const steps = readSteps(reader, bound);
  if (LITERALS.has(name) || bound.has(name)) return;
  reader.references.push({ root: name, steps });
}

function readList(reader: Reader, bound: Names): void {
  if (accept(reader, 'for')) readForList(reader, bound);
  else readItems(reader, bound, ']');
}

function readForList(reader: Reader, bound: Names): void {
  const names = [next(reader)];
  if (accept(reader, ',')) names.push(next(reader));
  expect(reader, 'in');
  readExpression(reader, bound);
  expect(reader, ':');
  const inner = new Set([...bound, ...names]);
  readExpression(reader, inner);
  if (accept(reader, 'if')) readExpression(reader, inner);
  expect(reader, ']');
}

/** Expressions with commas between them, up to and with `end`; the last argument of a call may be a list that is
 * spread. */
function readItems(reader: Reader, bound: Names, end: string): void {
  if (accept(reader, end)) return;
  do readExpression(reader, bound);
  while (accept(reader, ','));
  if (end === ')') accept(reader, '...');
  expect(reader, end);
}

/** `.name`, `.0`, `["key"]`, `[0]`, `[*]`, in any number. */
function readSteps(reader: Reader, bound: Names): readonly Step[] {
  const steps: Step[] = [];
  while (!reader.isBroken) {
    if (accept(reader, '.')) steps.push(readAttribute(reader));
    else if (accept(reader, '[')) steps.push(readIndex(reader, bound));
    else break;
  }
  return steps;
}

function readAttribute(reader: Reader): Step {
  const token = next(reader);
  if (token === '*') return undefined;
  if (!/^[A-Za-z_\d]/.test(token)) reader.isBroken = true;
  return /^\d/.test(token) ? Number(token) : token;
}

function readIndex(reader: Reader, bound: Names): Step {
  if (accept(reader, '*')) {
    expect(reader, ']');
    return undefined;
  }
  const start = reader.position;
  readExpression(reader, bound);
  const written = reader.text.slice(start, reader.position);
  expect(reader, ']');
  if (/^\d+$/.test(written)) return Number(written);
  return /^"[^"\\]*"$/.test(written) ? written.slice(1, -1) : undefined;
}
