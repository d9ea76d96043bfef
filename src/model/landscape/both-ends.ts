// Connections between environments are written at both ends, each in its own file: one lists who may
// take part, the other names whom it takes part with.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import { pathOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';
import { type Landscape, neighbour } from './landscape.ts';

/** As one environment writes it. */
export interface End {
  /** The environment at the other end. */
  readonly other: string;
  /** Which of several things it leads to, such as a search domain. */
  readonly thing?: string;
  readonly path: Path;
}

export interface Side {
  readonly ends: (environment: Environment) => readonly End[];
  /** What is wrong with an end before anyone asks whether the other environment answers it. */
  readonly fault?: (end: End, own: Environment, other: Environment) => Diagnostic | undefined;
  /** An end that the other environment does not write. */
  readonly unanswered: (end: End, own: string) => Diagnostic;
}

export interface Connection {
  readonly naming: Side;
  readonly listing: Side;
}

/** Asked of an environment about all ends that it writes itself. */
export function checkBothEnds(
  { naming, listing }: Connection,
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const own = pathOf(environment);
  const faults = (side: Side, facing: Side) =>
    side.ends(environment).flatMap((end) => {
      const other = neighbour(landscape, end.other);
      const fault = side.fault?.(end, environment, other);
      if (fault) return [fault];
      return isAnswered(facing.ends(other), end, own) ? [] : [side.unanswered(end, own)];
    });
  return [...faults(naming, listing), ...faults(listing, naming)];
}

function isAnswered(ends: readonly End[], { thing }: End, own: string): boolean {
  return ends.some((each) => each.other === own && each.thing === thing);
}
