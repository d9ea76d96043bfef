// Secrets in Secrets Manager. Passwords are generated during an apply and written with write-only
// arguments: they are in no state file, no plan and no diff (docs/decisions has the reasoning).
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { notifyProperties } from '../../model/operations/notify.ts';
import { accountRoot, addPolicy } from '../policy.ts';
import type { RootModule } from '../root-module.ts';

interface SecretInput {
  /** Terraform name. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly origin: Path;
}

function addSecret(module: RootModule, input: SecretInput): SecretsmanagerSecret {
  return module.resource(SecretsmanagerSecret, input.key, input.origin, {
    name: input.name,
    description: input.description,
    kmsKeyId: module.stateOf('security').entry('key_arns', 'data'),
    recoveryWindowInDays: 30,
  });
}

/** A secret whose values are addresses: not confidential, and current whenever they change. */
export function addEndpointSecret(
  module: RootModule,
  input: SecretInput & { readonly values: Readonly<Record<string, string>> },
): void {
  const secret = addSecret(module, input);
  module.resource(SecretsmanagerSecretVersion, input.key, input.origin, {
    secretId: secret.id,
    secretString: JSON.stringify(input.values),
  });
}

/** Raising it makes the next apply generate a new password and hand it to the database. */
const PASSWORD_VERSION = 1;

/** A secret with a generated `password` beside given values; returns its Terraform name. */
export function addLoginSecret(
  module: RootModule,
  input: SecretInput & { readonly values: Readonly<Record<string, string>> },
): SecretsmanagerSecretVersion {
  const secret = addSecret(module, input);
  const password = randomText(module, input.key);
  return module.resource(SecretsmanagerSecretVersion, input.key, input.origin, {
    secretId: secret.id,
    secretStringWo: JSON.stringify({ ...input.values, password }),
    secretStringWoVersion: PASSWORD_VERSION,
  });
}

/** The password of a login secret for a write-only argument, read back so that what the database
 * gets is what the secret holds, even when an apply stopped in between. */
export function passwordOf(module: RootModule, version: SecretsmanagerSecretVersion, key: string) {
  module.ephemeral('aws_secretsmanager_secret_version', key, {
    secret_id: `\${aws_secretsmanager_secret_version.${key}.secret_id}`,
  });
  return {
    version: PASSWORD_VERSION,
    dependsOn: [version],
    password: module.expression(
      `jsondecode(ephemeral.aws_secretsmanager_secret_version.${key}.secret_string)["password"]`,
    ),
  };
}

/** Secrets of our own: random values, or empty containers that people fill. */
export function addOwnSecrets(module: RootModule): void {
  const { environment } = module;
  for (const [key, { keys, source, purpose, readers }] of Object.entries(environment.secrets)) {
    const input = {
      key: `secret-${key}`,
      name: secretName.secret(environment, key),
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

/** 40 random letters and digits that exist during an apply only. */
function randomText(module: RootModule, key: string): string {
  module.ephemeral('aws_secretsmanager_random_password', key, {
    password_length: 40,
    exclude_punctuation: true,
  });
  return module.expression(`ephemeral.aws_secretsmanager_random_password.${key}.random_password`);
}

/** Empty containers: people put the keys of other companies' services in. */
export function addExternalSecrets(module: RootModule): void {
  const { environment } = module;
  for (const [key, { title, secretKeys }] of Object.entries(environment.externals)) {
    addSecret(module, {
      key: `external-${key}`,
      name: secretName.external(environment, key),
      description: `${title}: ${secretKeys.join(', ')}; filled in by hand`,
      origin: ['externals', key],
    });
  }
}

/** An empty container as well: webhooks and keys of who is told about alerts. */
export function addNotifySecret(module: RootModule): void {
  const { environment } = module;
  const properties = notifyProperties(environment);
  if (properties.length === 0) return;
  addSecret(module, {
    key: 'notify',
    name: secretName.notify(environment),
    description: `Alertmanager: ${properties.join(', ')}; filled in by hand`,
    origin: ['observability', 'notify'],
  });
}

/** Logins of add-ons that have a user interface. */
export function addGeneratedLogins(module: RootModule): void {
  const { environment } = module;
  if (!environment.addons['kube-prometheus-stack']) return;
  addLoginSecret(module, {
    key: 'grafana',
    name: secretName.grafana(environment),
    description: 'Administrator of Grafana',
    origin: ['addons', 'kube-prometheus-stack'],
    values: { username: 'admin' },
  });
}
