// A store says which namespaces it serves, serves those that ask it, and reads logins of administrators only
// for those that make other logins with them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import type { Element } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { placeOf } from '../../place-of.ts';
import { allows, type Target } from '../allows.ts';
import { managedSearches, managedSecrets, soughtBy } from './managed-secrets.ts';
import { secretReferences } from './secret-references.ts';
import { type SecretStore, secretStores } from './secret-stores.ts';

/** What AWS puts behind the name of a secret in its ARN. */
const ARN_ENDING = '-AbCdEf';
const MASTER = /\bephemeral\.aws_secretsmanager_secret_version\.([\w-]+)\./;

export function checkStoreNamespaces(input: CheckInput): readonly Diagnostic[] {
  const stores = [...secretStores(input).values()];
  return [
    ...stores
      .filter(({ isOpen }) => isOpen)
      .map(({ name, origin }) => diagnostic('check/secret-store-open', { name }, { path: origin })),
    ...refused(input),
    ...stores.filter(({ isOpen }) => !isOpen).flatMap((store) => mastersOf(input, store)),
  ];
}

function refused(input: CheckInput): readonly Diagnostic[] {
  const sought = managedSearches(input).map((each) => ({ ...each, holderOrigin: each.origin }));
  const asked = uniqueBy([...secretReferences(input), ...sought], ({ holder }) => holder);
  return asked.flatMap(({ holder, store, namespace, holderOrigin: path }) => {
    const found = secretStores(input).get(store);
    if (!found || found.admits(namespace)) return [];
    return [diagnostic('check/secret-store-namespace', { holder, store, namespace }, { path })];
  });
}

function mastersOf(input: CheckInput, store: SecretStore): readonly Diagnostic[] {
  const { name, role, origin: path } = store;
  if (!role) return [];
  const readers = new Set([...readersOfWritten(input), ...readersOfManaged(input)]);
  const others = objectsOf(input, 'Namespace')
    .map(({ object }) => object.metadata.name)
    .filter((namespace) => store.admits(namespace) && !readers.has(namespace));
  const [namespace] = others;
  if (namespace === undefined) return [];
  return targets(input).flatMap(({ key, get }) =>
    allows(input, role, get)
      ? [diagnostic('check/secret-master-open', { name, key, namespace }, { path })]
      : [],
  );
}

function readersOfWritten(input: CheckInput): readonly string[] {
  return secretReferences(input)
    .filter(({ key }) => masters(input).has(key))
    .map(({ namespace }) => namespace);
}

function readersOfManaged(input: CheckInput): readonly string[] {
  return managedSearches(input)
    .filter((search) => soughtBy(managedSecrets(input), search) !== undefined)
    .map(({ namespace }) => namespace);
}

/** What whoever reads the login of an administrator asks AWS, by the name of the secret. */
function targets(input: CheckInput): readonly { readonly key: string; readonly get: Target }[] {
  const written = [...masters(input)].map(([key, element]) => {
    const { account, region } = placeOf(input, element);
    const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${key}${ARN_ENDING}`;
    return { key, get: { action: 'secretsmanager:GetSecretValue', arn, element } };
  });
  return [...written, ...managedSecrets(input).values()];
}

/** Secrets that a database gets its first login from, by name. */
const masters = oncePerInput((input): ReadonlyMap<string, Element> => {
  const found = input.stacks.flatMap(({ stack, document }) => {
    const versions = asBody(asBody(document['ephemeral'])['aws_secretsmanager_secret_version']);
    return Object.values(asBody(document['resource']))
      .flatMap((resources) => Object.values(asBody(resources)).map(asBody))
      .flatMap((resource) => Object.entries(resource).filter(([name]) => name.endsWith('_wo')))
      .flatMap(([, text]) => MASTER.exec(asText(text))?.[1] ?? [])
      .flatMap((key) => elementsBehind(input, stack, asBody(versions[key])['secret_id']))
      .flatMap((version) => elementsBehind(input, stack, version.body['secret_id']));
  });
  return new Map(found.map((secret) => [asText(secret.body['name']), secret]));
});
