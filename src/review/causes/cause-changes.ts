// Which edits each change is due to: by what each brings about, where that is known; else by names and values.
import type { Change, Edit } from '../change.ts';
import type { Uncaused } from '../changes-of.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import { attribute } from './attribute.ts';
import { effectsOf, type Variant } from './effects.ts';

/** Of an environment: each takes a compilation. More are told apart by names and values. */
const EDITS_MAX = 8;

/** How many compilations it takes to try each of so many. */
export function triesOf(edits: number): number {
  return edits > 1 && edits <= EDITS_MAX ? edits : 0;
}

/** One change for each set of edits that it is due to; without `variant` they are told apart by names and values. */
export function causeChanges(
  changes: readonly Uncaused[],
  edits: readonly Edit[],
  variant: Variant | null,
): readonly Change[] {
  const isTried = variant !== null && triesOf(edits.length) > 0;
  const effects = isTried ? effectsOf(edits, variant) : [];
  const tried = effects.map(({ edit }) => edit);
  const untried = edits.filter((edit) => !tried.includes(edit));
  const suspects = untried.length > 0 ? untried : edits;
  const causesOf = (change: Uncaused, field: FieldChange | null): readonly Edit[] => {
    const due = effects.filter(({ isCauseOf }) => isCauseOf(change.thing, field));
    return due.length > 0 ? due.map(({ edit }) => edit) : attribute(change, suspects);
  };
  return changes.flatMap((change) => split(change, causesOf));
}

function split(
  change: Uncaused,
  causesOf: (change: Uncaused, field: FieldChange | null) => readonly Edit[],
): readonly Change[] {
  const { fields } = change;
  if (fields.length === 0) return [{ ...change, cause: byEdits(causesOf(change, null)) }];
  const parts = new Map<string, { edits: readonly Edit[]; fields: FieldChange[] }>();
  for (const field of fields) {
    const edits = causesOf(change, field);
    const key = edits.map(({ file, path }) => `${file} ${path.join('.')}`).join('\n');
    const part = parts.get(key);
    if (part) part.fields.push(field);
    else parts.set(key, { edits, fields: [field] });
  }
  return [...parts.values()].map((part) => ({
    ...change,
    fields: part.fields,
    cause: byEdits(part.edits),
  }));
}

function byEdits(edits: readonly Edit[]): Change['cause'] {
  return { type: 'edits', edits };
}
