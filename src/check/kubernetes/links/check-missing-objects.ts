// What an object names exists in its namespace, with the keys that are asked for.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { chartNamespaces, namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { pointAtField } from '../../point-at.ts';
import { type Holding, holdingsIn } from './holdings.ts';
import { objectReferencesOf } from './object-references.ts';
import { type Reference, referencesOf } from './pod-references.ts';

interface Use {
  readonly artifact: KubernetesArtifact;
  readonly namespace: string;
  readonly reference: Reference;
}

export function checkMissingObjects(input: CheckInput): readonly Diagnostic[] {
  const uses: readonly Use[] = [
    ...podTemplatesOf(input).flatMap((template) => {
      const { artifact, namespace } = template;
      return referencesOf(template).map((reference) => ({ artifact, namespace, reference }));
    }),
    ...input.objects.flatMap((artifact) =>
      objectReferencesOf(artifact).map((reference) => {
        const namespace = reference.namespace ?? namespaceOf(input, artifact);
        return { artifact, namespace, reference };
      }),
    ),
  ];
  return merged(uses).flatMap((use) => describe(input, use));
}

/** A pod names a Secret once for each of its keys, and misses it once. */
function merged(uses: readonly Use[]): readonly Use[] {
  const named = groupBy(uses, ({ artifact, namespace, reference: { kind, name } }) =>
    [artifact.component, nameOf(artifact.object), kind, namespace, name].join(' '),
  );
  return [...named.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const keys = [first, ...others].flatMap(({ reference }) => reference.keys);
    return [{ ...first, reference: { ...first.reference, keys: [...new Set(keys)] } }];
  });
}

function describe(
  input: CheckInput,
  { artifact, namespace, reference }: Use,
): readonly Diagnostic[] {
  const { kind, name, keys, field } = reference;
  const held = holdingsIn(input, kind, namespace);
  const holding = held.get(name);
  // The Services of a chart are not ours to see, nor those of a namespace that somebody else makes.
  const isSeen = !chartNamespaces(input).has(namespace) && madeNamespaces(input).has(namespace);
  if (!holding && kind === 'Service' && !isSeen) return [];
  if (kind === 'PersistentVolumeClaim' && isOfOthers(input, namespace, name)) return [];
  const where = { path: pointAtField(input.environment, artifact, field) };
  const target = `${kind} ${namespace}/${name}`;
  const args = { object: nameOf(artifact.object), field: renderPath(field), target };
  if (!holding) {
    const suggestion = nearest(name, held.keys());
    return [diagnostic('check/kubernetes-reference-missing', { ...args, suggestion }, where)];
  }
  return missingKeys(keys, holding).map((key) => {
    const suggestion = nearest(key, holding.keys ?? []);
    return diagnostic('check/kubernetes-key-missing', { ...args, key, suggestion }, where);
  });
}

/** A claim that somebody else makes, as the environment says it. */
function isOfOthers({ environment }: CheckInput, namespace: string, claim: string): boolean {
  return Object.values(environment.services)
    .filter((service) => service.namespace === namespace)
    .flatMap(({ volumes }) => Object.values(volumes))
    .some((volume) => volume.claim?.existing === claim);
}

const madeNamespaces = oncePerInput(
  (input: CheckInput): ReadonlySet<string> =>
    new Set(objectsOf(input, 'Namespace').map(({ object }) => object.metadata.name)),
);

function missingKeys(keys: readonly string[], holding: Holding): readonly string[] {
  return holding.keys === undefined ? [] : keys.filter((key) => !holding.keys?.includes(key));
}
