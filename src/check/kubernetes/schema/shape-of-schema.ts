// The shape that a CustomResourceDefinition gives its kind, as far as a table of kinds can hold it: what a
// schema says by anyOf, or in an expression of CEL, is not asked.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation
import { asBody, asList, type Body } from '../../check-input.ts';
import type { FieldsShape, Shape } from './shape.ts';

export function shapeOfDefinition(schema: Body): Shape {
  const shape = shapeOfSchema(schema);
  if (typeof shape === 'string' || !('fields' in shape)) return 'any';
  const own = { apiVersion: 'text', kind: 'text', metadata: '#apis/meta/v1/ObjectMeta' } as const;
  return { ...shape, fields: { ...shape.fields, ...own } };
}

function shapeOfSchema(schema: Body): Shape {
  if (schema['x-kubernetes-int-or-string'] === true) return 'integer or text';
  if (schema['x-kubernetes-preserve-unknown-fields'] === true) return 'any';
  switch (schema['type']) {
    case 'string':
      return textShape(schema);
    case 'boolean':
      return 'boolean';
    case 'integer':
    case 'number':
      return numberShape(schema, schema['type'] === 'integer');
    case 'array':
      return {
        list: shapeOfSchema(asBody(schema['items'])),
        ...(typeof schema['minItems'] === 'number' && { minItems: schema['minItems'] }),
      };
    case 'object':
      return objectShape(schema);
    default:
      return 'any';
  }
}

function textShape(schema: Body): Shape {
  const values = asList(schema['enum']).filter((each) => typeof each === 'string');
  if (values.length > 0) return { values };
  const { pattern, minLength, maxLength } = schema;
  const text = {
    ...(typeof pattern === 'string' && isPattern(pattern) && { pattern }),
    ...(typeof minLength === 'number' && { minLength }),
    ...(typeof maxLength === 'number' && { maxLength }),
  };
  return Object.keys(text).length > 0 ? { text } : 'text';
}

/** Some that Go takes are none here. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern.replace('(?i)', ''), 'u');
    return true;
  } catch {
    return false;
  }
}

function numberShape({ minimum, maximum }: Body, integer: boolean): Shape {
  const bounds = {
    ...(typeof minimum === 'number' && { minimum }),
    ...(typeof maximum === 'number' && { maximum }),
  };
  if (Object.keys(bounds).length > 0) return { number: { integer, ...bounds } };
  return integer ? 'integer' : 'number';
}

function objectShape(schema: Body): Shape {
  const { properties, additionalProperties } = schema;
  if (properties === undefined) {
    return typeof additionalProperties === 'object' && additionalProperties !== null
      ? { map: shapeOfSchema(asBody(additionalProperties)) }
      : 'any';
  }
  const fields: FieldsShape['fields'] = Object.fromEntries(
    Object.entries(asBody(properties)).map(([name, each]) => [name, shapeOfSchema(asBody(each))]),
  );
  const required = asList(schema['required']).filter((each) => typeof each === 'string');
  return { fields, ...(required.length > 0 && { required }) };
}
