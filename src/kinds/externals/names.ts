import { pathOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Its secret in Secrets Manager: the `secretKeys`, which people fill in. */
export function externalSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/externals/${key}`;
}
