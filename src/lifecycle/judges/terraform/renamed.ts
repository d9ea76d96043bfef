// What has another key, and would be destroyed and made anew for it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { holdingOf } from '../../holdings.ts';
import { type Rename, type RenamedPair, renamesIn } from '../../renames.ts';
import { standingOf } from '../../standings.ts';
import type { TransitionInput } from '../../transition.ts';

export function judgeRenames(input: TransitionInput): readonly Diagnostic[] {
  return renamesIn(input).flatMap((rename) => {
    const fixed = rename.pairs.find((pair) => isData(pair) && pair.fixed.length > 0);
    if (fixed !== undefined) return [refuse(rename, fixed)];
    const movable = rename.pairs.find((pair) => matters(pair) && pair.fixed.length === 0);
    return movable === undefined ? [] : [propose(rename, movable)];
  });
}

function refuse({ from, to }: Rename, { gone, fixed }: RenamedPair): Diagnostic {
  const [key, keyBefore] = [renderPath(to), renderPath(from)];
  const holding = holdingOf(gone.type, gone.before ?? {});
  const args = {
    key,
    keyBefore,
    address: gone.address,
    stack: gone.stack,
    what: holding?.what ?? '',
    argument: fixed.map(({ path }) => path).join(', '),
    remains: holding?.remains(gone.before ?? {}) ?? '',
  };
  return diagnostic('lifecycle/renamed-data', args, { path: to, target: 'key' });
}

function propose({ from, to }: Rename, { gone }: RenamedPair): Diagnostic {
  const args = {
    to: to.join('.'),
    from: from.join('.'),
    address: gone.address,
    stack: gone.stack,
    what: (holdingOf(gone.type, gone.before ?? {}) ?? standingOf(gone.type))?.what ?? '',
  };
  return diagnostic('lifecycle/renamed', args, { path: to, target: 'key' });
}

function isData({ gone }: RenamedPair): boolean {
  return holdingOf(gone.type, gone.before ?? {})?.kind === 'data';
}

function matters(pair: RenamedPair): boolean {
  return isData(pair) || standingOf(pair.gone.type) !== undefined;
}
