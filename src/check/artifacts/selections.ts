// What selects pods or Services by label, and which of ours it finds.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { chartNamespaces, namespaceOf, objectsOf } from './objects.ts';
import { type PodTemplate, podTemplatesOf } from './pod-templates.ts';
import { indexLabelled, selectLabelled } from './select-labelled.ts';
import { isEmptySelector } from './selectors.ts';

export interface Selection<Found> {
  readonly artifact: KubernetesArtifact;
  /** Where the selector is in the object. */
  readonly field: Path;
  readonly found: readonly Found[];
  /** Whether a chart may bring what is selected, or an operator makes it. */
  readonly isOpen: boolean;
}

const POD_SELECTORS: Readonly<Record<string, string>> = {
  NetworkPolicy: 'podSelector',
  PodDisruptionBudget: 'selector',
  PodMonitor: 'selector',
  Service: 'selector',
};

/** Of pods. A selector that is empty, or absent, is no selection. */
export const podSelectionsOf = oncePerInput((input: CheckInput) => {
  const index = indexLabelled(podTemplatesOf(input));
  return Object.entries(POD_SELECTORS).flatMap(([kind, key]) =>
    objectsOf(input, kind).flatMap((artifact): readonly Selection<PodTemplate>[] => {
      const written = asBody(asBody(artifact.object['spec'])[key]);
      const selector = kind === 'Service' ? { matchLabels: written } : written;
      if (isEmptySelector(selector)) return [];
      const namespaces = namespacesOf(input, artifact);
      const found = namespaces.flatMap((namespace) => selectLabelled(index, namespace, selector));
      const made = selection(input, { artifact, key, namespaces, found });
      return [{ ...made, isOpen: made.isOpen || isOfStrimzi(input, namespaces, selector) }];
    }),
  );
});

const podsFound = oncePerInput(
  (input) => new Map(podSelectionsOf(input).map(({ artifact, found }) => [artifact, found])),
);

/** The pods of ours behind a Service, or below a policy, a budget or a monitor. */
export function podsSelectedBy(
  input: CheckInput,
  artifact: KubernetesArtifact,
): readonly PodTemplate[] {
  return podsFound(input).get(artifact) ?? [];
}

/** Strimzi makes the pods of a Kafka object, and labels them with its name. */
function isOfStrimzi(input: CheckInput, namespaces: readonly string[], selector: Body): boolean {
  const cluster = asBody(selector['matchLabels'])['strimzi.io/cluster'];
  return objectsOf(input, 'Kafka').some(
    (artifact) =>
      artifact.object.metadata.name === cluster &&
      namespaces.includes(namespaceOf(input, artifact)),
  );
}

/** Of Services, by ServiceMonitors. */
export const serviceSelectionsOf = oncePerInput((input: CheckInput) => {
  const services = objectsOf(input, 'Service').map((artifact) => ({
    artifact,
    namespace: namespaceOf(input, artifact),
    labels: asBody(artifact.object.metadata.labels),
  }));
  const index = indexLabelled(services);
  return objectsOf(input, 'ServiceMonitor').map((artifact): Selection<KubernetesArtifact> => {
    const selector = asBody(asBody(artifact.object['spec'])['selector']);
    const namespaces = namespacesOf(input, artifact);
    const found = namespaces
      .flatMap((namespace) => selectLabelled(index, namespace, selector))
      .map((service) => service.artifact);
    return selection(input, { artifact, key: 'selector', namespaces, found });
  });
});

/** Monitors may look into namespaces other than their own. */
function namespacesOf(input: CheckInput, artifact: KubernetesArtifact): readonly string[] {
  const written = asBody(asBody(artifact.object['spec'])['namespaceSelector']);
  const named = asList(written['matchNames']).map(String);
  if (written['any'] === true) return [...new Set(input.components.map((each) => each.namespace))];
  return named.length > 0 ? named : [namespaceOf(input, artifact)];
}

interface Found<T> {
  readonly artifact: KubernetesArtifact;
  readonly key: string;
  readonly namespaces: readonly string[];
  readonly found: readonly T[];
}

function selection<T>(
  input: CheckInput,
  { artifact, key, namespaces, found }: Found<T>,
): Selection<T> {
  const isOpen = namespaces.some((namespace) => chartNamespaces(input).has(namespace));
  return { artifact, field: ['spec', key], found, isOpen };
}
