// No container asks for more than it may use.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import { quantityValue } from '../quantity.ts';

export function checkResources(input: CheckInput): readonly Diagnostic[] {
  return podTemplatesOf(input).flatMap(({ artifact, containers }) =>
    containers.flatMap(({ body, path }) => {
      const resources = asBody(body['resources']);
      const limits = asBody(resources['limits']);
      return Object.entries(asBody(resources['requests']))
        .filter(([resource, request]) => exceeds(request, limits[resource]))
        .map(([resource, request]) => {
          const field = [...path, 'resources', 'requests', resource];
          const amounts = { request: String(request), limit: String(limits[resource]) };
          const args = { object: nameOf(artifact.object), field: renderPath(field), ...amounts };
          const where = { path: pointAtField(input.environment, artifact, field) };
          return diagnostic('check/kubernetes-request-over-limit', args, where);
        });
    }),
  );
}

function exceeds(request: unknown, limit: unknown): boolean {
  return (quantityValue(request) ?? 0) > (quantityValue(limit) ?? Infinity);
}
