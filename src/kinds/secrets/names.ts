import { pathOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** In Secrets Manager; it holds the `keys` of the secret. */
export function ownSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/secrets/${key}`;
}
