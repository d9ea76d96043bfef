// What pods start with is there before them, and their Service, so that its address is known.
import type { Json } from '../../../model/artifact.ts';
import { podTemplateOf } from '../../artifacts/pod-templates.ts';
import { podsSelectedBy } from '../../artifacts/selections.ts';
import { asBody, type Body, type CheckInput } from '../../check-input.ts';
import type { Edge } from './edge.ts';
import { secretOf } from './secret-edges.ts';
import { type Placed, placedKey, waveIndex } from './wave-index.ts';

export function workloadEdges(input: CheckInput): readonly Edge[] {
  const { objects, byName } = waveIndex(input);
  const secrets = new Map(
    objects
      .filter(({ artifact }) => artifact.object.kind === 'ExternalSecret')
      .map((each) => [placedKey('Secret', namespaceOf(each), secretOf(each)), each]),
  );
  const services = objects
    .filter(({ artifact }) => artifact.object.kind === 'Service')
    .map(({ artifact, end }) => ({ end, pods: new Set(podsSelectedBy(input, artifact)) }));
  return objects.flatMap((workload) => {
    const template = podTemplateOf(input, workload.artifact);
    if (!template) return [];
    return [
      ...usedBy(template.spec, namespaceOf(workload)).flatMap(
        (key) => byName.get(key) ?? secrets.get(key) ?? [],
      ),
      ...services.filter(({ pods }) => pods.has(template)),
    ].map(({ end }) => ({ earlier: end, later: workload.end }));
  });
}

function namespaceOf({ artifact }: Placed): string | undefined {
  return artifact.object.metadata.namespace;
}

/** Keys of a pod's spec below which `name`, or `secretName`, is that of another object. */
const NAMING: ReadonlyMap<string, string> = new Map([
  ['configMap', 'ConfigMap'],
  ['configMapRef', 'ConfigMap'],
  ['configMapKeyRef', 'ConfigMap'],
  ['secret', 'Secret'],
  ['secretRef', 'Secret'],
  ['secretKeyRef', 'Secret'],
]);

function usedBy(pod: Body, namespace: string | undefined): readonly string[] {
  const account = pod['serviceAccountName'];
  return [
    ...(account === undefined ? [] : [placedKey('ServiceAccount', namespace, account)]),
    ...new Set(namedIn(pod, namespace)),
  ];
}

function namedIn(value: Json, namespace: string | undefined): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((each) => namedIn(each, namespace));
  return Object.entries(value).flatMap(([key, each]) => {
    const kind = NAMING.get(key);
    if (kind === undefined) return namedIn(each, namespace);
    const { name, secretName } = asBody(each);
    return [placedKey(kind, namespace, secretName ?? name)];
  });
}
