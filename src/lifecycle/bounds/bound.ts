// What a bound is: an argument that only grows, takes data along when it becomes less, or protects what is held.
import type { Json } from '../../model/artifact.ts';
import type { Body } from '../transition.ts';

/** `refused`: AWS refuses, or deletes data at once. `less`: less is kept from now on, or may not fit. `weaker`:
 * nothing is lost by it, and less stands between the data and its loss. */
export interface Shrinking {
  readonly danger: 'refused' | 'less' | 'weaker';
  /** What happens, as a sentence. */
  readonly consequence: string;
}

export interface Bound {
  /** Null: of any type. */
  readonly type: string | null;
  /** Names of blocks and arguments: `cluster_config.instance_count`. */
  readonly argument: string;
  /** `before` and `after` are what `measure` makes of the argument. Undefined: nothing is lost. */
  readonly judge: (before: number, after: number, bodies: Bodies) => Shrinking | undefined;
  /** Of the argument as it stands. Absent: the number that it is, and nothing where it is none. */
  readonly measure?: (value: Json | undefined) => number;
}

export interface Bodies {
  readonly before: Body;
  readonly after: Body;
}

/** Whatever is less than before. */
export const lower =
  (danger: Shrinking['danger'], consequence: string): Bound['judge'] =>
  (before, after) =>
    after < before ? { danger, consequence } : undefined;

/** The end of it, and whatever is less. */
export const lowerOrNone =
  (none: Shrinking, less: Shrinking): Bound['judge'] =>
  (before, after) => {
    if (after >= before) return undefined;
    return after === 0 ? none : less;
  };

const ON: readonly unknown[] = [true, 'true', 'Enabled', 'ENABLED', 'ACTIVE'];

export const asSwitch = (value: Json | undefined) => Number(ON.includes(value));
