import { describe, expect, it } from 'vitest';
import { checkAnalyses } from '../../../src/check/metrics/check-analyses.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';

const input = compiledSmall({
  addons: { 'argo-rollouts': {}, 'kube-prometheus-stack': {} },
  services: { web: { metrics: {}, rollout: { strategy: 'canary' } } },
});

describe('checkAnalyses', () => {
  it('accepts those that we write', () => {
    expect(checkAnalyses(input)).toEqual([]);
  });

  it.each([
    [
      'takes no answer for a good one',
      (metric: AnyObject) =>
        Object.assign(metric, { successCondition: 'len(result) == 0 || result[0] <= 5' }),
      'successCondition does not ask first whether there is an answer',
    ],
    [
      'takes no answer for a bad one',
      (metric: AnyObject) => Object.assign(metric, { failureCondition: 'result[0] > 5' }),
      'failureCondition does not ask first whether there is an answer',
    ],
    [
      'knows good alone',
      (metric: AnyObject) => delete metric['failureCondition'],
      'failureCondition is missing',
    ],
    [
      'does not say how long it may wait',
      (metric: AnyObject) => delete metric['inconclusiveLimit'],
      'inconclusiveLimit is missing',
    ],
  ])('reports one that %s (check/analysis-undecided)', (_, change, fault) => {
    const changed = corrupted(input, (open) => {
      change(objectIn(open, 'AnalysisTemplate', 'web')['spec'].metrics[0]);
    });

    expect(checkAnalyses(changed)).toMatchObject([
      { code: 'check/analysis-undecided', args: { fault }, path: ['services', 'web'] },
    ]);
  });
});
