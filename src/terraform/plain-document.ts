// A cdktf stack as Terraform JSON without cdktf's traces: no "//" metadata, no tool version.
import type { TerraformStack } from 'cdktf';
import type { Json } from '../model/artifact.ts';

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
  const document = withoutMetadata(stack.toTerraform() as Json) as Document;
  const asList = Object.keys(document).filter((key) => isEmpty(document[key]));
  return Object.fromEntries(Object.entries(document).filter(([key]) => !asList.includes(key)));
}

function isEmpty(value: Json | undefined): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0;
}
