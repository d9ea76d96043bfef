// Declarations know fields, types and words; patterns, bounds and whole numbers only the validators of
// kubernetes-models know, and they tell when they are given values that break them.
import type { FieldsShape, Shape } from '../../src/check/kubernetes/schema/shape.ts';

interface Complaint {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (data: unknown): boolean;
  errors?: readonly Complaint[] | null;
}

/** Asks about one place of a type: `with` builds the type's value around the one to try. */
interface Place {
  readonly validator: Validator;
  readonly pointer: string;
  readonly with: (value: unknown) => unknown;
}

export function refineShape(shape: Shape, validator: Validator): Shape {
  return refine(shape, { validator, pointer: '', with: (value) => value });
}

const TEXTS = ['', '\u0000 \u0000', 'x'.repeat(100_000)];
const NUMBERS = [0.5, -1e12, 1e12];
const MANY = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`x${index}`, 0]));

function refine(shape: Shape, place: Place): Shape {
  if (shape === 'text') return refineText(place);
  if (shape === 'number') return refineNumber(place);
  if (typeof shape === 'string' || 'values' in shape) return shape;
  if ('list' in shape) {
    const list = refine(
      shape.list,
      inside(place, '0', (value) => [value]),
    );
    return { list, ...limits(place, [[]], ['minItems']) };
  }
  if ('map' in shape)
    return {
      map: refine(
        shape.map,
        inside(place, 'k', (k) => ({ k })),
      ),
    };
  return 'fields' in shape ? refineFields(shape, place) : shape;
}

function refineText(place: Place): Shape {
  const values = complaints(place, TEXTS).find(({ keyword }) => keyword === 'enum');
  if (values) return { values: values.params['allowedValues'] as string[] };
  const text = limits(place, TEXTS, ['pattern', 'minLength', 'maxLength']);
  return Object.keys(text).length > 0 ? { text } : 'text';
}

function refineNumber(place: Place): Shape {
  const integer = complaints(place, NUMBERS).some(({ keyword }) => keyword === 'type');
  const bounds = limits(place, NUMBERS, ['minimum', 'maximum']);
  if (Object.keys(bounds).length === 0) return integer ? 'integer' : 'number';
  return { number: { integer, ...bounds } };
}

function refineFields(shape: FieldsShape, place: Place): Shape {
  const fields = Object.entries(shape.fields).map(([name, field]) => [
    name,
    refine(
      field,
      inside(place, name, (value) => ({ [name]: value })),
    ),
  ]);
  const counts = limits(place, [{}, MANY], ['minProperties', 'maxProperties']);
  return { ...shape, fields: Object.fromEntries(fields) as FieldsShape['fields'], ...counts };
}

function inside(place: Place, key: string, wrap: (value: unknown) => unknown): Place {
  return {
    validator: place.validator,
    pointer: `${place.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    with: (value) => place.with(wrap(value)),
  };
}

function complaints({ validator, pointer, ...place }: Place, values: readonly unknown[]) {
  return values.flatMap((value) => {
    validator(place.with(value));
    return (validator.errors ?? []).filter(({ instancePath }) => instancePath === pointer);
  });
}

/** What the validator says of the keywords, such as `{ minLength: 1 }`. */
function limits(place: Place, values: readonly unknown[], keywords: readonly string[]) {
  const found = complaints(place, values).filter(({ keyword }) => keywords.includes(keyword));
  return Object.fromEntries(
    found.map(({ keyword, params }) => [keyword, params['limit'] ?? params['pattern']]),
  );
}
