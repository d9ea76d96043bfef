// Every mount names a volume that its pod has.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';

const MOUNTS = ['volumeMounts', 'volumeDevices'] as const;

export function checkMounts(input: CheckInput): readonly Diagnostic[] {
  return podTemplatesOf(input).flatMap((template) => {
    const { artifact, containers } = template;
    const volumes = volumesOf(template);
    const mounts = containers.flatMap(({ body, path }) =>
      MOUNTS.flatMap((list) =>
        asList(body[list]).map((mount, index) => ({
          volume: String(asBody(mount)['name']),
          field: [...path, list, index],
        })),
      ),
    );
    return mounts
      .filter(({ volume }) => !volumes.has(volume))
      .map(({ volume, field }) => {
        const suggestion = nearest(volume, volumes);
        const object = nameOf(artifact.object);
        const args = { object, field: renderPath(field), volume, suggestion };
        const where = { path: pointAtField(input.environment, artifact, field) };
        return diagnostic('check/kubernetes-volume-missing', args, where);
      });
  });
}

function volumesOf({ artifact, spec }: PodTemplate): ReadonlySet<string> {
  const claims = asList(asBody(artifact.object['spec'])['volumeClaimTemplates']).map((claim) =>
    asBody(asBody(claim)['metadata']),
  );
  const named = [...asList(spec['volumes']).map(asBody), ...claims];
  return new Set(named.map(({ name }) => String(name)));
}
