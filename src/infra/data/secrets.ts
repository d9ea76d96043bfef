// The secrets of an environment that lead to no store.
import type { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretPolicy } from '@cdktf/provider-aws/lib/secretsmanager-secret-policy/index.js';
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import { kubePrometheusStack } from '../../addons/kube-prometheus-stack/kube-prometheus-stack.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { notifyProperties } from '../../model/operations/notify.ts';
import { accountRoot, addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import {
  addLoginSecret,
  addSecret,
  PASSWORD_VERSION,
  randomText,
  type SecretInput,
} from '../../terraform/secret.ts';

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
  const { name } = kubePrometheusStack;
  if (!environment.addons[name]) return;
  addLoginSecret(module, {
    key: 'grafana',
    name: secretName.grafana(environment),
    description: 'Administrator of Grafana',
    origin: ['addons', name],
    values: { username: 'admin' },
  });
}
