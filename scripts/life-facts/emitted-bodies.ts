// What this repository emits of each type of resource, with sample values for expressions: a few bodies
// that differ by what they are, such as load balancers of applications and of networks.
import { existsSync } from 'node:fs';
import { SYSTEMS } from '../../test/support/systems/systems.ts';
import { findStacks } from '../terraform/find-stacks.ts';
import { sampleValue } from '../terraform/sample-value.ts';
import { type Body, isBody } from './body.ts';
import { type AttributeSchema, type BlockSchema, isCollection } from './provider-schema.ts';
import { namedSample } from './samples.ts';

/** Arguments whose value makes a resource another thing, for which other arguments are fixed. */
export const MAKES_ANOTHER = [
  'billing_mode',
  'create_replica',
  'engine',
  'engine_mode',
  'fifo_queue',
  'fifo_topic',
  'load_balancer_type',
  'protocol',
  'replicate_source_db',
  'replication_source_identifier',
  'storage_type',
  'target_type',
  'type',
  'validation_method',
  'vpc_endpoint_type',
];
const BODIES_MAX = 5;

const WHERE = { account: '123456789012', region: 'us-east-1' };

/** Of the systems of this repository, and of what it shows others; what else lies in dist/ is somebody's own. */
export const RESULTS = [...SYSTEMS.map((system) => `dist/${system}`), 'examples/parcelwise/dist'];

export type Bodies = ReadonlyMap<string, readonly Body[]>;

/** By type, of all folders of results; not yet concrete. */
export function emittedBodies(results: readonly string[]): Bodies {
  const byType = new Map<string, Body[]>();
  for (const { document } of results.filter(existsSync).flatMap(findStacks)) {
    const { resource = {} } = document as { resource?: Record<string, Record<string, Body>> };
    for (const [type, named] of Object.entries(resource)) {
      // Terraform's own stand for nothing in AWS.
      if (!type.startsWith('aws_')) continue;
      byType.set(type, [...(byType.get(type) ?? []), ...Object.values(named)]);
    }
  }
  return byType;
}

/** The fullest body of each thing that the type is. */
export function chosenBodies(bodies: readonly Body[]): readonly Body[] {
  const fullest = [...bodies].sort((one, other) => size(other) - size(one));
  const byThing = new Map<string, Body>();
  for (const body of fullest) {
    const thing = JSON.stringify(MAKES_ANOTHER.map((name) => literalOf(body[name])));
    if (!byThing.has(thing)) byThing.set(thing, body);
  }
  return [...byThing.values()].slice(0, BODIES_MAX);
}

function literalOf(value: unknown): unknown {
  return typeof value === 'string' && value.includes('${') ? '…' : value;
}

function size(body: Body): number {
  return JSON.stringify(body).split('":').length;
}

/** As the schema says: expressions replaced, blocks as lists, what is Terraform's own left out. */
export function concreteBody(body: Body, schema: BlockSchema): Body {
  const { id: _, ...attributes } = schema.attributes ?? {};
  return concreteBlock(body, { ...schema, attributes });
}

function concreteBlock(body: Body, schema: BlockSchema): Body {
  const attributes = Object.entries(schema.attributes ?? {}).flatMap(([name, attribute]) => {
    const value = body[name];
    if (value === undefined || value === null) return [];
    return [[name, concreteValue(name, value, attribute)] as const];
  });
  const blocks = Object.entries(schema.block_types ?? {}).flatMap(([name, nested]) => {
    const items = [body[name] ?? []].flat().filter(isBody);
    if (items.length === 0 || name === 'timeouts') return [];
    const concrete = items.map((item) => concreteBlock(item, nested.block));
    return [[name, nested.nesting_mode === 'single' ? concrete[0] : concrete] as const];
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function concreteValue(name: string, value: unknown, attribute: AttributeSchema): unknown {
  if (typeof value !== 'string') return withoutExpressions(value);
  if (!value.includes('${')) return value;
  if (attribute.type === 'number') return 1;
  if (attribute.type === 'bool') return true;
  const sample = withoutExpressions(value);
  if (isCollection(attribute)) return [sample].flat();
  return textFor(name, Array.isArray(sample) ? sample[0] : sample);
}

/** What a resource gives has a form of its own, which samples of expressions have for ARNs alone. */
function textFor(name: string, sample: unknown): unknown {
  const text = String(sample);
  if (text.startsWith('arn:')) return text;
  return namedSample(name) ?? text.replace(/\.example\.internal$/, '');
}

function withoutExpressions(value: unknown): unknown {
  const sample = sampleValue(value, WHERE);
  const text = JSON.stringify(sample);
  // A call with braces of its own, such as jsonencode.
  return text.includes('${') && typeof sample === 'string' ? '{}' : sample;
}
