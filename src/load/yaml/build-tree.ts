// The parser's nodes → our tree. Keys are checked here, because only here all of them are seen.
import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import {
  type Diagnostic,
  diagnostic,
  type Path,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { describeFound } from '../describe-found.ts';
import { type MapEntry, type ScalarTree, type Tree, toScalar } from '../tree.ts';
import { findControlCharacter } from './find-control-character.ts';
import type { PositionOf } from './index-lines.ts';

interface Build {
  readonly text: string;
  readonly positionOf: PositionOf;
  readonly diagnostics: Diagnostic[];
}

/** Names that plain objects answer to without having them as keys. */
const RESERVED: ReadonlySet<string> = new Set([
  'prototype',
  ...Object.getOwnPropertyNames(Object.prototype),
]);

export function buildTree(node: ParsedNode, text: string, positionOf: PositionOf): Result<Tree> {
  const build: Build = { text, positionOf, diagnostics: [] };
  const value = buildNode(build, node, []);
  return build.diagnostics.length > 0
    ? { diagnostics: build.diagnostics }
    : { value, diagnostics: [] };
}

function buildNode(build: Build, node: ParsedNode, path: Path): Tree {
  if (isMap(node)) return buildMap(build, node, path);
  if (isSeq(node)) {
    const items = node.items.map((item, index) => buildNode(build, item, [...path, index]));
    return { kind: 'list', at: positionOfNode(build, node), items };
  }
  return buildScalar(build, node);
}

function buildScalar(build: Build, node: ParsedNode): ScalarTree {
  const at = positionOfNode(build, node);
  // Aliases are refused before, so what is left is a scalar of the core schema.
  const value = isScalar(node) ? toScalar(node.value) : null;
  if (typeof value === 'string') reportControlCharacter(build, value, at);
  const source = isScalar(node) ? (node.source ?? '') : '';
  const isQuoted = isScalar(node) && node.type !== 'PLAIN';
  return { kind: 'scalar', at, value, source, isQuoted };
}

function buildMap(build: Build, node: YAMLMap.Parsed, path: Path): Tree {
  const entries = new Map<string, MapEntry>();
  for (const pair of node.items) {
    const name = keyOf(build, pair.key, path);
    if (name === undefined) continue;
    const key = positionOfNode(build, pair.key);
    const earlier = entries.get(name);
    if (earlier === undefined) {
      entries.set(name, { key, tree: buildValue(build, pair.value, key, [...path, name]) });
    } else {
      const args = { key: name, parent: renderPath(path), line: earlier.key.line };
      build.diagnostics.push(
        diagnostic('load/duplicate-key', args, { path: [...path, name], at: key }),
      );
    }
  }
  return { kind: 'map', at: positionOfNode(build, node), entries };
}

/** An empty value is written nowhere, so its key stands in for it. */
function buildValue(build: Build, node: ParsedNode | null, key: MapEntry['key'], path: Path): Tree {
  const isEmpty = node === null || (isScalar(node) && node.range[0] === node.range[1]);
  if (isEmpty) return { kind: 'scalar', at: key, value: null, source: '', isQuoted: false };
  return buildNode(build, node, path);
}

/** Gives the text of a key, or undefined after reporting why it is none. */
function keyOf(build: Build, node: ParsedNode, path: Path): string | undefined {
  const at = positionOfNode(build, node);
  const parent = renderPath(path);
  if (!isScalar(node) || typeof node.value !== 'string') {
    const scalar = isScalar(node) && node.source !== '' ? node.source : undefined;
    const found = describeFound(buildNode(build, node, path));
    build.diagnostics.push(
      diagnostic('load/key-not-text', { found, parent, text: scalar }, { at }),
    );
    return undefined;
  }
  const key = node.value;
  if (key === '<<') build.diagnostics.push(diagnostic('load/merge-key', { parent }, { at }));
  else if (RESERVED.has(key)) {
    build.diagnostics.push(diagnostic('load/reserved-key', { key, parent }, { at }));
  } else if (!reportControlCharacter(build, key, at)) return key;
  return undefined;
}

/** Escapes such as `"\0"` bring in what the text itself may not hold. */
function reportControlCharacter(build: Build, text: string, at: MapEntry['key']): boolean {
  const control = findControlCharacter(text);
  if (control === undefined) return false;
  build.diagnostics.push(diagnostic('load/control-character', { character: control.name }, { at }));
  return true;
}

function positionOfNode({ text, positionOf }: Build, node: ParsedNode) {
  const [start, end] = node.range;
  return positionOf(start, start + text.slice(start, end).trimEnd().length);
}
