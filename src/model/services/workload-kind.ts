import type { Service } from '../schema/environment.ts';

export type WorkloadKind = 'CronJob' | 'Deployment' | 'Job' | 'Rollout' | 'StatefulSet';

/** What runs the pods of a service; undefined of one that is not there. */
export function workloadKind(service: Service | undefined): WorkloadKind | undefined {
  if (service === undefined) return undefined;
  if (service.kind === 'cronJob') return 'CronJob';
  if (service.kind === 'job') return 'Job';
  if (service.kind === 'statefulSet') return 'StatefulSet';
  return service.rollout.strategy === 'rolling' ? 'Deployment' : 'Rollout';
}
