// What would stand by a plan of something new: its values, and samples for those that AWS gives.
import { type Body, isBody } from './body.ts';
import { type AttributeSchema, type BlockSchema, isArgument } from './provider-schema.ts';

type Given = (name: string, attribute: AttributeSchema, value: unknown) => unknown;

/**
 * The provider judges what stands too, and a sample may be wrong there: a scope of messages belongs to FIFO
 * topics. So the next has none where the argument could have been asked for, and the last none at all.
 */
const GIVEN: readonly Given[] = [
  sampleOf,
  (name, attribute, value) => (isArgument(attribute) ? value : sampleOf(name, attribute, value)),
  (_name, _attribute, value) => value,
];

export function standingBodies(after: unknown, unknown: unknown, schema: BlockSchema) {
  return GIVEN.map((given) => standingBody({ after, unknown }, schema, given));
}

interface Plan {
  readonly after: unknown;
  readonly unknown: unknown;
}

function standingBody({ after, unknown }: Plan, schema: BlockSchema, given: Given): Body {
  const values = isBody(after) ? after : {};
  const unknowns = isBody(unknown) ? unknown : {};
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, attribute]) => {
    const value = values[name] ?? null;
    return [name, unknowns[name] ? given(name, attribute, value) : value] as const;
  });
  const blocks = Object.entries(schema.block_types ?? {}).map(([name, { block, nesting_mode }]) => {
    const [items, theirs] = [values[name], unknowns[name]];
    if (nesting_mode === 'single') {
      const single = { after: items, unknown: theirs };
      return [name, isBody(items) ? standingBody(single, block, given) : null] as const;
    }
    const list = Array.isArray(items) ? items : [];
    const unknownOf = (index: number): unknown => (Array.isArray(theirs) ? theirs[index] : {});
    const standing = list.map((item, index) =>
      standingBody({ after: item, unknown: unknownOf(index) }, block, given),
    );
    return [name, standing] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function sampleOf(name: string, { type }: AttributeSchema, value: unknown): unknown {
  // Some of it is known.
  if (Array.isArray(value)) return value.filter((item) => item !== null);
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'string') return `sample-${name}`;
  return Array.isArray(type) && type[0] === 'map' ? (value ?? {}) : [];
}
