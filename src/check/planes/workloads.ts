// Everything that runs pods of ours: labels, account, images, and what its environment says.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { derivedVariables } from '../../environment/derived-variables.ts';
import { EXTERNAL_SECRET } from '../../model/kubernetes/external-secret.ts';
import { type PodTemplate, podTemplatesOf } from '../artifacts/pod-templates.ts';
import { variablesOf } from '../artifacts/pod-texts.ts';
import { asText } from '../as-text.ts';
import { asBody, asList, type CheckInput, nameOf } from '../check-input.ts';
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
  const { spec } = template;
  const containers = template.containers.map(({ body }) => body);
  const ports = containers.flatMap((container) => asList(container['ports']).map(asBody));
  return {
    ...template,
    account: asText(spec['serviceAccountName']) || 'default',
    images: containers.map(({ image }) => asText(image)),
    portNumbers: new Map(
      ports.map((each) => [asText(each['name']), Number(each['containerPort'])]),
    ),
    variables: plainVariables(input, template),
  };
}

/** What is written in the clear: what comes out of secrets is not. */
function plainVariables(input: CheckInput, template: PodTemplate): readonly Variable[] {
  return template.containers
    .flatMap((container) => variablesOf(input, template, container))
    .filter(({ artifact }) => artifact.object.kind !== EXTERNAL_SECRET.kind)
    .map(({ name, text, artifact }) => ({
      name,
      value: text,
      holder: nameOf(artifact.object),
      origin: lineOf(input, artifact.origin, name),
    }));
}

/** The line that a variable of a service comes from. */
function lineOf(input: CheckInput, origin: Path, name: string): Path {
  const [collection, key] = origin;
  if (collection !== 'services' || typeof key !== 'string') return origin;
  const written = input.environment.services[key]?.env[name];
  return written === undefined
    ? (derivedOrigins(input).get(key)?.get(name) ?? origin)
    : [...origin, 'env', name];
}

const derivedOrigins = oncePerInput(
  ({ environment }) =>
    new Map(
      Object.keys(environment.services).map((key) => [
        key,
        new Map(derivedVariables(environment, key).map((each) => [each.name, each.origin])),
      ]),
    ),
);
