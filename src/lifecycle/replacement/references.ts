// What a resource names of others, whose values are new when those are replaced.
import type { Json } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { bodyOf } from '../compare/resource-changes.ts';
import type { Body } from '../transition.ts';

export interface References {
  /** Of the argument, without positions: `vpc_config.subnet_ids`. */
  readonly path: string;
  readonly attributes: readonly Attribute[];
  /** Of other stacks: `network.subnet_ids["private"]`. */
  readonly outputs: readonly string[];
}

/** Of a resource in the same stack. */
export interface Attribute {
  readonly address: string;
  readonly name: string;
}

const ATTRIBUTE = /(?<![\w.])(aws_\w+)\.([\w-]+)\.(\w+)/g;
const OUTPUT = /data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)(\["[^"]*"\])?/g;

export function referencesIn(body: Body): readonly References[] {
  return textsIn(body, '').flatMap(({ path, text }) => {
    const attributes = attributesIn(text);
    const outputs = [...text.matchAll(OUTPUT)].map(
      ([, stack, output, key]) => `${stack}.${output}${key ?? ''}`,
    );
    return attributes.length + outputs.length === 0 ? [] : [{ path, attributes, outputs }];
  });
}

/** Outputs of a stack that hold an attribute that is new: `subnet_ids["private"]`. */
export function outputsOf(
  document: Body,
  isNew: (attribute: Attribute) => boolean,
): readonly string[] {
  const hasNew = (value: unknown) =>
    attributesIn(JSON.stringify(value ?? null)).some((each) => isNew(each));
  const outputs = Object.entries(bodyOf(document['output']));
  return outputs.flatMap(([name, output]) => {
    const { value } = bodyOf(output);
    if (!isPlainObject(value)) return hasNew(value) ? [name] : [];
    const entries = Object.entries(value).filter(([, each]) => hasNew(each));
    return entries.map(([key]) => `${name}["${key}"]`);
  });
}

function attributesIn(text: string): readonly Attribute[] {
  return [...text.matchAll(ATTRIBUTE)].map(([, type, key, name = '']) => ({
    address: `${type}.${key}`,
    name,
  }));
}

function textsIn(
  value: Json | undefined,
  path: string,
): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === 'string') return value.includes('${') ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((each: Json) => textsIn(each, path));
  if (!isPlainObject(value)) return [];
  return Object.entries(value as Body).flatMap(([key, each]) =>
    textsIn(each, path === '' ? key : `${path}.${key}`),
  );
}
