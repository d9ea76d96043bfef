import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

export function searchDomainName(environment: Environment, key: string): string {
  return environment.search[key]?.name ?? `${prefixOf(environment)}-${key}`;
}

/** Where documents are written to, as policies name it. */
export function searchBulkArn(environment: Environment, key: string): string {
  return `${regionalArn(environment, 'es', `domain/${searchDomainName(environment, key)}`)}/_bulk`;
}
