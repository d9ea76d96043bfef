import { describe, expect, it } from 'vitest';
import { wholeFile } from '../../src/diagnostics/diagnostic.ts';
import { renameEntry, setAt } from '../../src/explain/keys/set-at.ts';
import { fromPlain, toPlain } from '../../src/load/tree.ts';

const at = wholeFile('environments/shop/prod.yaml');
const free = { isName: () => true, isFree: () => true };
const tree = fromPlain(
  {
    databases: { main: { of: 'x' } },
    caches: { main: {} },
    services: { web: { uses: { databases: ['main'], caches: ['main'] } } },
    alarms: { cpu: { of: 'main' } },
  },
  at,
);

describe('an entry that is called otherwise', () => {
  it('takes what names it along, and no other entry of the same name', () => {
    const renaming = { path: ['databases', 'main'], to: 'other', isWide: false };

    expect(toPlain(renameEntry(tree, renaming, free))).toEqual({
      databases: { other: { of: 'x' } },
      caches: { main: {} },
      services: { web: { uses: { databases: ['other'], caches: ['main'] } } },
      alarms: { cpu: { of: 'main' } },
    });
  });

  it('takes texts along where they have to follow', () => {
    const renaming = { path: ['databases', 'main'], to: 'other', isWide: true };

    expect(toPlain(renameEntry(tree, renaming, free))).toMatchObject({
      caches: { main: {} },
      alarms: { cpu: { of: 'other' } },
    });
  });
});

describe('a value that is set', () => {
  it('stands in maps that were not there, in lists, and goes', () => {
    const set = (path: readonly (string | number)[], value: unknown) => {
      const changed = setAt(tree, path, value === undefined ? undefined : fromPlain(value, at));
      return changed && toPlain(changed);
    };

    expect(set(['queues', 'jobs', 'fifo'], true)).toMatchObject({
      queues: { jobs: { fifo: true } },
    });
    expect(set(['services', 'web', 'uses', 'caches', 0], 'b')).toMatchObject({
      services: { web: { uses: { caches: ['b'] } } },
    });
    expect(set(['alarms', 'cpu'], undefined)).toMatchObject({ alarms: {} });
    expect(set(['databases', 'none', 'of'], undefined)).toBeUndefined();
  });
});
