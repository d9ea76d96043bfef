// What has another key, and would be destroyed and made anew for it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { collides } from '../../../facts/terraform-names.ts';
import { type Holding, holdingIn } from '../../holdings.ts';
import { type Rename, type RenamedPair, renamesIn } from '../../renames.ts';
import { saysFirst } from '../../says-first.ts';
import { type Standing, standingOf } from '../../standings.ts';
import type { TransitionInput } from '../../transition.ts';

export function judgeRenames(input: TransitionInput): readonly Diagnostic[] {
  return renamesIn(input).flatMap((rename) => {
    const pairs = rename.pairs.map((pair) => weigh(input, pair));
    const data = pairs.filter(({ holding }) => holding !== undefined);
    const others = pairs.filter(({ standing }) => standing !== undefined);
    const weighty = [...data, ...others];
    const fixed = weighty.find(({ pair }) => pair.fixed.length > 0);
    if (fixed !== undefined) return [refuse(rename, fixed, data[0]?.holding)];
    const [movable] = weighty;
    return movable === undefined ? [] : [propose(rename, movable)];
  });
}

interface Weighed {
  readonly pair: RenamedPair;
  /** Of what holds data. */
  readonly holding: Holding | undefined;
  readonly standing: Standing | undefined;
}

function weigh({ stacks }: TransitionInput, pair: RenamedPair): Weighed {
  const { stack, address, type, before } = pair.gone;
  const holding = holdingIn(stacks.before.get(stack) ?? {}, address, before ?? {});
  const isData = holding?.kind === 'data';
  const after = pair.made.after ?? {};
  // Where the new one is made first, under a name of its own, nobody misses the old one.
  const isReplaced = saysFirst(after) && !collides(type, before ?? {}, after);
  const standing = isReplaced ? undefined : standingOf(type);
  return { pair, holding: isData ? holding : undefined, standing };
}

function refuse(
  rename: Rename,
  { pair, ...weighed }: Weighed,
  data: Holding | undefined,
): Diagnostic {
  const { gone, fixed } = pair;
  const args = {
    key: renderPath(rename.to),
    keyBefore: renderPath(rename.from),
    address: gone.address,
    stack: gone.stack,
    what: whatOf(weighed),
    argument: fixed.map(({ path }) => path).join(', '),
  };
  const code = data === undefined ? 'lifecycle/renamed-standing' : 'lifecycle/renamed-data';
  return diagnostic(code, args, { path: rename.to, target: 'key' });
}

function propose({ from, to }: Rename, { pair, ...weighed }: Weighed): Diagnostic {
  const { address, stack } = pair.gone;
  const args = { to: to.join('.'), from: from.join('.'), address, stack, what: whatOf(weighed) };
  return diagnostic('lifecycle/renamed', args, { path: to, target: 'key' });
}

function whatOf({ holding, standing }: Omit<Weighed, 'pair'>): string {
  return (holding ?? standing)?.what ?? '';
}
