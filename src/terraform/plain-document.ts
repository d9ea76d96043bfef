// A cdktf stack as Terraform JSON without cdktf's traces: no "//" metadata, no tool version. What
// TerraformStack.toTerraform of 0.21.0 does, without resolving metadata that nobody reads.
import { TerraformElement, TerraformStack } from 'cdktf';
import { deepMerge } from 'cdktf/lib/util.js';
import type { IConstruct } from 'constructs';
import type { Json } from '../model/artifact.ts';
import { resolved } from './resolved.ts';

type Document = { readonly [key: string]: Json };

function withoutMetadata(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => key !== '//' && item !== undefined)
      .map(([key, item]) => [key, withoutMetadata(item)]),
  );
}

export function plainDocument(stack: TerraformStack): Document {
  const document = withoutMetadata(documentOf(stack)) as Document;
  const asList = Object.keys(document).filter((key) => isEmpty(document[key]));
  return Object.fromEntries(Object.entries(document).filter(([key]) => !asList.includes(key)));
}

function documentOf(stack: TerraformStack): Json {
  const fragments = elementsOf(stack).map((element) => resolved(stack, element.toTerraform()));
  const document: object = deepMerge({}, ...fragments, stack['rawOverrides']);
  // An override of the whole stack may hold tokens.
  return resolved(stack, document) as Json;
}

/** Parents first, in the order they were made; a stack below is one of its own. */
function elementsOf(node: IConstruct): readonly TerraformElement[] {
  const below = node.node.children.filter((child) => !TerraformStack.isStack(child));
  const own = TerraformElement.isTerraformElement(node) ? [node as TerraformElement] : [];
  return [...own, ...below.flatMap(elementsOf)];
}

function isEmpty(value: Json | undefined): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0;
}
