// No component has two objects of one name. Two components that share one are check/object-shared.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { namespaceOf } from '../../artifacts/objects.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { groupKind } from '../schema/kind-table.ts';

export function checkDuplicateObjects(input: CheckInput): readonly Diagnostic[] {
  const seen = new Set<string>();
  return input.objects.flatMap((artifact) => {
    const { component, object, origin } = artifact;
    const { apiVersion, kind, metadata } = object;
    const place = `${component} ${namespaceOf(input, artifact)}`;
    const key = `${place} ${groupKind(apiVersion, kind)} ${metadata.name}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const args = { object: nameOf(object), component };
    return [diagnostic('check/kubernetes-duplicate-object', args, { path: origin })];
  });
}
