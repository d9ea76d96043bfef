// A root module without a provider: each resource is a `terraform_data` of the same name, which is replaced when
// what forces its replacement changes, and refers to the others as the resource does. Terraform plans, orders
// and applies it as it would the resources themselves.
// https://developer.hashicorp.com/terraform/language/resources/terraform-data
import { relative } from 'node:path';
import { replaceExpressions } from '../../terraform/expressions.ts';
import type { Body, Document } from '../compiled-world.ts';
import {
  type ForcingPath,
  forcingBlocksOf,
  forcingPathsOf,
  hashOf,
  type Marks,
  pick,
} from './forcing.ts';
import { identityOf, isVolatile } from './identities.ts';
import {
  type Reference,
  referencesIn,
  referencesOf,
  soleReference,
  stepsOf,
} from './references.ts';

/** Where the state of another stack lies, by the name of the data source. */
export type StateOf = (source: string) => string | undefined;

interface Making {
  readonly document: Document;
  /** Of what it was replaced for. */
  readonly mark?: string | undefined;
  /** An output says what the resource is to others, which is often its name. */
  readonly isOutput: boolean;
}

export const STATE = 'terraform.tfstate';

export function standIn(document: Document, stateOf: StateOf, marks: Marks = new Map()): object {
  const making = { document, isOutput: false };
  const resources = Object.entries(document.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => {
      const mark = marks.get(`${type}.${name}`);
      return [nameOf(type, name), resourceOf(type, body, { ...making, mark })] as const;
    }),
  );
  const data = Object.entries(document.data ?? {}).filter(([type]) => !isRemote(type));
  const locals = data.flatMap(([type, named]) =>
    Object.entries(named).map(([name, { lifecycle, provider, depends_on, ...body }]) => [
      localOf(type, name),
      valueFor(body, making),
    ]),
  );
  const remote = Object.keys(document.data?.['terraform_remote_state'] ?? {}).map((source) => {
    const path = stateOf(source);
    if (path === undefined) throw new Error(`No stack writes the state that ${source} reads`);
    return [source, { backend: 'local', config: { path } }] as const;
  });
  const outputs = Object.entries(document.output ?? {}).map(([name, { value }]) => [
    name,
    { value: valueFor(value, { document, isOutput: true }) },
  ]);
  return {
    ...section('resource', 'terraform_data', resources),
    ...section('data', 'terraform_remote_state', remote),
    ...(locals.length > 0 && { locals: Object.fromEntries(locals) }),
    ...(outputs.length > 0 && { output: Object.fromEntries(outputs) }),
    ...movedOf(document),
  };
}

/** From the folder of one stack to the state of another, whose folders have their names. */
export function pathBetween(from: string, to: string): string {
  return `${relative(`/${from}`, `/${to}`)}/${STATE}`;
}

/** `terraform_data.aws_vpc__main` → `aws_vpc.main` */
export function addressOf(standIn: string): string {
  return standIn.replace(/^terraform_data\./, '').replace('__', '.');
}

function nameOf(type: string, name: string): string {
  return `${type}__${name}`;
}

function localOf(type: string, name: string): string {
  return `data__${type}__${name}`;
}

function isRemote(type: string): boolean {
  return type === 'terraform_remote_state';
}

function section(
  name: string,
  type: string,
  entries: readonly (readonly [string, object])[],
): object {
  return entries.length === 0 ? {} : { [name]: { [type]: Object.fromEntries(entries) } };
}

const META = ['lifecycle', 'depends_on', 'provider', 'timeouts', 'provisioner', 'connection'];

function resourceOf(type: string, body: Body, making: Making): object {
  const forcing = forcingPathsOf(type);
  const args = Object.fromEntries(
    // What is only written is in no state, and changes nothing by itself.
    Object.entries(body).filter(([key]) => !META.includes(key) && !key.endsWith('_wo')),
  );
  const triggers: (readonly [string, unknown])[] = forcing.flatMap((path) => {
    const value = pick(args, path);
    return value === undefined ? [] : [[path.join('__'), valueFor(value, making)] as const];
  });
  for (const path of forcingBlocksOf(type)) {
    const blocks = pick(args, path);
    if (blocks !== undefined) triggers.push([`${path.join('__')}__blocks`, [blocks].flat().length]);
  }
  if (making.mark !== undefined) triggers.push(['_mark', making.mark]);
  const rest = forcing.reduce<unknown>(without, args);
  const after = orderOf(body, making.document);
  const lifecycle = lifecycleOf(type, body['lifecycle'] as Body | undefined);
  return {
    input: valueFor(rest, making),
    ...(triggers.length > 0 && { triggers_replace: Object.fromEntries(triggers) }),
    ...(after.length > 0 && { depends_on: after }),
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
  };
}

