import { describe, expect, it } from 'vitest';
import { checkCost } from '../../../../src/environment/rules/operations/cost.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkCost(anEnvironment(overrides)));
}

function rows(...monthly: number[]): Overrides {
  const entries = monthly.map((each, index) => [
    `row-${index}`,
    { configuration: 'Some', monthly: each },
  ]);
  return { nodes: null, ...Object.fromEntries(entries) };
}

describe('checkCost', () => {
  it.each(['baseline', 'peak'])('reports a %s that is not the sum of its rows', (total) => {
    expect(check({ cost: { [total]: 141 } })).toEqual([`model/cost-sum at value of cost.${total}`]);
  });

  it('accepts a peak that counts the rows without one at their baseline', () => {
    const cost = { rows: { burst: { configuration: 'Some', monthly: 10, peak: 30 } } };

    expect(check({ cost: { ...cost, baseline: 150, peak: 170 } })).toEqual([]);
  });

  it('accepts a sum of fractions that is exact to the cent', () => {
    expect(check({ cost: { rows: rows(0.1, 0.2), baseline: 0.3 } })).toEqual([]);
  });

  it('reports a sum that is off by a cent', () => {
    expect(check({ cost: { rows: rows(0.1, 0.2), baseline: 0.31 } })).toEqual([
      'model/cost-sum at value of cost.baseline',
    ]);
  });

  it('suggests a sum in whole cents', () => {
    const environment = anEnvironment({ cost: { rows: rows(0.1, 0.2), baseline: 1 } });

    expect(checkCost(environment)[0]?.args['sum']).toBe(0.3);
  });

  it.each([
    ['dev', 'S1-COST-05', [300, 100, 50, 45], 495],
    ['staging', 'S1-COST-10', [800, 200, 150, 45], 1195],
    ['prod', 'S1-COST-15', [4000, 1500, 500, 135], 6135],
  ])('adds up the rows of %s (%s, F-S1-16)', (_, __, monthly, baseline) => {
    expect(check({ cost: { rows: rows(...monthly), baseline } })).toEqual([]);
    expect(check({ cost: { rows: rows(...monthly), baseline: baseline - 1 } })).toEqual([
      'model/cost-sum at value of cost.baseline',
    ]);
  });

  it('asks for an active tag of a budget that follows the past as well', () => {
    const cost = { rows: null, baseline: null, scope: 'system', average: {} };

    expect(check({ cost })).toEqual(['model/budget-tag-inactive at value of cost.scope']);
    expect(check({ cost: { ...cost, allocationTags: ['System'] } })).toEqual([]);
  });

  it('reports rows that no total counts', () => {
    expect(check({ cost: { baseline: null } })).toEqual([
      'model/cost-sum at value of cost.baseline',
    ]);
    expect(check({ cost: { rows: null, baseline: null } })).toEqual([]);
  });

  it('reports budgets that count by a tag which nobody activates', () => {
    const scoped = (scope: string, more = {}) => check({ cost: { scope, ...more } });

    expect(scoped('system')).toEqual(['model/budget-tag-inactive at value of cost.scope']);
    expect(scoped('environment', { allocationTags: ['System'] })).toHaveLength(1);
    expect(scoped('environment', { allocationTags: ['Environment'] })).toEqual([]);
    expect(scoped('system', { tagsOf: 'shop/payer' })).toEqual([]);
    expect(scoped('account')).toEqual([]);
  });

  it('reports commitments above the whole of one scope, once (S1-CMP-09, F-S1-06)', () => {
    const shares = (...all: readonly [string, number][]) => ({
      cost: {
        commitments: Object.fromEntries(
          all.map(([scope, sharePercent], index) => [`c-${index}`, { scope, sharePercent }]),
        ),
      },
    });

    expect(check(shares(['Compute', 60], ['Compute', 40], ['Databases', 80]))).toEqual([]);
    expect(check(shares(['Compute', 60], ['Compute', 41], ['Compute', 1]))).toEqual([
      'model/commitment-shares at value of cost.commitments.c-1.sharePercent',
    ]);
  });

  it('warns about tags that not every resource carries (S1-COST-16)', () => {
    const cost = {
      allocationTags: ['System', 'CostCenter'],
      categories: { team: { tag: 'Team' } },
    };

    expect(check({ cost })).toEqual([
      'model/cost-tag-absent at value of cost.allocationTags[1]',
      'model/cost-tag-absent at value of cost.categories.team.tag',
    ]);
    expect(check({ cost, aws: { tags: { CostCenter: '1', Team: 'a' } } })).toEqual([]);
  });

  it('asks for a mail address where anomalies are mailed (S1-COST-26)', () => {
    const notify = { emails: null };

    expect(check({ cost: { anomalies: { frequency: 'DAILY' } } })).toEqual([]);
    expect(check({ cost: { anomalies: {} }, observability: { notify } })).toEqual([]);
    expect(
      check({ cost: { anomalies: { frequency: 'DAILY' } }, observability: { notify } }),
    ).toEqual(['model/anomalies-unheard at value of cost.anomalies.frequency']);
  });
});
