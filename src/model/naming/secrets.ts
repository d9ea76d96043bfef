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
