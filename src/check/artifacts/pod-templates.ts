// Every pod that an object of ours starts, with the place of its fields in that object. Those of charts
// are not ours to read.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { asBody, asList, type Body, type CheckInput, nameOf } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { namespaceOf } from './objects.ts';

export interface PodTemplate {
  readonly artifact: KubernetesArtifact;
  /** `Deployment backend-prod/cart-service`. */
  readonly title: string;
  /** Of the object that makes the pods. */
  readonly kind: string;
  readonly namespace: string;
  readonly metadata: Body;
  readonly labels: Body;
  readonly spec: Body;
  /** Where `spec` is in the object. */
  readonly path: Path;
  /** The containers of every sort, in the order they are written. */
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name: string;
  /** The list it stands in. */
  readonly list: (typeof CONTAINER_LISTS)[number];
  readonly body: Body;
  /** Where it is in the object. */
  readonly path: Path;
}

const TEMPLATE_AT: Readonly<Record<string, Path>> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DaemonSet: ['spec', 'template'],
  Deployment: ['spec', 'template'],
  Job: ['spec', 'template'],
  Pod: [],
  ReplicaSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
};

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

export const podTemplatesOf = oncePerInput((input): readonly PodTemplate[] =>
  input.objects.flatMap((artifact) => {
    const { object } = artifact;
    const at = TEMPLATE_AT[object.kind];
    if (at === undefined) return [];
    const template = at.reduce<Body>((body, key) => asBody(body[key]), asBody(object));
    // A Rollout may borrow the template of a Deployment.
    if (template['spec'] === undefined) return [];
    const metadata = asBody(template['metadata']);
    const spec = asBody(template['spec']);
    const path = [...at, 'spec'];
    return [
      {
        ...{ artifact, title: nameOf(object), kind: object.kind },
        ...{
          namespace: namespaceOf(input, artifact),
          metadata,
          labels: asBody(metadata['labels']),
        },
        ...{ spec, path, containers: containersOf(spec, path) },
      },
    ];
  }),
);

const byArtifact = oncePerInput(
  (input) => new Map(podTemplatesOf(input).map((template) => [template.artifact, template])),
);

/** Of the pods that an object starts, if it starts any. */
export function podTemplateOf(
  input: CheckInput,
  artifact: KubernetesArtifact,
): PodTemplate | undefined {
  return byArtifact(input).get(artifact);
}

function containersOf(spec: Body, path: Path): readonly Container[] {
  return CONTAINER_LISTS.flatMap((list) =>
    asList(spec[list]).map((each, index) => {
      const body = asBody(each);
      return { name: String(body['name'] ?? ''), list, body, path: [...path, list, index] };
    }),
  );
}
