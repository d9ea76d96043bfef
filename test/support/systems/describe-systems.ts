// A suite about some of the five systems, for files that do not stand in test/systems/<system>.
import { describe, it } from 'vitest';
import { isGone, noteSkipped, type SystemName } from './systems.ts';

/** `body` runs only where all of them are there. */
export function describeSystems(
  systems: readonly SystemName[],
  title: string,
  body: () => void,
): void {
  const gone = systems.filter(isGone);
  if (gone.length === 0) {
    describe(title, body);
    return;
  }
  noteSkipped({ what: title, gone });
  describe(title, () => {
    it.skip(`needs environments/${gone.join(', environments/')}`, () => undefined);
  });
}
