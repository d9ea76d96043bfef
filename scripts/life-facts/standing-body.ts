// What would stand by a plan of something new: its values, and samples for those that AWS gives.
import { type Body, isBody } from './body.ts';
import type { BlockSchema } from './provider-schema.ts';

export function standingBody(after: unknown, unknown: unknown, schema: BlockSchema): Body {
  const values = isBody(after) ? after : {};
  const unknowns = isBody(unknown) ? unknown : {};
  const attributes = Object.entries(schema.attributes ?? {}).map(([name, { type }]) => {
    const value = values[name] ?? null;
    return [name, unknowns[name] ? givenValue(name, type, value) : value] as const;
  });
  const blocks = Object.entries(schema.block_types ?? {}).map(([name, { block, nesting_mode }]) => {
    const [items, theirs] = [values[name], unknowns[name]];
    if (nesting_mode === 'single') {
      return [name, isBody(items) ? standingBody(items, theirs, block) : null] as const;
    }
    const list = Array.isArray(items) ? items : [];
    const unknownOf = (index: number): unknown => (Array.isArray(theirs) ? theirs[index] : {});
    return [name, list.map((item, index) => standingBody(item, unknownOf(index), block))] as const;
  });
  return Object.fromEntries([...attributes, ...blocks]);
}

function givenValue(name: string, type: unknown, value: unknown): unknown {
  // Some of it is known.
  if (Array.isArray(value)) return value.filter((item) => item !== null);
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'string') return `sample-${name}`;
  return Array.isArray(type) && type[0] === 'map' ? (value ?? {}) : [];
}
