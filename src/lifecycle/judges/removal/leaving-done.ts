// What left with the base already, and is still written.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { goes, leaversOf } from '../../../environment/leaving/leavers.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { TransitionInput } from '../../transition.ts';

interface Left {
  readonly path: Path;
  /** What goes with the entry; null: nothing else. */
  readonly stands: string | null;
}

export function judgeLeavingDone(input: TransitionInput): readonly Diagnostic[] {
  const now = leftIn(input.environment);
  if (now.length === 0) return [];
  const before = input.environmentBefore();
  if (before === null) return [];
  const then = new Set(leftIn(before).map(({ path }) => renderPath(path)));
  return now
    .filter(({ path }) => then.has(renderPath(path)))
    .map(({ path, stands }) =>
      diagnostic(
        'lifecycle/leaving-done',
        { entry: renderPath(path), stands },
        { path, target: 'key' },
      ),
    );
}

function leftIn(environment: Environment): readonly Left[] {
  const { stacks, keys } = environment.leaving;
  return [
    ...leaversOf(environment)
      .filter(({ leave }) => goes(leave))
      .map(({ path, stands }) => ({ path, stands: renderPath(stands) })),
    ...Object.entries(stacks)
      .filter(([, leave]) => goes(leave))
      .map(([stack]) => ({ path: ['leaving', 'stacks', stack], stands: `all of stack ${stack}` })),
    ...keys.map((key) => ({ path: ['leaving', 'keys', keys.indexOf(key)], stands: null })),
  ];
}
