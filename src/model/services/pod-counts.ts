import type { Service } from '../schema/environment.ts';
import { isLasting } from './service-kinds.ts';

/** Pods that a service has at the same time, but for those that an autoscaler adds. */
export function podsAtOnce(service: Service): number {
  return isLasting(service) ? service.replicas : 1;
}
