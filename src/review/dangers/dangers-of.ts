// Every question asked of one change, in one list.
import type { DangersOf } from '../groups/group-changes.ts';
import type { DangerJudge, Setting } from './danger-judge.ts';
import { judgeReplacements } from './replacements.ts';
import { judgeRestarts } from './restarts.ts';

const JUDGES: readonly DangerJudge[] = [judgeReplacements, judgeRestarts];

/** By the name of the environment; null for one that is new. */
export type Settings = ReadonlyMap<string, Setting | null>;

export function dangersIn(settings: Settings): DangersOf {
  return (change) =>
    JUDGES.flatMap((judge) => judge(change, settings.get(change.environment) ?? null));
}
