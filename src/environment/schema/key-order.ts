// In which order people write keys: that of the schema.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json } from '../../model/artifact.ts';
import { isNode, type Node } from './limits.ts';
import { environmentJsonSchema } from './schema-json.ts';

let known: Node | undefined;

/** Keys of the map at a path; none where they are names of a user's choice. */
export function keyOrder(path: Path): readonly string[] {
  known ??= environmentJsonSchema() as Node;
  return at([known], path).flatMap((node) => Object.keys(nodeIn(node, 'properties')));
}

/** One way through a schema, or several. */
function at(nodes: readonly Node[], [key, ...below]: Path): readonly Node[] {
  const maps = nodes.flatMap(branches);
  if (key === undefined) return maps;
  const next = maps.flatMap((node) => {
    const named = nodeIn(node, 'properties')[String(key)];
    const { additionalProperties, items } = node;
    return [named ?? additionalProperties ?? items].filter((each) => isNode(each as Json));
  });
  return at(next as readonly Node[], below);
}

function branches(node: Node): readonly Node[] {
  const reference = node['$ref'];
  if (typeof reference === 'string') {
    const name = reference.split('/').at(-1) ?? '';
    return branches(nodeIn(nodeIn(known ?? {}, '$defs'), name));
  }
  const ways = [node['anyOf'], node['oneOf'], node['allOf']].flatMap((each) =>
    Array.isArray(each) ? each.filter(isNode) : [],
  );
  return ways.length === 0 ? [node] : [node, ...ways.flatMap(branches)];
}

function nodeIn(node: Node, key: string): Node {
  const inner = node[key];
  return inner !== undefined && isNode(inner) ? inner : {};
}
