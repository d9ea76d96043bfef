import { describe, expect, it } from 'vitest';
import { judgeCharts } from '../../../src/review/dangers/charts.ts';
import { changedObjects, saidBy } from './changed.ts';

function anApplication(version: string, valuesObject: object) {
  return {
    ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
    metadata: { name: 'shop-prod-prometheus', namespace: 'argocd' },
    spec: { source: { chart: 'prometheus', targetRevision: version, helm: { valuesObject } } },
  };
}

function reasonsOf(
  before: object,
  after: object,
  versions: readonly [string, string] = ['1', '1'],
) {
  const ends = {
    before: [anApplication(versions[0], before)],
    after: [anApplication(versions[1], after)],
  };
  return saidBy(judgeCharts, changedObjects(ends));
}

describe('values of a chart', () => {
  it('may replace its pods, as another version of it may', () => {
    expect(reasonsOf({ image: { tag: '2' } }, { image: { tag: '3' } }, ['1.2.3', '1.3.0'])).toEqual(
      ['restarts pods: pods of chart prometheus may be replaced: image.tag, targetRevision change'],
    );
  });

  it.each([
    ['15d', '7d', true],
    ['168h', '3d', true],
    ['7d', '2w', false],
    ['7d', 'all', false],
  ])('keep less from %s to %s: %s', (before, after, isLess) => {
    const reasons = reasonsOf({ server: { retention: before } }, { server: { retention: after } });

    expect(reasons.some((reason) => reason.startsWith('weakens'))).toBe(isLess);
  });

  it('may take away who is told', () => {
    const config = (...names: readonly string[]) => ({
      alertmanager: { config: { receivers: names.map((name) => ({ name })) } },
    });

    expect(reasonsOf(config('mail', 'pager'), config('mail'))[0]).toBe(
      'removes alarm or backup: chart prometheus no longer tells pager',
    );
    expect(reasonsOf(config('mail'), config('mail', 'pager'))).toHaveLength(1);
  });
});
