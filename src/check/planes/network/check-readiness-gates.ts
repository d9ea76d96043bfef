// Pods behind a load balancer are ready only once it sends to them, which a label of their namespace asks for.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';

const LABEL = 'elbv2.k8s.aws/pod-readiness-gate-inject';

export function checkReadinessGates(input: CheckInput): readonly Diagnostic[] {
  const gated = new Set(
    objectsOf(input, 'Namespace')
      .filter(({ object }) => object.metadata.labels?.[LABEL] === 'enabled')
      .map(({ object }) => object.metadata.name),
  );
  return objectsOf(input, 'TargetGroupBinding').flatMap(({ object, origin }) => {
    const { namespace = '' } = object.metadata;
    if (gated.has(namespace)) return [];
    const args = { namespace, label: LABEL, object: nameOf(object) };
    return [diagnostic('check/readiness-gate', args, { path: origin })];
  });
}
