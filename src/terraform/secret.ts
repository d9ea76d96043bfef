// Secrets in Secrets Manager. Passwords are generated during an apply and written with write-only
// arguments: they are in no state file, no plan and no diff (docs/decisions has the reasoning).
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import type { Path } from '../diagnostics/diagnostic.ts';
import type { RootModule } from './root-module.ts';

export interface SecretInput {
  /** Terraform name. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly origin: Path;
}

export function addSecret(module: RootModule, input: SecretInput): SecretsmanagerSecret {
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
export const PASSWORD_VERSION = 1;

/** A secret with a generated `password` beside given values; returns its Terraform name. */
export function addLoginSecret(
  module: RootModule,
  input: SecretInput & {
    readonly values: Readonly<Record<string, string>>;
    /** Whether its values are chosen, and may be others one day. */
    readonly isNamed?: boolean;
  },
): SecretsmanagerSecretVersion {
  const secret = addSecret(module, input);
  const password = randomText(module, input.key);
  return module.resource(SecretsmanagerSecretVersion, input.key, input.origin, {
    secretId: secret.id,
    secretStringWo: JSON.stringify({ ...input.values, password }),
    secretStringWoVersion: input.isNamed
      ? versionOf(Object.values(input.values))
      : PASSWORD_VERSION,
  });
}

/** Terraform sees no difference between write-only values but their version: what is chosen has one of its own.
 * https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only */
function versionOf(values: readonly string[]): number {
  const codes = Array.from(values.join(' '), (letter) => letter.charCodeAt(0));
  return PASSWORD_VERSION + 1 + codes.reduce((sum, code) => (sum * 31 + code) % 1_000_000_007, 0);
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

/** 40 random letters and digits that exist during an apply only. */
export function randomText(module: RootModule, key: string): string {
  module.ephemeral('aws_secretsmanager_random_password', key, {
    password_length: 40,
    exclude_punctuation: true,
  });
  return module.expression(`ephemeral.aws_secretsmanager_random_password.${key}.random_password`);
}
