// Everything that runs pods of ours: labels, account, images, and what its environment says.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { derivedVariables } from '../../environment/derived-variables.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { objectsOf } from '../artifacts/objects.ts';
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

export interface Workload {
  readonly title: string;
  readonly namespace: string;
  readonly labels: Body;
  readonly account: string;
  readonly images: readonly string[];
  readonly portNumbers: ReadonlyMap<string, number>;
  readonly variables: readonly Variable[];
  readonly component: string;
  readonly origin: Path;
}

const KINDS: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'Job',
  'CronJob',
]);

type ConfigMaps = ReadonlyMap<string, KubernetesArtifact>;

export const workloadsOf = oncePerInput((input): readonly Workload[] => {
  const maps = new Map(objectsOf(input, 'ConfigMap').map((map) => [nameOf(map.object), map]));
  return input.objects
    .filter(({ object }) => KINDS.has(object.kind))
    .map((artifact) => workloadFrom(input, maps, artifact));
});

function workloadFrom(
  { environment }: CheckInput,
  maps: ConfigMaps,
  artifact: KubernetesArtifact,
): Workload {
  const { object, component, origin } = artifact;
  const spec = asBody(object['spec']);
  const job = asBody(asBody(spec['jobTemplate'])['spec']);
  const template = asBody(job['template'] ?? spec['template']);
  const pod = asBody(template['spec']);
  const containers = [...asList(pod['initContainers']), ...asList(pod['containers'])].map(asBody);
  const ports = containers.flatMap((container) => asList(container['ports']).map(asBody));
  const namespace = object.metadata.namespace ?? '';
  return {
    title: nameOf(object),
    namespace,
    labels: asBody(asBody(template['metadata'])['labels']),
    account: asText(pod['serviceAccountName']) || 'default',
    images: containers.map(({ image }) => asText(image)),
    portNumbers: new Map(
      ports.map((each) => [asText(each['name']), Number(each['containerPort'])]),
    ),
    variables: containers.flatMap((container) => [
      ...literalsOf(environment, container, artifact),
      ...mappedOf(environment, container, maps, namespace),
    ]),
    component,
    origin,
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

function mappedOf(
  environment: Environment,
  container: Body,
  maps: ConfigMaps,
  namespace: string,
): readonly Variable[] {
  return asList(container['envFrom']).flatMap((from) => {
    const name = asText(asBody(asBody(from)['configMapRef'])['name']);
    const map = maps.get(`ConfigMap ${namespace}/${name}`);
    if (!map) return [];
    const originOf = variableOrigins(environment, map.origin);
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
