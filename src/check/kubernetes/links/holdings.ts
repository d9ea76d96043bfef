// What can be named in a namespace: our objects, what controllers make from them, what is always there.
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { namespaceOf } from '../../artifacts/objects.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface Holding {
  /** Undefined where the keys cannot be known. */
  readonly keys: readonly string[] | undefined;
}

const UNKNOWN: Holding = { keys: undefined };

/** Kubernetes puts these into every namespace. */
const ALWAYS: Readonly<Record<string, Readonly<Record<string, Holding>>>> = {
  ConfigMap: { 'kube-root-ca.crt': { keys: ['ca.crt'] } },
  ServiceAccount: { default: UNKNOWN },
};

const holdings = oncePerInput((input: CheckInput) => {
  const found = new Map<string, Map<string, Holding>>();
  for (const artifact of input.objects) {
    for (const { kind, name, holding } of holdingsOf(artifact)) {
      const place = placeOf(kind, namespaceOf(input, artifact));
      const names = found.get(place) ?? new Map(Object.entries(ALWAYS[kind] ?? {}));
      found.set(place, names.set(name, holding));
    }
  }
  return found;
});

export function holdingsIn(
  input: CheckInput,
  kind: string,
  namespace: string,
): ReadonlyMap<string, Holding> {
  const found = holdings(input).get(placeOf(kind, namespace));
  return found ?? new Map(Object.entries(ALWAYS[kind] ?? {}));
}

function placeOf(kind: string, namespace: string): string {
  return `${namespace}/${kind}`;
}

interface Held {
  readonly kind: string;
  readonly name: string;
  readonly holding: Holding;
}

function holdingsOf({ object }: KubernetesArtifact): readonly Held[] {
  const { kind, metadata } = object;
  const spec = asBody(object['spec']);
  if (kind === 'ConfigMap' || kind === 'Secret') {
    const maps = [object['data'], object['binaryData'], object['stringData']];
    const keys = maps.flatMap((map) => Object.keys(asBody(map)));
    return [{ kind, name: metadata.name, holding: { keys } }];
  }
  const own = { kind, name: metadata.name, holding: UNKNOWN };
  if (kind === 'ExternalSecret') return [own, secretOf(metadata.name, spec)];
  // cert-manager keeps a certificate under these keys.
  // https://cert-manager.io/docs/usage/certificate/
  const keys = ['ca.crt', 'tls.crt', 'tls.key'];
  const name = String(spec['secretName']);
  return kind === 'Certificate' ? [own, { kind: 'Secret', name, holding: { keys } }] : [own];
}

/** https://external-secrets.io/latest/guides/templating/ */
function secretOf(externalSecret: string, spec: ReturnType<typeof asBody>): Held {
  const target = asBody(spec['target']);
  const template = asBody(target['template']);
  const name = String(target['name'] ?? externalSecret);
  const fetched = asList(spec['data']).map((each) => String(asBody(each)['secretKey']));
  const templated = Object.keys(asBody(template['data']));
  // A template replaces what was fetched, unless it is merged with it.
  const isReplaced = templated.length > 0 && template['mergePolicy'] !== 'Merge';
  const isFetchedWhole = spec['dataFrom'] !== undefined && !isReplaced;
  const isKnown = template['templateFrom'] === undefined && !isFetchedWhole;
  const keys = isReplaced ? templated : [...fetched, ...templated];
  return { kind: 'Secret', name, holding: isKnown ? { keys } : UNKNOWN };
}
