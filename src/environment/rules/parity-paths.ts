// Paths that a contract of parity names are such as an environment can have.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { firstOf } from '../../diagnostics/wording.ts';
import { dottedPath } from '../../model/dotted-path.ts';
import { ANY, type Pattern, patternsIn } from '../../model/parity/contract.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { Environment as schema } from '../schema/schema.ts';
import { keysAt, schemasAt } from '../schema/walk-schema.ts';

/** More keys than these are looked up in the reference. */
const SHOWN_MAX = 12;

export function checkParityPaths({ parity }: Environment): readonly Diagnostic[] {
  return patternsIn(parity).flatMap(({ pattern, text, at }) => {
    const fault = unknownKey({ pattern, text });
    if (fault === null) return [];
    const { place, known } = fault;
    const key = String(pattern[place]);
    const likely = nearest(key, known);
    const suggestion = likely && dottedPath(pattern.with(place, likely));
    const args = { text, key, known: firstOf(known, SHOWN_MAX), suggestion };
    return [diagnostic('model/parity-path', args, { path: at })];
  });
}

interface Unknown {
  readonly place: number;
  /** Keys that may stand there. */
  readonly known: readonly string[];
}

/** By pattern: those of the defaults are asked about in every environment. */
const found = new Map<string, Unknown | null>();

/** The first key that no environment can have there. */
function unknownKey({ pattern, text }: Pick<Pattern, 'pattern' | 'text'>): Unknown | null {
  const before = found.get(text);
  if (before !== undefined) return before;
  const fault = findUnknown(pattern);
  found.set(text, fault);
  return fault;
}

function findUnknown(pattern: Path): Unknown | null {
  let paths: readonly Path[] = [[]];
  for (const [place, key] of pattern.entries()) {
    const below = paths.flatMap((path) => pathsBelow(path, key));
    if (below.length === 0) {
      return { place, known: [...new Set(paths.flatMap((path) => keysAt(schema, path) ?? []))] };
    }
    paths = below;
  }
  return null;
}

function pathsBelow(path: Path, key: string | number): readonly Path[] {
  const keys = key === ANY ? (keysAt(schema, path) ?? [ANY]) : [key];
  return keys
    .map((each) => [...path, each])
    .filter((each) => schemasAt(schema, each).some(({ _zod }) => _zod.def.type !== 'never'));
}
