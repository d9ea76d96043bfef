// Settings that every pod of ours has, in every tier: bounds on what it uses, and no token for the
// Kubernetes API.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { pointAt, pointAtWritten } from '../../point-at.ts';

const BOUNDS = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'cpu'],
  ['limits', 'memory'],
] as const;

export function checkPodSettings(input: CheckInput): readonly Diagnostic[] {
  return podTemplatesOf(input).flatMap((pods) => [
    ...missingBounds(input, pods),
    ...(pods.spec['automountServiceAccountToken'] === false
      ? []
      : [
          diagnostic(
            'check/token-mounted',
            { object: pods.title },
            { path: pointAtWritten(pods.artifact, pods.path) },
          ),
        ]),
  ]);
}

function missingBounds(
  { environment }: CheckInput,
  { title, artifact, containers }: PodTemplate,
): readonly Diagnostic[] {
  return containers.flatMap(({ name, body, path }) =>
    BOUNDS.filter(
      ([kind, what]) => asBody(asBody(body['resources'])[kind])[what] === undefined,
    ).map(([kind, what]) => {
      const ofService = pointAt(environment, artifact.origin, 'resources', kind, what);
      return diagnostic(
        'check/container-resources',
        { object: title, container: name, missing: `${kind}.${what}` },
        { path: pointAtWritten(artifact, [...path, 'resources', kind, what], ofService) },
      );
    }),
  );
}
