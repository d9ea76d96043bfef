// An entry of `moved` that has done its work: what it names had its key already.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { movesOf } from '../../../model/moved.ts';
import type { TransitionInput } from '../../transition.ts';

export function judgeDoneMoves(input: TransitionInput): readonly Diagnostic[] {
  const { environment, environmentBefore, resources } = input;
  const moves = movesOf(environment);
  if (moves.length === 0) return [];
  const before = environmentBefore()?.moved ?? {};
  const moving = resources.filter(({ address, addressBefore }) => address !== addressBefore);
  return moves.flatMap(({ to, from, path = [] }) => {
    const isMoving = moving.some(({ origin }) => path.every((key, at) => origin[at] === key));
    if (isMoving || before[to] !== from) return [];
    return [
      diagnostic('lifecycle/moved-done', { to, from }, { path: ['moved', to], target: 'key' }),
    ];
  });
}
