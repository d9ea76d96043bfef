// The zod schema as JSON Schema 2020-12, for completion, hover and checks in editors.
import { z } from 'zod';
import type { Json } from '../../model/artifact.ts';
import { isNode, type Node } from './limits.ts';
import { Environment } from './schema.ts';

const EXTENDS: Node = {
  type: 'string',
  description:
    'A layer below this file, relative to it. Maps merge, everything else replaces, null removes.',
};

/** Describes one file, which may be one of several layers: so no key is required, `extends` is
 * allowed, and an entry of a map may be `null` to remove what a lower layer has. */
export function environmentJsonSchema(): Json {
  const schema = z.toJSONSchema(Environment, { io: 'input', target: 'draft-2020-12' }) as Node;
  const { $schema, properties, ...rest } = asLayer(schema) as Node;
  return {
    $schema: $schema ?? '',
    title: 'An environment of groundplan',
    ...rest,
    properties: { extends: EXTENDS, ...(properties as Node) },
  };
}

function asLayer(value: Json): Json {
  if (Array.isArray(value)) return value.map(asLayer);
  if (!isNode(value)) return value;
  const isObjectSchema = value['type'] === 'object';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => !(isObjectSchema && key === 'required') && !isRead(item))
      .map(([key, item]) => [
        key,
        key === 'additionalProperties' && isNode(item) ? removable(asLayer(item)) : asLayer(item),
      ]),
  );
}

function removable(schema: Json): Json {
  return { anyOf: [schema, { type: 'null' }] };
}

/** What the room load reads nobody writes. */
function isRead(schema: Json): boolean {
  return isNode(schema) && schema['isRead'] === true;
}
