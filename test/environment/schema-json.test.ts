import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environmentJsonSchema } from '../../src/environment/schema/schema-json.ts';
import type { Json } from '../../src/model/artifact.ts';
import { NIGHT_SCHOOL } from '../support/night-school.ts';

type Node = { readonly [key: string]: Json };

const schema = environmentJsonSchema();

function isNode(value: Json | undefined): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function asNode(value: Json | undefined): Node {
  if (!isNode(value)) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return value;
}

/** Compiled once: that takes longer than all that is asked of it. */
const validate = compile();

function compile() {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  // A pattern stands beside each format and says the same.
  for (const format of ['date', 'email']) ajv.addFormat(format, true);
  return ajv.compile(asNode(schema));
}

/** Nothing where it accepts the value. */
function errorsIn(value: unknown) {
  validate(value);
  return validate.errors;
}

function readLayer(file: string): Record<string, unknown> {
  return parse(readFileSync(join(NIGHT_SCHOOL, 'environments/night-school', file), 'utf8'));
}

/** Paths of keys without a description of their own or of an option; `<key>` for those of a map. */
function undescribed(value: Json | undefined, path: string): readonly string[] {
  if (!isNode(value)) return [];
  const options = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => value[key] ?? []);
  const inner = [
    ...(Array.isArray(options) ? options : []).flatMap((option: Json) => undescribed(option, path)),
    ...undescribed(value['items'], `${path}[]`),
    ...undescribed(value['additionalProperties'], `${path}.<key>`),
  ];
  const properties = isNode(value['properties']) ? value['properties'] : {};
  const own = Object.entries(properties).flatMap(([key, child]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return [...(isDescribed(child) ? [] : [at]), ...undescribed(child, at)];
  });
  return [...own, ...inner];
}

function isDescribed(value: Json): boolean {
  if (!isNode(value)) return false;
  if (typeof value['description'] === 'string') return true;
  const options: Json = value['anyOf'] ?? [];
  return Array.isArray(options) && options.some(isDescribed);
}

describe('environmentJsonSchema', () => {
  it('is a valid JSON Schema 2020-12', () => {
    expect(asNode(schema)['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    // Strict: an unknown keyword would have thrown.
    expect(validate.schema).toBe(schema);
  });

  it.each(['base.yaml', 'prod.yaml'])('accepts the layer %s of Night School', (file) => {
    expect(errorsIn(readLayer(file))).toBeNull();
  });

  it('accepts an entry of a map that is removed', () => {
    expect(errorsIn({ buckets: { media: null } })).toBeNull();
  });

  it.each([
    ['at the top level', { sevices: {} }],
    ['in a map', { aws: { reigon: 'us-east-1' } }],
    ['in an entry of a map', { services: { web: { replica: 3 } } }],
    ['in the defaults of an entry', { defaults: { service: { replica: 3 } } }],
  ])('rejects a misspelt key %s', (_, change) => {
    expect(errorsIn({ ...readLayer('prod.yaml'), ...change })).not.toBeNull();
  });

  it.each([
    ['a text for a number', { services: { web: { port: '80' } } }],
    ['a number for a text', { cluster: { version: 1.35 } }],
    ['a text for a list', { aws: { zones: 'us-east-1a' } }],
    ['a value that is none of a few', { tier: 'prod' }],
  ])('rejects %s', (_, change) => {
    expect(errorsIn({ ...readLayer('prod.yaml'), ...change })).not.toBeNull();
  });

  it('knows extends, with what it means', () => {
    const properties = asNode(asNode(schema)['properties']);

    expect(asNode(properties['extends'])).toMatchObject({
      type: 'string',
      description: expect.stringContaining('null removes'),
    });
  });

  it('describes every key', () => {
    expect(undescribed(schema, '')).toEqual([]);
  });

  it('ends every description with a period', () => {
    const texts = JSON.stringify(schema).matchAll(/"description":"((?:[^"\\]|\\.)*)"/g);

    const open = [...texts].map(([, text = '']) => text).filter((text) => !text.endsWith('.'));
    expect(open).toEqual([]);
  });
});
