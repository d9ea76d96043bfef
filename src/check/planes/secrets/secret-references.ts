// Which secret of which store each ExternalSecret reads, and the secrets that stacks make.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { usedOf } from '../../../environment/edges.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { resourcesOf } from '../../artifacts/elements.ts';
import { namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, nameOf } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface SecretReference {
  /** `ExternalSecret shop/web` */
  readonly holder: string;
  readonly store: string;
  readonly namespace: string;
  readonly key: string;
  /** Undefined for the secret as a whole. */
  readonly property: string | undefined;
  /** Of the ExternalSecret. */
  readonly holderOrigin: Path;
  /** The edge that the secret is for, where it is known. */
  readonly origin: Path;
}

export const secretReferences = oncePerInput((input): readonly SecretReference[] =>
  objectsOf(input, 'ExternalSecret').flatMap((artifact) => {
    const namespace = namespaceOf(input, artifact);
    return referencesIn(input.environment, artifact).map((each) => ({ ...each, namespace }));
  }),
);

export const secretsByName = oncePerInput(
  (input) =>
    new Map(
      resourcesOf(input, 'aws_secretsmanager_secret').map((element) => [
        asText(element.body['name']),
        element,
      ]),
    ),
);

function referencesIn(
  environment: Environment,
  { object, origin }: KubernetesArtifact,
): readonly Omit<SecretReference, 'namespace'>[] {
  const spec = asBody(object['spec']);
  const parts = asList(spec['data']).map((each) => asBody(asBody(each)['remoteRef']));
  const wholes = asList(spec['dataFrom']).map((each) => asBody(asBody(each)['extract']));
  return [...parts, ...wholes]
    .filter(({ key }) => key !== undefined)
    .map(({ key, property }) => ({
      holder: nameOf(object),
      store: asText(asBody(spec['secretStoreRef'])['name']),
      key: asText(key),
      property: property === undefined ? undefined : asText(property),
      holderOrigin: origin,
      origin: useOrigin(environment, origin, asText(key)),
    }));
}

/** The use of a service that a secret is for: names of secrets go on with `caches/main/…`. */
function useOrigin(environment: Environment, origin: Path, key: string): Path {
  const [collection, service] = origin;
  const prefix = `${pathOf(environment)}/`;
  if (collection !== 'services' || !key.startsWith(prefix)) return origin;
  const [kind = '', name = ''] = key.slice(prefix.length).split('/');
  const used = usedOf(environment, String(service), { collection: kind });
  const step = Array.isArray(used) ? used.indexOf(name) : name;
  const isUsed = step === name ? asBody(used)[name] !== undefined : step !== -1;
  return isUsed ? [...origin, 'uses', kind, step] : origin;
}
