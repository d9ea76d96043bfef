// Which autoscaler sets the replicas of which workload.
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { asBody } from '../check-input.ts';
import { oncePerInput } from '../once-per-input.ts';
import { findObject, namespaceOf, objectsOf } from './objects.ts';

export interface Autoscaler {
  readonly scaler: KubernetesArtifact;
  readonly target: KubernetesArtifact;
}

export const autoscalersOf = oncePerInput((input): readonly Autoscaler[] => {
  const scalers = ['HorizontalPodAutoscaler', 'ScaledObject'].flatMap((kind) =>
    objectsOf(input, kind),
  );
  return scalers.flatMap((scaler) => {
    const { kind = 'Deployment', name } = asBody(asBody(scaler.object['spec'])['scaleTargetRef']);
    const namespace = namespaceOf(input, scaler);
    const target = findObject(input, { kind: String(kind), namespace, name: String(name) });
    return target ? [{ scaler, target }] : [];
  });
});
