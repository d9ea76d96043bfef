// What a schema wants, in the words of a user.
import type * as core from 'zod/v4/core';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { type Schema, schemasAt } from '../../environment/schema/walk-schema.ts';

type TypeName = core.$ZodTypes['_zod']['def']['type'];

const WORDS: Partial<Record<TypeName, string>> = {
  string: 'text',
  template_literal: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  tuple: 'a list',
};

/** `text or a list`, for the value at a path. */
export function describeExpected(schema: Schema, path: Path): string {
  const types = schemasAt(schema, path).flatMap(wordsFor);
  const values = allowedValues(schema, path);
  const words = new Set(values.length > 0 ? [`one of: ${values.join(', ')}`, ...types] : types);
  return words.size === 0 ? 'another value' : [...words].join(' or ');
}

/** The most telling words for a value that is missing: a format the schema describes, or its type. */
export function describeWanted(schema: Schema, path: Path): string {
  const described = schemasAt(schema, path).flatMap(formatWords);
  return described[0] ?? describeExpected(schema, path);
}

/** The values of enums and literals at a path. */
export function allowedValues(schema: Schema, path: Path): string[] {
  return schemasAt(schema, path).flatMap((each) => {
    const { def } = (each as core.$ZodTypes)._zod;
    const isListed = def.type === 'enum' || def.type === 'literal';
    return isListed ? [...(each._zod.values ?? [])].map(String) : [];
  });
}

function wordsFor(schema: Schema): string[] {
  const { def } = (schema as core.$ZodTypes)._zod;
  if (def.type === 'number' && 'format' in def && String(def.format).includes('int')) {
    return ['a whole number'];
  }
  const word = WORDS[def.type];
  return word === undefined ? [] : [word];
}

const SAMPLE_ISSUE = {
  code: 'invalid_format',
  format: 'regex',
  pattern: '',
  input: '',
} as const satisfies core.$ZodRawIssue;

const EXPECTED = /^expected (an? .+)$/;

/** The text a format of the schema answers with, without "expected". */
function formatWords(schema: Schema): string[] {
  const checks = schema._zod.def.checks ?? [];
  return checks.flatMap(({ _zod: { def } }) => {
    if (def.check !== 'string_format') return [];
    // Typed as taking nothing, since each check has issues of its own; a text of a model ignores it.
    const answer = (def.error as core.$ZodErrorMap | undefined)?.(SAMPLE_ISSUE);
    const text = typeof answer === 'string' ? answer : answer?.message;
    return EXPECTED.exec(text ?? '')?.slice(1) ?? [];
  });
}
