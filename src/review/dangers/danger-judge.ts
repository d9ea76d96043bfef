import type { TransitionInput } from '../../lifecycle/transition.ts';
import type { Change } from '../change.ts';
import type { Danger } from './danger.ts';

/** Asked about one change; the environment as a whole is `transition`, which is null for one that is new. */
export type DangerJudge = (change: Change, transition: TransitionInput | null) => readonly Danger[];
