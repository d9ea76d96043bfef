import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

export function searchDomainName(environment: Environment, key: string): string {
  return environment.search[key]?.name ?? `${prefixOf(environment)}-${key}`;
}

export function searchDomainArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'es', `domain/${searchDomainName(environment, key)}`);
}

/** Where documents are written to, as policies name it. */
export function searchBulkArn(environment: Environment, key: string): string {
  return `${searchDomainArn(environment, key)}/_bulk`;
}
