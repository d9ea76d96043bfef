// The role of each store may read every secret it is asked for, and decrypt it.
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { standingSecrets } from '../../../environment/standing-secrets.ts';
import type { StandingSecret } from '../../../model/data/standing-store.ts';
import { regionalArn } from '../../../model/naming/core.ts';
import type { Element } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import type { CheckInput } from '../../check-input.ts';
import { placeOf } from '../../place-of.ts';
import { allows, type Target } from '../allows.ts';
import type { Role } from '../roles.ts';
import { managedSearches, managedSecrets, soughtBy } from './managed-secrets.ts';
import { secretReferences, secretsByName } from './secret-references.ts';
import { type SecretStore, secretStores } from './secret-stores.ts';

/** What AWS puts behind the name of a secret in its ARN: a hyphen and six characters. */
const ARN_ENDING = '-AbCdEf';

export function checkSecretAccess(input: CheckInput): readonly Diagnostic[] {
  return [...secretStores(input).values()].flatMap((store) => {
    const { role } = store;
    return role ? unreadable(input, store, role) : [];
  });
}

interface Asked {
  readonly key: string;
  readonly secret: Pick<Element, 'origin'>;
  readonly targets: readonly Target[];
}

/** One finding at the role where it reads nothing at all, else one at each secret. */
function unreadable(
  input: CheckInput,
  { name: store }: SecretStore,
  role: Role,
): readonly Diagnostic[] {
  const keys = secretReferences(input)
    .filter((each) => each.store === store)
    .map(({ key }) => key);
  const secrets = [...new Set(keys)].flatMap((key): readonly Asked[] => {
    const secret = secretsByName(input).get(key);
    if (secret) return [{ key, secret, targets: targetsOf(input, key, secret) }];
    return standingSecrets(input.environment)
      .filter(({ name }) => name === key)
      .map((each) => ({ key, secret: each, targets: standingTargets(input, each) }));
  });
  const all = [...secrets, ...managedBy(input, store)];
  const refused = all.flatMap(({ key, secret, targets }) => {
    const target = targets.find((each) => !allows(input, role, each));
    return target ? [{ key, secret, action: target.action }] : [];
  });
  const isAll = refused.length === all.length;
  return (isAll ? refused.slice(0, 1) : refused).map(({ key, secret, action }) =>
    diagnostic(
      'check/secret-unreadable',
      { role: role.name, key, action },
      { path: isAll ? role.element.origin : secret.origin },
    ),
  );
}

/** What AWS makes is found first: the provider asks for all with a tag at once.
 * https://external-secrets.io/v2.9.0/provider/aws-secrets-manager/#iam-policy */
const FINDING = ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'];

function managedBy(input: CheckInput, store: string) {
  return managedSearches(input)
    .filter((search) => search.store === store)
    .flatMap((search) => soughtBy(managedSecrets(input), search) ?? [])
    .map(({ key, element, get }) => ({
      key,
      secret: element,
      targets: [
        ...FINDING.map((action) => ({ action, element })),
        get,
        ...decryption(input, element, 'master_user_secret_kms_key_id'),
      ],
    }));
}

/** What its owner keeps has no element in a stack of ours. */
function standingTargets(
  { environment }: CheckInput,
  { name, kmsKey }: StandingSecret,
): readonly Target[] {
  const arn = regionalArn(environment, 'secretsmanager', `secret:${name}${ARN_ENDING}`);
  const via = `secretsmanager.${environment.aws.region}.amazonaws.com`;
  return [
    { action: 'secretsmanager:GetSecretValue', arn },
    ...(kmsKey === null ? [] : [{ action: 'kms:Decrypt', arn: kmsKey, via }]),
  ];
}

function targetsOf(input: CheckInput, key: string, secret: Element): readonly Target[] {
  const { account, region } = placeOf(input, secret);
  const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${key}${ARN_ENDING}`;
  return [
    { action: 'secretsmanager:GetSecretValue', arn, element: secret },
    ...decryption(input, secret, 'kms_key_id'),
  ];
}

function decryption(input: CheckInput, secret: Element, at: string): readonly Target[] {
  const via = `secretsmanager.${placeOf(input, secret).region}.amazonaws.com`;
  return elementsBehind(input, secret.stack, secret.body[at]).map((element) => ({
    action: 'kms:Decrypt',
    element,
    via,
  }));
}
