import { describe, expect, it } from 'vitest';
import { alertRules } from '../../src/platform/monitoring/rules/alert-rules.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

const rulesOf = (web: Overrides) =>
  alertRules(anEnvironment({ services: { web } })).find(({ name }) => name === 'releases')?.rules;

describe('alertRules: releases', () => {
  it('tells of a release that failed, after which the old version runs on', () => {
    const commands = { migrate: { order: 1, command: ['./migrate'] } };
    const [rule] = rulesOf({ release: { commands } }) ?? [];

    expect(rule).toMatchObject({
      alert: 'ReleaseFailed',
      expr: 'kube_job_failed{namespace=~"shop",job_name=~".+-release",condition="true"} == 1',
    });
  });

  it('has no group where nothing is released so', () => {
    expect(rulesOf({})).toBeUndefined();
  });
});
