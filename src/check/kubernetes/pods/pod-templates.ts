// Every pod that an object of ours starts, with the place of its fields in that object.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { namespaceOf } from '../../artifacts/objects.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface PodTemplate {
  readonly artifact: KubernetesArtifact;
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

export const podTemplatesOf = oncePerInput((input: CheckInput): readonly PodTemplate[] =>
  input.objects.flatMap((artifact) => {
    const at = TEMPLATE_AT[artifact.object.kind];
    if (at === undefined) return [];
    const template = at.reduce<Body>((body, key) => asBody(body[key]), asBody(artifact.object));
    // A Rollout may borrow the template of a Deployment.
    if (template['spec'] === undefined) return [];
    const namespace = namespaceOf(input, artifact);
    const metadata = asBody(template['metadata']);
    const labels = asBody(metadata['labels']);
    const spec = asBody(template['spec']);
    const path = [...at, 'spec'];
    const containers = containersOf(spec, path);
    return [{ artifact, namespace, metadata, labels, spec, path, containers }];
  }),
);

function containersOf(spec: Body, path: Path): readonly Container[] {
  return CONTAINER_LISTS.flatMap((list) =>
    asList(spec[list]).map((each, index) => {
      const body = asBody(each);
      return { name: String(body['name'] ?? ''), body, path: [...path, list, index] };
    }),
  );
}
