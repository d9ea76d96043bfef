import { describe, expect, it } from 'vitest';
import { checkProductionWorkload } from '../../../../src/check/safety/workloads/check-production-workload.ts';
import { anEnvironment, aService } from '../../../support/an-environment.ts';
import {
  compiledFrom,
  compiledNightSchool,
  corrupted,
  objectIn,
} from '../../../support/compiled.ts';
import { containerOf, itAcceptsNightSchool, itReports, ORIGIN, podOf } from './break-pod.ts';

describe('checkProductionWorkload', () => {
  itAcceptsNightSchool(checkProductionWorkload);

  itReports(checkProductionWorkload, 'check/production-workload', [
    ['readiness', (open) => delete containerOf(open)['readinessProbe'], `${ORIGIN}.probes`],
    ['liveness', (open) => delete containerOf(open)['livenessProbe'], `${ORIGIN}.probes`],
    [
      'a budget of other pods',
      (open) => {
        const { selector } = objectIn(open, 'PodDisruptionBudget', 'cart-service')['spec'];
        selector.matchLabels = { app: 'a' };
      },
      `${ORIGIN}.disruption`,
    ],
    ['zones', (open) => podOf(open)['topologySpreadConstraints'].shift(), `${ORIGIN}.zoneSpread`],
  ]);

  it('lets a service be that says nothing restarts it', () => {
    const probes = { path: '/health', liveness: 'none' };
    const input = compiledFrom(anEnvironment({ services: { it: aService({ probes }) } }));

    expect(checkProductionWorkload(input)).toEqual([]);
  });

  it('is for production', () => {
    const input = corrupted(
      compiledNightSchool(),
      (open) => delete containerOf(open)['livenessProbe'],
    );
    const environment = { ...input.environment, tier: 'staging' as const };

    expect(checkProductionWorkload({ ...input, environment })).toEqual([]);
  });
});
