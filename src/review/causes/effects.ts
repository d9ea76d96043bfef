// What each of several edits brings about, known by leaving it out: what then comes out otherwise than with all
// of them is its work. Where the rest is not valid without it, it is tried alone on what there was.
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import type { Edit, Thing } from '../change.ts';
import { type FieldChange, fieldChanges } from '../fields/field-changes.ts';
import { isWithin } from '../fields/is-within.ts';
import { indexOf, type LookUp } from './made-index.ts';

/** What comes out with all edits but this one, or with this one only; null where that is not valid either. */
export type Variant = (edit: Edit) => { readonly without: Made } | { readonly only: Made } | null;

export interface Effect {
  readonly edit: Edit;
  /** Whether a thing that differs is due to it, at all or in one field. */
  readonly isCauseOf: (thing: Thing, field: FieldChange | null) => boolean;
}

/** Of the edits that can be told apart in this way. */
export function effectsOf(edits: readonly Edit[], variant: Variant): readonly Effect[] {
  return edits.flatMap((edit) => {
    const made = variant(edit);
    if (made === null) return [];
    const isLeftOut = 'without' in made;
    const lookUp = indexOf(isLeftOut ? made.without : made.only);
    return [{ edit, isCauseOf: causeTest(lookUp, isLeftOut) }];
  });
}

function causeTest(lookUp: LookUp, isLeftOut: boolean): Effect['isCauseOf'] {
  const known = new WeakMap<object, readonly FieldChange[]>();
  const fieldsOf = (thing: Thing): readonly FieldChange[] => {
    const found = known.get(thing.of);
    if (found !== undefined) return found;
    const other = isLeftOut ? thing.of.after : thing.of.before;
    const fields = fieldChanges({ before: lookUp(thing), after: other });
    known.set(thing.of, fields);
    return fields;
  };
  return (thing, field) => {
    // Lists may be paired otherwise, so that a change shows a little above or below.
    if (field !== null) return fieldsOf(thing).some(({ path }) => isWithin(path, field.path));
    return !isEqual(lookUp(thing), isLeftOut ? thing.of.after : thing.of.before);
  };
}
