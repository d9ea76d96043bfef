import type { TransitionInput } from '../../lifecycle/transition.ts';
import type { KubernetesObject } from '../../model/artifact.ts';
import type { Change } from '../change.ts';
import type { Danger } from './danger.ts';

/** One environment that changes. */
export interface Place {
  readonly transition: TransitionInput;
  /** All of them, also those that are the same. */
  readonly objects: () => Objects;
}

/** The environment that a change is one of. */
export interface Setting extends Place {
  /** Of every environment that changes, this one included. */
  readonly together: readonly TransitionInput[];
}

export interface Objects {
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
}

/** Asked about one change. The setting is null for an environment that is new: nothing of it stood before. */
export type DangerJudge = (change: Change, setting: Setting | null) => readonly Danger[];
