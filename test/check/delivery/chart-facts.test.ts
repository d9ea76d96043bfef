// What the table says of charts, held against the facts of their pinned versions where those are.
import { describe, expect, it } from 'vitest';
import { addons } from '../../../src/addons/addons.ts';
import { definedBy, definerOf } from '../../../src/check/delivery/chart-facts.ts';
import { hasShared, hasSharedFolder, readShared } from '../../support/shared-folder.ts';

interface Facts {
  readonly version: string;
  readonly crds: readonly string[];
  readonly values: never;
}

describe.skipIf(!hasSharedFolder)('chart facts', () => {
  it.each(addons.filter(({ chart }) => hasShared(`charts/${chart}.json`)))(
    'of $name are those of its version',
    (addon) => {
      const { name, chart, version: pinned } = addon;
      const { version, crds, values } = readShared(`charts/${chart}.json`) as Facts;

      expect(pinned).toBe(version);
      const definers = crds.map((crd) => {
        const [group = '', kind = ''] = crd.split('/');
        return definerOf(group, kind);
      });
      expect(new Set(definers)).toEqual(new Set(crds.length > 0 ? [name] : []));
      // Its own defaults say the same as no values at all.
      expect(definedBy(addon, values)).toEqual(definedBy(addon, {}));
    },
  );
});
