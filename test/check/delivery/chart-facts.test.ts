// What the table says of charts, held against the facts of their pinned versions where those are.
import { describe, expect, it } from 'vitest';
import { bringsDefinitions, definerOf } from '../../../src/check/delivery/chart-facts.ts';
import { type ChartName, charts } from '../../../src/model/charts.ts';
import { hasShared, hasSharedFolder, readShared } from '../../support/shared-folder.ts';

interface Facts {
  readonly version: string;
  readonly crds: readonly string[];
  readonly values: never;
}

const names = Object.keys(charts) as ChartName[];

describe.skipIf(!hasSharedFolder)('chart facts', () => {
  it.each(names.filter((name) => hasShared(`charts/${charts[name].chart}.json`)))(
    'of %s are those of its version',
    (name) => {
      const { version, crds, values } = readShared(`charts/${charts[name].chart}.json`) as Facts;

      expect(charts[name].version).toBe(version);
      const definers = crds.map((crd) => {
        const [group = '', kind = ''] = crd.split('/');
        return definerOf(group, kind);
      });
      const { chart } = charts[name];
      expect(new Set(definers)).toEqual(new Set(crds.length > 0 ? [chart] : []));
      // Its own defaults say the same as no values at all.
      expect(bringsDefinitions(chart, values)).toBe(bringsDefinitions(chart, {}));
    },
  );
});
