// What the small environment says of node pools, as overrides: application on demand, batch on spot.
import type { Overrides } from './an-environment.ts';

export const SCHEDULE = {
  timezone: 'America/Los_Angeles',
  start: '08:00',
  stop: '18:00',
  days: 'MON-FRI',
};

export function withNodePools(more: Overrides = {}): Overrides {
  return {
    addons: { karpenter: {} },
    cluster: {
      nodePools: {
        application: {
          instanceTypes: ['m5.xlarge'],
          maxNodes: 20,
          labels: { role: 'application' },
        },
        batch: {
          instanceTypes: ['t3.large', 't3.xlarge'],
          capacity: 'spot',
          maxNodes: 5,
          zones: ['eu-west-1a'],
          labels: { role: 'batch' },
          taints: { batch: { value: 'true', effect: 'NoSchedule' } },
        },
      },
    },
    ...more,
  };
}

/** The same, in office hours; RDS stops no instance that has replicas. */
export function withHours(more: Overrides = {}): Overrides {
  return withNodePools({
    tier: 'staging',
    schedule: SCHEDULE,
    databases: { main: { replicas: null } },
    ...more,
  });
}
