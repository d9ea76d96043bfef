// The pods that our own objects make, whatever kind makes them. Those of charts are not ours to read.
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { asBody, asList, type Body, nameOf } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface Container {
  readonly name: string;
  readonly body: Body;
  readonly isInit: boolean;
}

export interface Pods {
  readonly artifact: KubernetesArtifact;
  /** `Deployment backend-prod/cart-service`. */
  readonly title: string;
  readonly kind: string;
  readonly namespace: string;
  /** Of the object that makes the pods. */
  readonly spec: Body;
  readonly labels: Body;
  readonly pod: Body;
  readonly containers: readonly Container[];
}

/** Where each kind keeps its pod template. */
const TEMPLATES: Readonly<Record<string, (spec: Body) => Body>> = {
  CronJob: ({ jobTemplate }) => asBody(asBody(asBody(jobTemplate)['spec'])['template']),
  DaemonSet: templateOf,
  Deployment: templateOf,
  Job: templateOf,
  ReplicaSet: templateOf,
  Rollout: templateOf,
  StatefulSet: templateOf,
};

function templateOf({ template }: Body): Body {
  return asBody(template);
}

export const podsOf = oncePerInput(({ objects }): readonly Pods[] => objects.flatMap(readPods));

function readPods(artifact: KubernetesArtifact): readonly Pods[] {
  const { object } = artifact;
  const spec = asBody(object['spec']);
  const template =
    object.kind === 'Pod'
      ? { metadata: asBody(object.metadata), spec }
      : TEMPLATES[object.kind]?.(spec);
  const pod = asBody(template?.['spec']);
  if (Object.keys(pod).length === 0) return [];
  return [
    {
      artifact,
      title: nameOf(object),
      kind: object.kind,
      namespace: object.metadata.namespace ?? 'default',
      spec,
      labels: asBody(asBody(template?.['metadata'])['labels']),
      pod,
      containers: [...containersIn(pod, 'containers'), ...containersIn(pod, 'initContainers')],
    },
  ];
}

function containersIn(pod: Body, list: 'containers' | 'initContainers'): readonly Container[] {
  return asList(pod[list]).map((item) => {
    const body = asBody(item);
    return { name: String(body['name'] ?? ''), body, isInit: list === 'initContainers' };
  });
}
