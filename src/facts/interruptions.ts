// What AWS does to what runs when it changes it in place. Written by hand from the pages that the data names.
import interruptions from './interruptions.json' with { type: 'json' };
import { type ChangeKind, changeKindOf } from './terraform-life.ts';

/** What each means is said in the data. */
export type Effect =
  | 'restarts'
  | 'failsOver'
  | 'takesOver'
  | 'refills'
  | 'rolls'
  | 'reroutes'
  | 'copies'
  | 'moves'
  | 'reshards';

interface Entry {
  readonly type: string;
  readonly argument: string;
  readonly where?: Readonly<Record<string, unknown>>;
  readonly kinds?: readonly ChangeKind[];
  readonly effect: Effect;
  /** How long it is away as a rule, from and to; absent: AWS names no time. */
  readonly seconds?: readonly number[];
}

const ENTRIES = interruptions.changes as readonly Entry[];

type Arguments = Readonly<Record<string, unknown>>;

interface Change {
  /** Names of blocks and arguments: `cluster_config.instance_type`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface Bodies {
  readonly before: Arguments;
  readonly after: Arguments;
}

export interface Interruption {
  readonly effect: Effect;
  readonly seconds: readonly number[];
}

/** Undefined: nobody notices. */
export function interruptionBy(
  type: string,
  { path, before, after }: Change,
  bodies: Bodies,
): Interruption | undefined {
  const kind = changeKindOf(before, after);
  const found = ENTRIES.find(
    (each) =>
      each.type === type &&
      each.argument === path &&
      (each.kinds?.includes(kind) ?? true) &&
      Object.entries(each.where ?? {}).every(
        ([name, value]) => bodies.before[name] === value && bodies.after[name] === value,
      ),
  );
  return found && { effect: found.effect, seconds: found.seconds ?? [] };
}

/** Whether AWS waits for the maintenance window of it. */
export function waitsForWindow(type: string, body: Arguments): boolean {
  return interruptions.deferrable.includes(type) && body['apply_immediately'] !== true;
}
