// The ConfigMaps, Secrets and ServiceAccounts that a pod cannot start without.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { PodTemplate } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type Body } from '../../check-input.ts';

export interface Reference {
  readonly kind: string;
  /** Absent: that of the object. */
  readonly namespace?: string;
  readonly name: string;
  /** Keys that it has to hold. */
  readonly keys: readonly string[];
  /** Where the name is in the object. */
  readonly field: Path;
}

export function referencesOf(template: PodTemplate): readonly Reference[] {
  const { spec, path, containers } = template;
  const account = spec['serviceAccountName'];
  return [
    ...(typeof account === 'string'
      ? [reference('ServiceAccount', account, [...path, 'serviceAccountName'])]
      : []),
    ...asList(spec['imagePullSecrets']).map((each, index) =>
      reference('Secret', asBody(each)['name'], [...path, 'imagePullSecrets', index, 'name']),
    ),
    ...asList(spec['volumes']).flatMap((volume, index) =>
      ofVolume(asBody(volume), [...path, 'volumes', index]),
    ),
    ...containers.flatMap(({ body, path: at }) => ofContainer(body, at)),
  ];
}

function ofVolume(volume: Body, path: Path): readonly Reference[] {
  const sources = [volume, ...asList(asBody(volume['projected'])['sources']).map(asBody)];
  return sources.flatMap(({ configMap, secret, persistentVolumeClaim }) => [
    ...required('ConfigMap', asBody(configMap), 'name', [...path, 'configMap']),
    ...required('Secret', asBody(secret), 'secretName', [...path, 'secret']),
    ...required('Secret', asBody(secret), 'name', [...path, 'secret']),
    ...required('PersistentVolumeClaim', asBody(persistentVolumeClaim), 'claimName', [
      ...path,
      'persistentVolumeClaim',
    ]),
  ]);
}

function ofContainer(container: Body, path: Path): readonly Reference[] {
  return [
    ...asList(container['envFrom']).flatMap((each, index) => {
      const { configMapRef, secretRef } = asBody(each);
      const at = [...path, 'envFrom', index];
      return [
        ...required('ConfigMap', asBody(configMapRef), 'name', [...at, 'configMapRef']),
        ...required('Secret', asBody(secretRef), 'name', [...at, 'secretRef']),
      ];
    }),
    ...asList(container['env']).flatMap((each, index) => {
      const { configMapKeyRef, secretKeyRef } = asBody(asBody(each)['valueFrom']);
      const at = [...path, 'env', index, 'valueFrom'];
      return [
        ...required('ConfigMap', asBody(configMapKeyRef), 'name', [...at, 'configMapKeyRef']),
        ...required('Secret', asBody(secretKeyRef), 'name', [...at, 'secretKeyRef']),
      ];
    }),
  ];
}

/** None where the source names nothing, or says that the pod can do without. */
function required(kind: string, source: Body, key: string, path: Path): readonly Reference[] {
  const name = source[key];
  if (typeof name !== 'string' || source['optional'] === true) return [];
  const items = asList(source['items']).map((item) => asBody(item)['key']);
  const keys = [...items, source['key']].filter((each) => typeof each === 'string');
  return [{ ...reference(kind, name, [...path, key]), keys }];
}

function reference(kind: string, name: unknown, field: Path): Reference {
  return { kind, name: String(name), keys: [], field };
}
