// What a patch can name: objects by the file they go to, resources by their stack and address, and the
// workload of a service.
import type {
  KubernetesArtifact,
  KubernetesObject,
  TerraformArtifact,
} from '../../model/artifact.ts';
import { asPlainObject, type PlainObject } from '../../model/values/plain-object.ts';

export interface Compiled {
  readonly stacks: readonly TerraformArtifact[];
  readonly objects: readonly KubernetesArtifact[];
}

export interface Target {
  readonly address: string;
  readonly body: PlainObject;
  readonly isResource: boolean;
  /** The same artifacts with another body there. */
  readonly put: (compiled: Compiled, body: PlainObject) => Compiled;
}

const WORKLOADS = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'CronJob', 'Job'];

export function targetsIn({ stacks, objects }: Compiled): readonly Target[] {
  return [
    ...objects.flatMap((artifact) => objectTargets(artifact, objects)),
    ...stacks.flatMap(resourceTargets),
  ];
}

function objectTargets(
  artifact: KubernetesArtifact,
  all: readonly KubernetesArtifact[],
): readonly Target[] {
  const { object, component, origin } = artifact;
  const body = object as PlainObject;
  const put: Target['put'] = ({ stacks, objects }, changed) => ({
    stacks,
    objects: objects.map((each) =>
      isSameObject(each, artifact) ? { ...each, object: changed as KubernetesObject } : each,
    ),
  });
  const isShared = all.some((each) => each !== artifact && fileOf(each) === fileOf(artifact));
  const { namespace, name } = object.metadata;
  const suffix = isShared && namespace !== undefined ? `.${namespace}` : '';
  const [collection, key] = origin;
  const isWorkload = WORKLOADS.includes(object.kind) && name === key && component === key;
  const addresses = [
    `${fileOf(artifact)}${suffix}`,
    ...(collection === 'services' && isWorkload ? [`services.${key}`] : []),
  ];
  return addresses.map((address) => ({ address, body, isResource: false, put }));
}

function isSameObject(left: KubernetesArtifact, right: KubernetesArtifact): boolean {
  const { namespace } = left.object.metadata;
  return fileOf(left) === fileOf(right) && namespace === right.object.metadata.namespace;
}

/** As in `dist/`, without the ending. */
function fileOf({ component, object: { kind, metadata } }: KubernetesArtifact): string {
  const folder = component === 'argocd' ? component : `kubernetes/${component}`;
  const file = `${kind.toLowerCase()}-${metadata.name}`.replace(/[^\w.-]/g, '_');
  return `${folder}/${file}`;
}

function resourceTargets(artifact: TerraformArtifact): readonly Target[] {
  return (['resource', 'data'] as const).flatMap((block) =>
    Object.entries(asPlainObject(artifact.document[block]) ?? {}).flatMap(([type, named]) =>
      Object.entries(asPlainObject(named) ?? {}).flatMap(([name, body]) => {
        const resource = asPlainObject(body);
        if (resource === undefined) return [];
        const address = `${block === 'data' ? 'data.' : ''}${type}.${name}`;
        const keys = [block, type, name];
        return [
          {
            address: `terraform/${artifact.stack}/${address}`,
            body: resource,
            isResource: true,
            put: (compiled: Compiled, changed: PlainObject) => ({
              ...compiled,
              stacks: compiled.stacks.map((stack) =>
                stack.stack === artifact.stack ? withBody(stack, keys, changed) : stack,
              ),
            }),
          },
        ];
      }),
    ),
  );
}

function withBody(
  stack: TerraformArtifact,
  keys: readonly string[],
  body: PlainObject,
): TerraformArtifact {
  const document = replaced(stack.document, keys, body) as TerraformArtifact['document'];
  return { ...stack, document };
}

function replaced(part: unknown, [key, ...below]: readonly string[], body: unknown): unknown {
  if (key === undefined) return body;
  const map = part as PlainObject;
  return { ...map, [key]: replaced(map[key], below, body) };
}
