import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

export function serviceRoleName(environment: Environment, service: string): string {
  return `${prefixOf(environment)}-${service}`;
}

/** Of its Service, or of another one of the same pods. */
export function serviceHost(environment: Environment, service: string, name = service): string {
  return `${name}.${environment.services[service]?.namespace ?? ''}.svc.cluster.local`;
}

/** The Service without an address, whose name leads to every pod. */
export function headlessName(service: string): string {
  return `${service}-headless`;
}
