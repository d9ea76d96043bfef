import { describe, expect, it } from 'vitest';
import { checkQueries } from '../../../src/check/metrics/check-queries.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';

const input = compiledSmall({
  addons: { 'kube-prometheus-stack': {} },
  services: { web: { metrics: {} } },
});

describe('checkQueries', () => {
  it('accepts those that we write', () => {
    expect(checkQueries(input)).toEqual([]);
  });

  it.each([
    ['never closes', (expression: string) => `(${expression}`],
    ['ends in an operator', (expression: string) => `${expression} *`],
    ['asks for a label without a value', (expression: string) => `${expression} or up{job=}`],
  ])('reports an alert whose expression %s (check/query-unreadable)', (_, change) => {
    const changed = corrupted(input, (open) => {
      const { groups } = objectIn(open, 'PrometheusRule', 'databases')['spec'];
      groups[0].rules[0].expr = change(groups[0].rules[0].expr);
    });

    expect(checkQueries(changed).map(({ code }) => code)).toEqual(['check/query-unreadable']);
  });
});
