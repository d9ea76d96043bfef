// What is asked of an object that only a new one can have: Argo CD applies it, and the API server refuses.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { fixedFieldsChanged, lifeOfKind } from '../../../facts/kubernetes-life.ts';
import type { KubernetesObject } from '../../../model/artifact.ts';
import { causeOf } from '../../compare/cause.ts';
import { showValue } from '../../compare/show-value.ts';
import type { ObjectChange, TransitionInput } from '../../transition.ts';
import { type ChangedField, changedFields, valueAt } from './changed-fields.ts';
import { isMadeAgain } from './made-again.ts';
import { nameOf } from './object-names.ts';
import { remedyOf } from './remedies.ts';

export function judgeImmutableFields(input: TransitionInput): readonly Diagnostic[] {
  return input.objects.flatMap((change) => {
    const { before, after } = change;
    if (before === null || after === null || isMadeAgain(before, after)) return [];
    return refusedFields(before, after).map((field) => report(input, change, { after, field }));
  });
}

/** One finding for each field of the table, however much of it differs. */
function refusedFields(before: KubernetesObject, after: KubernetesObject): readonly ChangedField[] {
  const life = lifeOfKind(after.apiVersion, after.kind);
  if (life === undefined) return [];
  return fixedFieldsChanged(life, before, after).flatMap((path) =>
    changedFields(valueAt(before, path), valueAt(after, path), path).slice(0, 1),
  );
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
