// What a review of an edit tells of resources: which are made, destroyed and made anew, and whose data goes.
import type { Group } from '../../../src/review/groups/group-changes.ts';

/** Addresses as the table has them: `data/aws_db_instance.main`. */
export interface Told {
  readonly creates: ReadonlySet<string>;
  readonly destroys: ReadonlySet<string>;
  readonly replaces: ReadonlySet<string>;
  /** Of those whose data goes, without their stacks. */
  readonly data: ReadonlySet<string>;
}

export function toldBy(groups: readonly Group[]): Told {
  const places = groups.flatMap(({ patterns }) =>
    patterns
      .filter(({ plane }) => plane === 'terraform')
      .flatMap(({ action, places: all }) => all.map((each) => ({ action, ...each }))),
  );
  const are = (action: string) =>
    new Set(
      places.filter((each) => each.action === action).map(({ place, name }) => `${place}/${name}`),
    );
  const dangers = groups.flatMap((group) => group.dangers);
  return {
    creates: are('add'),
    destroys: are('remove'),
    replaces: new Set(dangers.flatMap(({ replaced = [] }) => replaced)),
    data: new Set(
      dangers
        .filter(({ label }) => label === 'destroys data')
        .flatMap(({ about, abouts = [] }) => [...abouts, ...(about === undefined ? [] : [about])])
        .filter((address) => address.startsWith('aws_')),
    ),
  };
}
