// Every field of every object is one that its kind has, and holds what that kind wants there.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { inside } from '../../../diagnostics/wording.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';
import { findMisfits, type Misfit } from './find-misfits.ts';
import { shapeOf } from './kind-table.ts';

export function checkFields(input: CheckInput): readonly Diagnostic[] {
  const { environment, objects } = input;
  return objects.flatMap((artifact) => {
    const shape = shapeOf(input, artifact.object);
    if (shape === undefined) return [];
    return findMisfits(shape, judgedPart(artifact)).map((misfit) => {
      const path = pointAtField(environment, artifact, fieldOf(artifact, misfit));
      const isKey = artifact.isWritten === true && misfit.fault === 'unknownField';
      return describe(artifact, misfit, isKey ? { path, target: 'key' } : { path });
    });
  });
}

/** What `kubectl create --dry-run` and controller-gen print has a status, which the API server passes over. */
function judgedPart({ object, isWritten }: KubernetesArtifact): object {
  if (isWritten !== true || object['spec'] === undefined) return object;
  const { status: _, ...judged } = object;
  return judged;
}

/** Where the fault would be mended: for a missing field its own place, not that of its parent; for one too
 * many as well, where somebody wrote it. */
function fieldOf({ isWritten }: KubernetesArtifact, misfit: Misfit): Path {
  const isOwn =
    misfit.fault === 'missingField' || (misfit.fault === 'unknownField' && isWritten === true);
  return isOwn ? [...misfit.path, misfit.field] : misfit.path;
}

function describe(
  { object }: KubernetesArtifact,
  misfit: Misfit,
  place: { readonly path: Path; readonly target?: 'key' },
): Diagnostic {
  const name = nameOf(object);
  const field = renderPath(misfit.path);
  // Even a mistyped value of a Secret is one.
  const shown = (value: string): string => (object.kind === 'Secret' ? '(hidden)' : value);
  switch (misfit.fault) {
    case 'unknownField': {
      const args = { field: misfit.field, parent: inside(field), object: name };
      const suggestion = nearest(misfit.field, misfit.known);
      return diagnostic('check/kubernetes-unknown-field', { ...args, suggestion }, place);
    }
    case 'missingField': {
      const args = { field: misfit.field, parent: inside(field), object: name };
      const { expected } = misfit;
      return diagnostic('check/kubernetes-missing-field', { ...args, expected }, place);
    }
    case 'wrongType': {
      const { expected, found } = misfit;
      const args = { field, object: name, expected, found: shown(found) };
      return diagnostic('check/kubernetes-wrong-type', args, place);
    }
    case 'unknownValue': {
      const { value, allowed } = misfit;
      const suggestion = nearest(value, allowed);
      const args = { field, object: name, value: shown(value), allowed: allowed.join(', ') };
      return diagnostic('check/kubernetes-unknown-value', { ...args, suggestion }, place);
    }
    case 'wrongForm': {
      const { expected, value } = misfit;
      const args = { field, object: name, expected, value: shown(value) };
      return diagnostic('check/kubernetes-wrong-form', args, place);
    }
  }
}
