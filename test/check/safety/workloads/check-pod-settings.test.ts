import { describe } from 'vitest';
import { checkPodSettings } from '../../../../src/check/safety/workloads/check-pod-settings.ts';
import { containerOf, itAcceptsNightSchool, itReports, ORIGIN, podOf } from './break-pod.ts';

describe('checkPodSettings', () => {
  itAcceptsNightSchool(checkPodSettings);

  itReports(checkPodSettings, 'check/container-resources', [
    [
      'no limit',
      (open) => delete containerOf(open)['resources'].limits.memory,
      `${ORIGIN}.resources.limits.memory`,
    ],
    [
      'no request',
      (open) => delete containerOf(open)['resources'].requests.cpu,
      `${ORIGIN}.resources.requests.cpu`,
    ],
  ]);

  itReports(checkPodSettings, 'check/token-mounted', [
    ['by default', (open) => delete podOf(open)['automountServiceAccountToken'], ORIGIN],
    [
      'on purpose',
      (open) => Object.assign(podOf(open), { automountServiceAccountToken: true }),
      ORIGIN,
    ],
  ]);
});
