// Holds a value against a shape. Nothing is compiled: the table is walked as it is, and what fits costs
// no more than a look at each field.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { Body } from '../../check-input.ts';
import { quantityValue } from '../quantity.ts';
import { goPattern } from './go-pattern.ts';
import { resolveShape } from './kind-table.ts';
import type {
  FieldsShape,
  ListShape,
  MapShape,
  NamedShape,
  NumberShape,
  Shape,
  TextShape,
} from './shape.ts';
import { describeFound, describeWanted, typeOf } from './value-types.ts';

interface Misplaced {
  readonly path: Path;
}

/** What is wrong at `path`. A field that is unknown or missing has the path of the map it is about. */
export type Misfit =
  | (Misplaced & { fault: 'unknownField'; field: string; known: readonly string[] })
  | (Misplaced & { fault: 'missingField'; field: string; expected: string })
  | (Misplaced & { fault: 'wrongType'; expected: string; found: string })
  | (Misplaced & { fault: 'unknownValue'; value: string; allowed: readonly string[] })
  | (Misplaced & { fault: 'wrongForm'; expected: string; value: string });

export function findMisfits(shape: Shape, value: unknown): readonly Misfit[] {
  const misfits: Misfit[] = [];
  visit(shape, value, { path: [], misfits });
  return misfits;
}

interface Walk {
  readonly path: (string | number)[];
  readonly misfits: Misfit[];
}

function visit(shape: Shape, value: unknown, walk: Walk): void {
  // Most of what an object holds.
  if (shape === 'text' && typeof value === 'string') return;
  const named = resolveShape(shape);
  if (!typeOf(named).holds(value)) {
    const wanted = { expected: describeWanted(named), found: describeFound(value) };
    walk.misfits.push({ fault: 'wrongType', path: [...walk.path], ...wanted });
    return;
  }
  if (typeof named === 'string') visitQuantity(named, value, walk);
  else if ('fields' in named) visitFields(named, value as Body, walk);
  else if ('list' in named) visitList(named, value as readonly unknown[], walk);
  else if ('map' in named) visitMap(named, value as Body, walk);
  else if ('values' in named) visitWord(named.values, value as string, walk);
  else if ('text' in named) visitText(named, value as string, walk);
  else visitNumber(named, value as number, walk);
}

function visitQuantity(shape: NamedShape, value: unknown, walk: Walk): void {
  if (shape !== 'quantity' || quantityValue(value) !== undefined) return;
  addWrongForm(walk, 'a quantity such as 500m or 1Gi', value);
}

function visitFields(shape: FieldsShape, value: Body, walk: Walk): void {
  let count = 0;
  for (const field of Object.keys(value)) {
    const each = value[field];
    if (each === undefined) continue;
    count += 1;
    const wanted = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    if (wanted === undefined) addUnknown(walk, field, shape);
    else visitAt(walk, field, wanted, each);
  }
  addMissing(shape, value, walk);
  addMiscounted(shape, count, walk);
}

function addMissing({ fields, required = [] }: FieldsShape, value: Body, walk: Walk): void {
  for (const field of required) {
    if (value[field] !== undefined) continue;
    const expected = describeWanted(resolveShape(fields[field] ?? 'any'));
    walk.misfits.push({ fault: 'missingField', path: [...walk.path], field, expected });
  }
}

function addMiscounted(shape: FieldsShape, count: number, walk: Walk): void {
  const { minProperties: least = 0, maxProperties: most = Infinity } = shape;
  if (count >= least && count <= most) return;
  const wanted = count < least ? `at least ${least}` : `at most ${most}`;
  addWrongForm(walk, `${wanted} of its fields`, count);
}

function addUnknown({ path, misfits }: Walk, field: string, { fields }: FieldsShape): void {
  misfits.push({ fault: 'unknownField', path: [...path], field, known: Object.keys(fields) });
}

function visitList({ list, minItems = 0 }: ListShape, value: readonly unknown[], walk: Walk): void {
  if (value.length < minItems) addWrongForm(walk, 'at least one entry', 'an empty list');
  for (let index = 0; index < value.length; index += 1) visitAt(walk, index, list, value[index]);
}

function visitMap({ map }: MapShape, value: Body, walk: Walk): void {
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) visitAt(walk, key, map, value[key]);
  }
}

function visitWord(allowed: readonly string[], value: string, { path, misfits }: Walk): void {
  if (allowed.includes(value)) return;
  misfits.push({ fault: 'unknownValue', path: [...path], value, allowed });
}

function visitText({ text }: TextShape, value: string, walk: Walk): void {
  const { pattern, minLength = 0, maxLength = Infinity } = text;
  if (pattern !== undefined && !goPattern(pattern).test(value)) {
    addWrongForm(walk, `text that matches ${pattern}`, value);
  } else if (value.length < minLength || value.length > maxLength) {
    const most = maxLength === Infinity ? '' : ` and at most ${maxLength}`;
    addWrongForm(walk, `at least ${minLength}${most} characters`, value);
  }
}

function visitNumber({ number }: NumberShape, value: number, walk: Walk): void {
  const { minimum = -Infinity, maximum = Infinity } = number;
  if (value < minimum) addWrongForm(walk, `${minimum} or more`, value);
  if (value > maximum) addWrongForm(walk, `${maximum} or less`, value);
}

function addWrongForm({ path, misfits }: Walk, expected: string, value: unknown): void {
  misfits.push({ fault: 'wrongForm', path: [...path], expected, value: String(value) });
}

function visitAt(walk: Walk, key: string | number, shape: Shape, value: unknown): void {
  walk.path.push(key);
  visit(shape, value, walk);
  walk.path.pop();
}
