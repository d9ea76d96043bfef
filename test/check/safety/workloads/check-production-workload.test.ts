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

  it('says of a single pod that it takes two, or the word for one', () => {
    const input = compiledFrom(anEnvironment({ services: { it: aService({ replicas: 1 }) } }));
    const [found] = checkProductionWorkload(input);

    expect(found?.path?.join('.')).toBe('services.it.replicas');
    expect(found?.hint).toMatch(/^Write replicas: 2 or more, or singleton: true where two/);
    const alone = aService({ replicas: 1, singleton: true });
    const single = compiledFrom(anEnvironment({ services: { it: alone } }));
    expect(checkProductionWorkload(single)).toEqual([]);
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
