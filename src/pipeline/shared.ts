// What all environments come to together: the files that they share, and what none of them can know alone.
import { checkRepository } from '../check/check-repository.ts';
import type { Outline } from '../check/outline.ts';
import { compileRepository } from '../delivery/compile-repository.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Files, planRepository } from '../emit/plan-files.ts';
import { locateIn } from '../load/places/locate-in.ts';
import type { Places } from '../load/places/places.ts';
import { pathOf } from '../model/naming/core.ts';
import type { Part } from './environment/parts.ts';
import { hashInJson, type KeptShared } from './recall/kept.ts';

export interface Shared {
  /** A hash of all that it depends on; none where nothing is shared. */
  readonly of: string;
  readonly files: Files;
  /** Each located in the environment it is about. */
  readonly diagnostics: readonly Diagnostic[];
}

export const NOTHING_SHARED: Shared = { of: '', files: new Map(), diagnostics: [] };

function compileShared(
  outlines: readonly Outline[],
  places: readonly Places[],
): Omit<Shared, 'of'> {
  const artifacts = compileRepository(outlines);
  const textOf = (name: string) => artifacts.find(({ path }) => path === name)?.content ?? '';
  const [atlantis, server] = [textOf('atlantis.yaml'), textOf('atlantis-server.yaml')];
  const found = checkRepository({ outlines, atlantis, server });
  const diagnostics = found.map(({ environment, diagnostic }) => {
    const of = environment && places.find(({ name }) => name === pathOf(environment));
    return of ? locateIn(of, diagnostic) : diagnostic;
  });
  return { files: planRepository(artifacts), diagnostics };
}

/** Of the same outlines, an earlier run has said the same. */
export function sharedBy(parts: readonly Part[], known: KeptShared | null): Shared {
  const of = hashInJson(parts.map((part) => [part.placed.name, part.outlineHash()]));
  if (known?.of === of) {
    return { of, files: new Map(known.files), diagnostics: known.diagnostics };
  }
  const outlines = parts.map(({ outline }) => outline());
  return {
    of,
    ...compileShared(
      outlines,
      parts.map(({ placed }) => placed),
    ),
  };
}
