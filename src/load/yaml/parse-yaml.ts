// One YAML text → one map with positions, or all that is wrong with its notation.
import { Composer, type Document } from 'yaml';
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Position,
  type Result,
  wholeFile,
} from '../../diagnostics/diagnostic.ts';
import { oncePerText } from '../../model/values/once-per-text.ts';
import { describeFound } from '../describe-found.ts';
import type { MapTree, Tree } from '../tree.ts';
import { buildTree } from './build-tree.ts';
import { findConflictMarker } from './find-conflict-marker.ts';
import { findControlCharacter } from './find-control-character.ts';
import { indexLines, type PositionOf } from './index-lines.ts';
import { scanTokens } from './scan-tokens.ts';
import { describeSyntaxError } from './syntax-wording.ts';

/** What a run has read, it reads again for each way in which a line might be written. */
const oncePerFile = oncePerText<Result<MapTree>>(32);
/** Longer than any that people write: the tree of such a text is much to keep. */
const KEPT_MAX = 100_000;

export function parseYaml(file: string, text: string): Result<MapTree> {
  if (text.length > KEPT_MAX) return parse(file, text);
  return oncePerFile(`${file}\n${text}`, () => parse(file, text));
}

function parse(file: string, text: string): Result<MapTree> {
  const parsed = parseDocuments(file, text);
  if (parsed.value === undefined) return parsed;
  const [first, second] = parsed.value;
  if (second !== undefined) {
    return { diagnostics: [diagnostic('load/multiple-documents', {}, { at: second.start })] };
  }
  if (first?.tree === undefined) {
    return { diagnostics: [diagnostic('load/empty-file', { file }, { at: wholeFile(file) })] };
  }
  return requireMap(file, first.tree);
}

/** What follows a tab is read as if it were indented otherwise. */
function withoutEchoes(wrong: readonly Diagnostic[]): readonly Diagnostic[] {
  const tabs = wrong.filter(({ code }) => code === 'load/tab-indentation');
  return tabs.length > 0 ? tabs : wrong;
}

/** One of the documents of a text; undefined where nothing stands in it. */
export interface ParsedDocument {
  readonly start: Position;
  readonly tree: Tree | undefined;
}

export function parseDocuments(file: string, text: string): Result<readonly ParsedDocument[]> {
  const positionOf = indexLines(file, text);
  const control = findControlCharacter(text);
  if (control !== undefined) {
    const at = positionOf(control.index, control.index + 1);
    return {
      diagnostics: [diagnostic('load/control-character', { character: control.name }, { at })],
    };
  }
  const conflict = findConflictMarker(text);
  if (conflict !== undefined) {
    const at = positionOf(conflict.start, conflict.end);
    return { diagnostics: [diagnostic('load/merge-conflict', {}, { at })] };
  }
  const scan = scanTokens(text, positionOf);
  if (hasErrors(scan.diagnostics)) return { diagnostics: scan.diagnostics };
  // Keys are compared in build-tree: here it would cost the square of their number.
  const composer = new Composer({ schema: 'core', version: '1.2', uniqueKeys: false });
  const documents = [...composer.compose(scan.tokens)];
  const wrong = documents.flatMap((document) => syntaxErrors(document, positionOf));
  if (hasErrors(wrong)) return { diagnostics: withoutEchoes(wrong) };
  const built = documents.map((document) => buildDocument(document, text, positionOf));
  const diagnostics = built.flatMap((each) => each.diagnostics);
  if (hasErrors(diagnostics)) return { diagnostics };
  return { value: built.flatMap(({ value }) => value ?? []), diagnostics };
}

function buildDocument(
  { contents, range }: Document.Parsed,
  text: string,
  positionOf: PositionOf,
): Result<ParsedDocument> {
  const start = positionOf(range[0], range[0] + 3);
  if (contents === null) return { value: { start, tree: undefined }, diagnostics: [] };
  const { value: tree, diagnostics } = buildTree(contents, text, positionOf);
  return tree === undefined ? { diagnostics } : { value: { start, tree }, diagnostics };
}

/**
 * Leaves out what is nearly always a consequence: later reports on the same line, and every report of
 * indentation but the first, since one line that is out of step puts those behind it out of step.
 */
function syntaxErrors(document: Document.Parsed, positionOf: PositionOf): Diagnostic[] {
  const first = new Map<string, Diagnostic>();
  for (const error of [...document.errors, ...document.warnings]) {
    const at = positionOf(error.pos[0], error.pos[1]);
    const cause = error.code === 'BAD_INDENT' ? error.code : String(at.line);
    if (!first.has(cause)) first.set(cause, describeSyntaxError(error, at));
  }
  return [...first.values()];
}

function requireMap(file: string, tree: Tree): Result<MapTree> {
  if (tree.kind === 'map') return { value: tree, diagnostics: [] };
  const args = { file, found: describeFound(tree) };
  return { diagnostics: [diagnostic('load/not-a-map', args, { at: tree.at })] };
}
