import type { Environment } from '../schema/environment.ts';
import { pathOf } from './core.ts';

/** Secrets Manager names. Their JSON properties are listed beside each. */
export const secretName = {
  /** username, password */
  databaseMaster: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/databases/${database}/master`,
  /** host, port, and what `hostProperty` says of the others */
  databaseEndpoints: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/databases/${database}/endpoints`,
  /** username, password, database */
  databaseLogin: (environment: Environment, database: string, service: string): string =>
    `${pathOf(environment)}/databases/${database}/logins/${service}`,
  /** username, password */
  documentDatabaseMaster: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/document-databases/${database}/master`,
  /** host, port, reader_host */
  documentDatabaseEndpoints: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/document-databases/${database}/endpoints`,
  /** username, password, database */
  documentDatabaseLogin: (environment: Environment, database: string, service: string): string =>
    `${pathOf(environment)}/document-databases/${database}/logins/${service}`,
  /** host: of the domain that logs go to, in another environment */
  logSearch: (environment: Environment): string => `${pathOf(environment)}/log-search`,
  /** see model/operations/notify.ts; people fill it in */
  notify: (environment: Environment): string => `${pathOf(environment)}/notify`,
  /** username, password */
  grafana: (environment: Environment): string => `${pathOf(environment)}/grafana`,
} as const;
