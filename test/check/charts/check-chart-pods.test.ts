import { describe, expect, it } from 'vitest';
import { addons } from '../../../src/addons/addons.ts';
import { checkChartPods } from '../../../src/check/charts/check-chart-pods.ts';
import generated from '../../../src/facts/chart-values.generated.json' with { type: 'json' };
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { withEveryAddon, withFluentd, withLoki } from '../../support/every-addon.ts';
import { chartsOf, withValues } from './charts-of.ts';

const table = generated as unknown as Readonly<Record<string, { values: object }>>;

describe('checkChartPods', () => {
  it.each([withEveryAddon(), withFluentd(), withLoki()])('accepts every add-on', (environment) => {
    expect(checkChartPods(chartsOf(environment))).toEqual([]);
    expect(checkChartPods(chartsOf({ ...environment, tier: 'staging' }))).toEqual([]);
  });

  it('reports what a container does not ask for (check/chart-requests)', () => {
    const input = withValues(withEveryAddon(), 'ingress-nginx', ({ controller }) => {
      delete controller.resources.requests.memory;
    });

    expect(checkChartPods(input)).toMatchObject([
      {
        code: 'check/chart-requests',
        args: { part: 'controller', missing: 'controller.resources.requests.memory' },
        path: ['addons', 'ingress-nginx'],
      },
    ]);
  });

  it('reports a container beside the first one', () => {
    const input = withValues(withEveryAddon(), 'velero', ({ initContainers }) => {
      delete initContainers[0].resources;
    });

    expect(checkChartPods(input).map(({ args }) => args['missing'])).toEqual([
      'initContainers.0.resources.requests.cpu',
      'initContainers.0.resources.requests.memory',
    ]);
  });

  it.each([
    ['cert-manager', (values) => delete values['webhook'].podDisruptionBudget, 'webhook'],
    [
      'keda',
      (values) => Object.assign(values['podDisruptionBudget'], { operator: {} }),
      'operator',
    ],
    ['ingress-nginx', (values) => delete values['controller'].maxUnavailable, 'controller'],
    ['loki', (values) => delete values['singleBinary'].topologySpreadConstraints, 'single binary'],
  ] satisfies [string, Parameters<typeof withValues>[2], string][])(
    'reports pods of %s that may all go at once (check/chart-availability)',
    (name, change, part) => {
      const found = checkChartPods(withValues(withEveryAddon(), name, change));

      expect(found).toMatchObject([{ code: 'check/chart-availability', args: { part } }]);
    },
  );

  it('asks nothing of what runs once', () => {
    const input = withValues({ ...withEveryAddon(), tier: 'staging' }, 'cert-manager', (values) => {
      delete values['webhook'].podDisruptionBudget;
    });

    expect(checkChartPods(input)).toEqual([]);
  });
});

describe('pods of add-ons', () => {
  it.each(addons)('are all those whose resources $name takes', ({ chart, pods, idle = [] }) => {
    const named = pods.flatMap(({ resources }) => resources);
    const forgotten = placesOfResources(table[chart]?.values ?? {}).filter(
      (place) =>
        !named.some((each) => each.startsWith(place)) &&
        !idle.some((part) => place.startsWith(`${part}.`)),
    );

    expect(forgotten).toEqual([]);
  });

  it('take their resources where the chart has them', () => {
    const platform = compilePlatform(withEveryAddon());
    expect(platform.components.length).toBeGreaterThan(addons.length);
    expect(placesOfResources({ a: { resources: 'map' }, resources: { requests: {} } })).toEqual([
      'a.resources',
      'resources',
    ]);
  });
});

function placesOfResources(types: object, at = ''): readonly string[] {
  return Object.entries(types).flatMap(([key, below]) =>
    key === 'resources' && below !== 'list'
      ? [`${at}${key}`]
      : typeof below === 'object'
        ? placesOfResources(below, `${at}${key}.`)
        : [],
  );
}
