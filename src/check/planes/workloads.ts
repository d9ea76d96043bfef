// Everything that runs pods of ours: labels, account, images, and what its environment says.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { derivedVariables } from '../../environment/derived-variables.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { findObject } from '../artifacts/objects.ts';
import { type PodTemplate, podTemplatesOf } from '../artifacts/pod-templates.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';

export interface Variable {
  readonly name: string;
  readonly value: string;
  /** The object that says it: `ConfigMap shop/web`. */
  readonly holder: string;
  readonly origin: Path;
}

export interface Workload extends PodTemplate {
  readonly account: string;
  readonly images: readonly string[];
  readonly portNumbers: ReadonlyMap<string, number>;
  readonly variables: readonly Variable[];
}

export const workloadsOf = oncePerInput((input): readonly Workload[] =>
  podTemplatesOf(input).map((template) => workloadFrom(input, template)),
);

const byArtifact = oncePerInput(
  (input) => new Map(workloadsOf(input).map((workload) => [workload.artifact, workload])),
);

export function workloadOf(input: CheckInput, { artifact }: PodTemplate): Workload | undefined {
  return byArtifact(input).get(artifact);
}

function workloadFrom(input: CheckInput, template: PodTemplate): Workload {
  const { artifact, namespace, spec } = template;
  const containers = template.containers.map(({ body }) => body);
  const ports = containers.flatMap((container) => asList(container['ports']).map(asBody));
  return {
    ...template,
    account: asText(spec['serviceAccountName']) || 'default',
    images: containers.map(({ image }) => asText(image)),
    portNumbers: new Map(
      ports.map((each) => [asText(each['name']), Number(each['containerPort'])]),
    ),
    variables: containers.flatMap((container) => [
      ...literalsOf(input.environment, container, artifact),
      ...mappedOf(input, container, namespace),
    ]),
  };
}

function literalsOf(
  environment: Environment,
  container: Body,
  { object, origin }: KubernetesArtifact,
): readonly Variable[] {
  const written = asList(container['env']).map(asBody);
  if (written.length === 0) return [];
  const originOf = variableOrigins(environment, origin);
  return written
    .filter(({ value }) => typeof value === 'string')
    .map(({ name, value }) => ({
      name: asText(name),
      value: asText(value),
      holder: nameOf(object),
      origin: originOf(asText(name)),
    }));
}

function mappedOf(input: CheckInput, container: Body, namespace: string): readonly Variable[] {
  return asList(container['envFrom']).flatMap((from) => {
    const name = asText(asBody(asBody(from)['configMapRef'])['name']);
    const map = findObject(input, { kind: 'ConfigMap', namespace, name });
    if (!map) return [];
    const originOf = variableOrigins(input.environment, map.origin);
    return Object.entries(asBody(map.object['data'])).map(([key, value]) => ({
      name: key,
      value: asText(value),
      holder: nameOf(map.object),
      origin: originOf(key),
    }));
  });
}

/** Finds the line that a variable of a service comes from. */
function variableOrigins(environment: Environment, origin: Path): (name: string) => Path {
  const [collection, key] = origin;
  if (collection !== 'services' || typeof key !== 'string') return () => origin;
  const written = environment.services[key]?.env ?? {};
  const derived = new Map(
    derivedVariables(environment, key).map((each) => [each.name, each.origin]),
  );
  return (name) =>
    written[name] === undefined ? (derived.get(name) ?? origin) : [...origin, 'env', name];
}
