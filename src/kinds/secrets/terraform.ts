// Secrets of our own: random values, or empty containers that people fill.
import type { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import { accountRoot } from '../../model/statement.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import {
  addSecret,
  PASSWORD_VERSION,
  randomText,
  type SecretInput,
} from '../../terraform/secret.ts';
import { ownSecretName } from './names.ts';

export function addOwnSecrets(module: RootModule): void {
  const { environment } = module;
  for (const [key, { keys, source, purpose, readers }] of Object.entries(environment.secrets)) {
    const input = {
      key: `secret-${key}`,
      name: ownSecretName(environment, key),
      description:
        source === 'generated' ? purpose : `${purpose}: ${keys.join(', ')}; filled in by hand`,
      origin: ['secrets', key],
    };
    const secret = addSecret(module, input);
    if (readers.length > 0) addReaders(module, { input, secret, readers });
    if (source === 'people') continue;
    const values = keys.map((name) => [
      name,
      randomText(module, `${input.key}-${name.toLowerCase()}`),
    ]);
    module.resource(SecretsmanagerSecretVersion, input.key, input.origin, {
      secretId: secret.id,
      secretStringWo: JSON.stringify(Object.fromEntries(values)),
      secretStringWoVersion: PASSWORD_VERSION,
    });
  }
}

interface Readers {
  readonly input: SecretInput;
  readonly secret: SecretsmanagerSecret;
  readonly readers: readonly string[];
}

/** Lets the administrators of other accounts say who of theirs reads it; the key says the same.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html */
function addReaders(module: RootModule, { input, secret, readers }: Readers): void {
  const origin = [...input.origin, 'readers'];
  const statement = {
    sid: 'Readers',
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resources: ['*'],
    principals: { AWS: [...readers].sort().map(accountRoot) },
  };
  module.resource(SecretsmanagerSecretPolicy, input.key, origin, {
    secretArn: secret.arn,
    policy: addPolicy(module, { key: input.key, origin, statements: [statement] }),
    blockPublicPolicy: true,
  });
}
