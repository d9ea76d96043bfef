import { describe, expect, it } from 'vitest';
import { checkAnomalies } from '../../../../src/environment/rules/services/anomalies.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const check = (overrides: Overrides) => findings(checkAnomalies(anEnvironment(overrides)));
const watched = (retentionDays: number) => ({
  observability: { anomalies: {}, metrics: { retentionDays } },
});
const UNMEASURED = 'model/anomalies-unmeasured at key of observability.anomalies';

describe('checkAnomalies', () => {
  it('accepts services that are read', () => {
    expect(check({ ...watched(8), services: { web: { metrics: {} } } })).toEqual([]);
  });

  it('accepts services whose sidecars count', () => {
    expect(
      check({ ...watched(8), mesh: { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] } }),
    ).toEqual([]);
  });

  it('reports services that nobody counts', () => {
    expect(check(watched(8))).toEqual([UNMEASURED]);
    expect(check({ ...watched(8), services: null })).toEqual([UNMEASURED]);
  });

  it('reports a memory of less than a week and a day', () => {
    expect(check({ ...watched(7), services: { web: { metrics: {} } } })).toEqual([
      'model/anomalies-forgotten at value of observability.metrics.retentionDays',
    ]);
  });

  it('asks nothing of an environment without', () => {
    expect(check({ observability: { metrics: { retentionDays: 1 } } })).toEqual([]);
  });
});
