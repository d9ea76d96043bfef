// One YAML text → one map with positions, or all that is wrong with its notation.
import { Composer, type CST, type Document, type ParsedNode } from 'yaml';
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Result,
  wholeFile,
} from '../../diagnostics/diagnostic.ts';
import { describeFound } from '../describe-found.ts';
import type { MapTree, Tree } from '../tree.ts';
import { buildTree } from './build-tree.ts';
import { findControlCharacter } from './find-control-character.ts';
import { indexLines, type PositionOf } from './index-lines.ts';
import { scanTokens } from './scan-tokens.ts';
import { describeSyntaxError } from './syntax-wording.ts';

export function parseYaml(file: string, text: string): Result<MapTree> {
  const positionOf = indexLines(file, text);
  const control = findControlCharacter(text);
  if (control !== undefined) {
    const at = positionOf(control.index, control.index + 1);
    return {
      diagnostics: [diagnostic('load/control-character', { character: control.name }, { at })],
    };
  }
  const scan = scanTokens(text, positionOf);
  if (hasErrors(scan.diagnostics)) return { diagnostics: scan.diagnostics };
  const { contents, diagnostics } = compose(scan.tokens, positionOf);
  if (hasErrors(diagnostics)) return { diagnostics };
  if (contents === null) {
    return { diagnostics: [diagnostic('load/empty-file', { file }, { at: wholeFile(file) })] };
  }
  const built = buildTree(contents, text, positionOf);
  if (built.value === undefined) return built;
  return requireMap(file, built.value);
}

interface Composed {
  readonly contents: ParsedNode | null;
  readonly diagnostics: readonly Diagnostic[];
}

function compose(tokens: readonly CST.Token[], positionOf: PositionOf): Composed {
  // Keys are compared in build-tree: here it would cost the square of their number.
  const composer = new Composer({ schema: 'core', version: '1.2', uniqueKeys: false });
  const [first, second] = takeTwo(composer.compose(tokens));
  if (second !== undefined) {
    const at = positionOf(second.range[0], second.range[0] + 3);
    return { contents: null, diagnostics: [diagnostic('load/multiple-documents', {}, { at })] };
  }
  if (first === undefined) return { contents: null, diagnostics: [] };
  return { contents: first.contents, diagnostics: syntaxErrors(first, positionOf) };
}

function takeTwo(documents: Generator<Document.Parsed, void>) {
  const first = documents.next();
  const second = first.done === true ? first : documents.next();
  return [first.value ?? undefined, second.value ?? undefined];
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
