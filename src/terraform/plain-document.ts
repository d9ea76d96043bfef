// A cdktf stack as Terraform JSON without cdktf's traces: no "//" metadata, no tool version. What
// TerraformStack.toTerraform of 0.21.0 does, without resolving metadata that nobody reads.
import { TerraformElement, TerraformStack } from 'cdktf';
import { deepMerge } from 'cdktf/lib/util.js';
import type { IConstruct } from 'constructs';
import type { Json } from '../model/artifact.ts';
import { resolved } from './resolved.ts';

type Document = { readonly [key: string]: Json };

export function plainDocument(stack: TerraformStack): Document {
  const document = documentOf(stack);
  const asList = Object.keys(document).filter((key) => isEmpty(document[key]));
  return Object.fromEntries(Object.entries(document).filter(([key]) => !asList.includes(key)));
}

function documentOf(stack: TerraformStack): Document {
  const parts = [
    ...elementsOf(stack).map((element) => element.toTerraform()),
    stack['rawOverrides'],
  ];
  return deepMerge({}, ...parts.map((part) => resolved(stack, part)));
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
