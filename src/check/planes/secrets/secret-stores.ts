// The ClusterSecretStores with the role each signs in with.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { roleAccountsByName } from '../role-accounts.ts';
import { type Role, rolesByArn } from '../roles.ts';

export interface SecretStore {
  readonly name: string;
  readonly region: string;
  /** `external-secrets/external-secrets` */
  readonly account: string;
  /** Whether that ServiceAccount takes on any role. */
  readonly isAnnotated: boolean;
  readonly role: Role | undefined;
  /** Whether it serves every namespace. */
  readonly isOpen: boolean;
  readonly admits: (namespace: string) => boolean;
  readonly origin: Path;
}

export const secretStores = oncePerInput((input): ReadonlyMap<string, SecretStore> => {
  const stores = objectsOf(input, 'ClusterSecretStore').map(({ object, origin }) => {
    const spec = asBody(object['spec']);
    const aws = asBody(asBody(spec['provider'])['aws']);
    const conditions = asList(spec['conditions']).map(asBody);
    const account = asBody(asBody(asBody(aws['auth'])['jwt'])['serviceAccountRef']);
    const named = `${asText(account['namespace'])}/${asText(account['name'])}`;
    const [found] = roleAccountsByName(input).get(named) ?? [];
    return {
      name: object.metadata.name,
      region: asText(aws['region']),
      account: named,
      isAnnotated: found !== undefined,
      role: found && rolesByArn(input).get(found.arn),
      isOpen: conditions.length === 0 || conditions.some(admitsAll),
      admits: (namespace: string) =>
        conditions.length === 0 || conditions.some((each) => admits(input, each, namespace)),
      origin,
    };
  });
  return new Map(stores.map((store) => [store.name, store]));
});

/** https://external-secrets.io/v2.9.0/api/clustersecretstore/ */
function admits(input: CheckInput, condition: Body, namespace: string): boolean {
  const { namespaceSelector, namespaces, namespaceRegexes } = condition;
  if (asList(namespaces).includes(namespace)) return true;
  if (asList(namespaceRegexes).some((each) => new RegExp(asText(each)).test(namespace)))
    return true;
  if (namespaceSelector === undefined) return false;
  const found = objectsOf(input, 'Namespace').find(
    ({ object }) => object.metadata.name === namespace,
  );
  const labels = found?.object.metadata.labels ?? {};
  const wanted = Object.entries(asBody(asBody(namespaceSelector)['matchLabels']));
  return wanted.every(([name, value]) => labels[name] === value);
}

function admitsAll({ namespaceSelector, namespaceRegexes }: Body): boolean {
  const isAny = asList(namespaceRegexes).some((each) => /^\^?\.[*+]\$?$/.test(asText(each)));
  return isAny || (namespaceSelector !== undefined && isEmpty(asBody(namespaceSelector)));
}

function isEmpty({ matchLabels, matchExpressions }: Body): boolean {
  return Object.keys(asBody(matchLabels)).length === 0 && asList(matchExpressions).length === 0;
}
