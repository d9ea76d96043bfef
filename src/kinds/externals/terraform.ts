// Empty containers: people put the keys of other companies' services in.
import type { RootModule } from '../../terraform/root-module.ts';
import { addSecret } from '../../terraform/secret.ts';
import { externalSecretName } from './names.ts';

export function addExternalSecrets(module: RootModule): void {
  const { environment } = module;
  for (const [key, { title, secretKeys }] of Object.entries(environment.externals)) {
    if (secretKeys.length === 0) continue;
    addSecret(module, {
      key: `external-${key}`,
      name: externalSecretName(environment, key),
      description: `${title}: ${secretKeys.join(', ')}; filled in by hand`,
      origin: ['externals', key],
    });
  }
}
