// What is asked of an object that only a new one can have: Argo CD applies it, and the API server refuses.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type KubernetesLife, lifeOf } from '../../../facts/kubernetes-life.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import { causeOf } from '../../cause.ts';
import { showValue } from '../../show-value.ts';
import type { ObjectChange, TransitionInput } from '../../transition.ts';
import { type ChangedField, changedFields, valueAt } from './changed-fields.ts';
import { isMadeAgain } from './made-again.ts';
import { groupOf, nameOf } from './object-names.ts';
import { remedyOf } from './remedies.ts';
import { bytesOf } from './storage-bytes.ts';

export function judgeImmutableFields(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null || isMadeAgain(before, after)) return [];
    return refusedFields(before, after).map((field) => report(input, change, { after, field }));
  });
}

/** One finding for each field of the table, however much of it differs. */
function refusedFields(before: KubernetesObject, after: KubernetesObject): readonly ChangedField[] {
  const life = lifeOf(groupOf(after), after.kind);
  return [...life.immutable, ...life.deaf, ...life.kept, ...life.grows].flatMap((path) => {
    const [left, right] = [valueAt(before, path), valueAt(after, path)];
    if (isAllowed(life, path, { left, right })) return [];
    return changedFields(left, right, path).slice(0, 1);
  });
}

function isAllowed(
  { kept, grows }: KubernetesLife,
  path: string,
  { left, right }: { readonly left: unknown; readonly right: unknown },
): boolean {
  if (kept.includes(path)) return right === undefined;
  return grows.includes(path) && bytesOf(right) >= bytesOf(left);
}

function report(
  input: TransitionInput,
  change: ObjectChange,
  { after, field }: { readonly after: KubernetesObject; readonly field: ChangedField },
): Diagnostic {
  const args = {
    object: nameOf(after),
    field: field.path,
    before: showValue(field.before),
    after: showValue(field.after),
    remedy: remedyOf(after, field),
  };
  return diagnostic('lifecycle/immutable-field', args, { path: causeOf(input, change, field) });
}