/** What it is told to wait for, and what it waits for through values that no state has. */
function orderOf(body: Body, document: Document): readonly string[] {
  const told = ((body['depends_on'] ?? []) as readonly string[]).flatMap((address) =>
    referencesIn(address),
  );
  const hidden = referencesOf(body).filter(({ mode }) => mode === 'ephemeral');
  const written = referencesOf(
    Object.entries(body)
      .filter(([key]) => key.endsWith('_wo'))
      .map(([, value]) => value),
  );
  const found = [...told, ...written, ...hidden].flatMap((each) => managedBehind(each, document));
  return [...new Set(found.map(({ type, name }) => `terraform_data.${nameOf(type, name)}`))];
}

function managedBehind(reference: Reference, document: Document): readonly Reference[] {
  const { mode, type, name } = reference;
  if (mode === 'managed') return document.resource?.[type]?.[name] ? [reference] : [];
  const block = document[mode]?.[type]?.[name];
  return referencesOf(block).flatMap((each) => managedBehind(each, document));
}

function lifecycleOf(type: string, lifecycle: Body = {}): Body {
  const { create_before_destroy, prevent_destroy, ignore_changes } = lifecycle;
  const triggers = (lifecycle['replace_triggered_by'] ?? []) as readonly string[];
  const forcing = forcingPathsOf(type).map((path) => path.join('.'));
  const ignored = (path: string) => {
    const isForcing = forcing.includes(path.replaceAll(/\[\d+\]/g, ''));
    return isForcing ? `triggers_replace.${path.replaceAll('.', '__')}` : `input.${path}`;
  };
  return {
    ...(create_before_destroy === true && { create_before_destroy }),
    ...(prevent_destroy === true && { prevent_destroy }),
    ...(Array.isArray(ignore_changes) && { ignore_changes: ignore_changes.map(ignored) }),
    ...(ignore_changes === 'all' && { ignore_changes }),
    ...(triggers.length > 0 && {
      replace_triggered_by: triggers
        .flatMap(referencesIn)
        .map((each) => `terraform_data.${nameOf(each.type, each.name)}`),
    }),
  };
}

/** What has another address now, and what Terraform forgets. */
function movedOf({ moved = [], removed = [] }: Document): object {
  const address = (text: string) =>
    referencesIn(text).map(({ type, name }) => `terraform_data.${nameOf(type, name)}`)[0] ?? text;
  return {
    ...(moved.length > 0 && {
      moved: moved.map(({ from, to }) => ({ from: address(from), to: address(to) })),
    }),
    ...(removed.length > 0 && {
      removed: removed.map((each) => ({ ...each, from: address(each.from) })),
    }),
  };
}

function valueFor(value: unknown, making: Making): unknown {
  if (typeof value === 'string') return textOf(value, making);
  if (Array.isArray(value)) return value.map((item) => valueFor(item, making));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, valueFor(item, making)]),
  );
}

function textOf(text: string, making: Making): string {
  const sole = soleReference(text);
  if (sole) return `\${${termOf(sole, making)}}`;
  return replaceExpressions(text, (expression) => {
    const terms = referencesIn(expression).map((each) => termOf(each, making));
    // Functions are not called: what they are given, and how they are written, is what may change.
    const written = hashOf(
      referencesIn(expression).reduce((left, { text: each }) => left.replace(each, ''), expression),
    );
    return `\${jsonencode(["${written}", ${terms.join(', ')}])}`;
  });
}

function termOf(reference: Reference, making: Making): string {
  const { mode, type, name, rest, text } = reference;
  if (isRemote(type)) return text;
  if (mode === 'ephemeral') return '"ephemeral"';
  if (mode === 'data')
    return `sha1(jsonencode(["${stepsOf(rest).join('.')}", local.${localOf(type, name)}]))`;
  const body = making.document.resource?.[type]?.[name];
  return body === undefined ? `"${hashOf(text)}"` : managedTerm(reference, body, making);
}

/** An argument has the value it is given; what AWS gives changes with a replacement. */
function managedTerm({ type, name, rest }: Reference, body: Body, { isOutput }: Making): string {
  const self = `terraform_data.${nameOf(type, name)}`;
  const [attribute = '', ...deeper] = stepsOf(rest);
  const isForcing = (path: ForcingPath) => path.length === 1 && path[0] === attribute;
  if (deeper.length === 0 && attribute in body) {
    const part = forcingPathsOf(type).some(isForcing) ? 'triggers_replace' : 'input';
    return `${self}.${part}.${attribute}`;
  }
  if (isVolatile(attribute)) return `sha1(jsonencode([${self}.id, ${self}.output]))`;
  const identity = identityOf(type);
  if (isOutput && identity !== undefined && identity in body) {
    const part = forcingPathsOf(type).some(([first]) => first === identity)
      ? 'triggers_replace'
      : 'input';
    return `${self}.${part}.${identity}`;
  }
  return `${self}.id`;
}

function without(value: unknown, [head, ...rest]: ForcingPath): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, [head ?? '', ...rest]));
  if (typeof value !== 'object' || value === null || head === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (key !== head) return [[key, item] as const];
      return rest.length === 0 ? [] : [[key, without(item, rest)] as const];
    }),
  );
}
