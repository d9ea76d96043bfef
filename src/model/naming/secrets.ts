import type { Environment } from '../schema/environment.ts';
import { pathOf } from './core.ts';

/** Secrets Manager names. Their JSON properties are listed beside each. */
export const secretName = {
  /** host: of the domain that logs go to, in another environment */
  logSearch: (environment: Environment): string => `${pathOf(environment)}/log-search`,
  /** see model/operations/notify.ts; people fill it in */
  notify: (environment: Environment): string => `${pathOf(environment)}/notify`,
  /** username, password */
  grafana: (environment: Environment): string => `${pathOf(environment)}/grafana`,
} as const;

/** Those of a store in which services have logins; `folder` is that of its kind. */
export function loginSecrets(folder: string) {
  const path = (environment: Environment, key: string) => `${pathOf(environment)}/${folder}/${key}`;
  return {
    /** username, password */
    master: (environment: Environment, key: string): string => `${path(environment, key)}/master`,
    /** All of one store. */
    all: (environment: Environment, key: string): string => `${path(environment, key)}/*`,
    /** host, port, and what the kind says of the others */
    endpoints: (environment: Environment, key: string): string =>
      `${path(environment, key)}/endpoints`,
    /** username, password, database */
    login: (environment: Environment, key: string, service: string): string =>
      `${path(environment, key)}/logins/${service}`,
  } as const;
}
