// Who reads what of a stack: expressions of other stacks, followed through its outputs to its resources.
import { isPlainObject } from '../model/values/plain-object.ts';
import { argumentAt } from './bounds/argument-at.ts';
import { bodyOf, resourcesIn } from './compare/resource-changes.ts';
import type { Body, Standing } from './transition.ts';

export interface User {
  readonly environment: string | null;
  readonly stack: string;
  readonly address: string;
  readonly type: string;
}

/** The resources of other stacks that name a resource of this one. */
export function usersOf(
  producer: Standing,
  address: string,
  others: readonly Standing[],
): readonly User[] {
  const outputs = outputsThatName(producer.document, address);
  if (outputs.length === 0) return [];
  return others.flatMap(({ environment, stack, document }) => {
    const aliases = aliasesOf(document, placeOf(producer.document));
    if (aliases.length === 0) return [];
    return elementsOf(document)
      .filter(([, body]) => readsIn(body).some((read) => names(read, aliases, outputs, address)))
      .map(([user]) => ({ environment, stack, address: user, type: user.split('.')[0] ?? '' }));
  });
}

interface Read {
  readonly alias: string;
  readonly output: string;
  readonly key: string | undefined;
  readonly index: number | undefined;
}

const READ =
  /data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)(?:\["([^"\]]+)"\])?(?:\[(\d+)\])?/g;

function readsIn(value: unknown): readonly Read[] {
  return textsIn(value).flatMap((text) =>
    [...text.matchAll(READ)].map(([, alias = '', output = '', key, index]) => ({
      ...{ alias, output, key },
      index: index === undefined ? undefined : Number(index),
    })),
  );
}

type Output = readonly [name: string, value: unknown];

function names(
  { alias, output, key, index }: Read,
  aliases: readonly string[],
  outputs: readonly Output[],
  address: string,
): boolean {
  if (!aliases.includes(alias)) return false;
  const found = outputs.find(([name]) => name === output);
  if (found === undefined) return false;
  const entry = key === undefined ? found[1] : bodyOf(found[1])[key];
  const item = index === undefined || !Array.isArray(entry) ? entry : entry[index];
  return mentions(item, address);
}

function outputsThatName(document: Body, address: string): readonly Output[] {
  return Object.entries(bodyOf(document['output']))
    .map(([name, body]) => [name, bodyOf(body)['value']] as const)
    .filter(([, value]) => mentions(value, address));
}

/** As a whole address: neither `aws_vpc.main-2`, nor the data source `data.aws_vpc.main`. */
function mentions(value: unknown, address: string): boolean {
  const whole = new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w-])`);
  return textsIn(value).some((text) => whole.test(text));
}

/** By what names a document has read the state that lies there. */
function aliasesOf(document: Body, place: string): readonly string[] {
  const states = bodyOf(bodyOf(document['data'])['terraform_remote_state']);
  return Object.entries(states)
    .filter(([, body]) => placeIn(bodyOf(bodyOf(body)['config'])) === place)
    .map(([alias]) => alias);
}

/** Where the state of a document lies. */
export function placeOf(document: Body): string {
  return placeIn(bodyOf(argumentAt(document, 'terraform.backend.s3')));
}

function placeIn({ bucket, key }: Body): string {
  return `${bucket}/${key}`;
}

function elementsOf(document: Body): readonly (readonly [address: string, body: Body])[] {
  const modules = Object.entries(bodyOf(document['module']));
  return [
    ...resourcesIn(document),
    ...modules.map(([key, body]) => [`module.${key}`, bodyOf(body)] as const),
  ];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isPlainObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
