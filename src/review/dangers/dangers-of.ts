// Every question asked of one change, in one list.
import type { TransitionInput } from '../../lifecycle/transition.ts';
import type { DangersOf } from '../groups/group-changes.ts';
import type { DangerJudge } from './danger-judge.ts';
import { judgeReplacements } from './replacements.ts';
import { judgeRestarts } from './restarts.ts';

const JUDGES: readonly DangerJudge[] = [judgeReplacements, judgeRestarts];

/** By the name of the environment. */
export type Transitions = ReadonlyMap<string, TransitionInput | null>;

export function dangersIn(transitions: Transitions): DangersOf {
  return (change) =>
    JUDGES.flatMap((judge) => judge(change, transitions.get(change.environment) ?? null));
}
