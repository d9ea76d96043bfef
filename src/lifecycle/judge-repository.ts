// What no environment can say of itself: that it is gone.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { countIn } from './judges/removal/orphans-stack.ts';
import type { Body, Standing } from './transition.ts';
import { placeOf } from './uses-of.ts';

/** `before` are stacks of environments that are gone, `now` the documents of those there are. */
export function judgeRepository(
  before: readonly Standing[],
  now: readonly Body[],
): readonly Diagnostic[] {
  // A state that lies where it lay has an owner, whatever that is called now.
  const places = new Set(now.map(placeOf));
  const lost = before.filter(
    ({ stack, document }) =>
      // Its bucket holds the states of the others, and is deleted by hand after them.
      stack !== 'state' && !places.has(placeOf(document)) && countIn(document) > 0,
  );
  const gone = [...new Set(lost.flatMap(({ environment }) => environment ?? []))].sort();
  return gone.map((environment) => {
    const stacks = lost.filter((each) => each.environment === environment);
    const count = stacks.reduce((sum, { document }) => sum + countIn(document), 0);
    const list = stacks.map(({ stack }) => stack).sort();
    return diagnostic('lifecycle/orphans-environment', {
      ...{ environment, count, stacks: list.join(', ') },
    });
  });
}
