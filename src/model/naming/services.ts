import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

export function serviceRoleName(environment: Environment, service: string): string {
  return `${prefixOf(environment)}-${service}`;
}

export function serviceHost(environment: Environment, service: string): string {
  return `${service}.${environment.services[service]?.namespace ?? ''}.svc.cluster.local`;
}
