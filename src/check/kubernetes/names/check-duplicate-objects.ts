// No component has two objects of one name. Two components that share one are check/object-shared.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { namespaceOf } from '../../artifacts/objects.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { groupKind } from '../schema/kind-table.ts';

export function checkDuplicateObjects(input: CheckInput): readonly Diagnostic[] {
  const repeats = findRepeats(input.objects, (artifact) => {
    const { apiVersion, kind, metadata } = artifact.object;
    const place = `${artifact.component} ${namespaceOf(input, artifact)}`;
    return `${place} ${groupKind(apiVersion, kind)} ${metadata.name}`;
  });
  return repeats.map(([, { component, object, origin }]) => {
    const args = { object: nameOf(object), component };
    return diagnostic('check/kubernetes-duplicate-object', args, { path: origin });
  });
}
