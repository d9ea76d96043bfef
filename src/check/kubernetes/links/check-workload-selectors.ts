// A workload selects the pods it makes; otherwise the API server refuses it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { isSelected } from '../../artifacts/selectors.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';

const SELECTING = ['DaemonSet', 'Deployment', 'ReplicaSet', 'Rollout', 'StatefulSet'];

export function checkWorkloadSelectors(input: CheckInput): readonly Diagnostic[] {
  return podTemplatesOf(input)
    .filter(({ artifact }) => SELECTING.includes(artifact.object.kind))
    .filter(({ artifact, labels }) => {
      const selector = asBody(asBody(artifact.object['spec'])['selector']);
      return Object.keys(selector).length === 0 || !isSelected(selector, labels);
    })
    .map(({ artifact }) =>
      diagnostic(
        'check/kubernetes-selector-mismatch',
        { object: nameOf(artifact.object) },
        { path: pointAtWritten(artifact, ['spec', 'selector']) },
      ),
    );
}
