// What stands while stacks are applied one after the other: each resource with what it was last told, and the
// resources of all stacks that it holds on to.
import type { Body, Document, WorldStack } from '../compiled-world.ts';
import type { Marks } from './forcing.ts';
import { type Reference, referencesOf, stepsOf } from './references.ts';

export interface LiveResource {
  readonly stack: string;
  /** Within its stack. */
  readonly address: string;
  readonly type: string;
  readonly body: Body;
  /** Changes when it is replaced. */
  readonly generation: number;
  /** What it names, at its arguments. */
  readonly holds: readonly Hold[];
}

export interface Hold {
  readonly argument: string;
  readonly target: LiveResource;
}

export interface World {
  /** By `<stack> <address>`. */
  readonly live: ReadonlyMap<string, LiveResource>;
  /** As last applied. */
  readonly documents: ReadonlyMap<string, Document>;
  /** By stack: what was replaced for a change that not every change is. */
  readonly marks: ReadonlyMap<string, Marks>;
}

export const EMPTY: World = { live: new Map(), documents: new Map(), marks: new Map() };

export function liveKey(stack: string, address: string): string {
  return `${stack} ${address}`;
}

export function resourcesOf(
  document: Document,
): readonly { readonly address: string; readonly type: string; readonly body: Body }[] {
  return Object.entries(document.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({ address: `${type}.${name}`, type, body })),
  );
}

/** Resources that stand for another: who names them holds on to what they name. */
const PROXIES: Readonly<Record<string, string>> = {
  aws_acm_certificate_validation: 'certificate_arn',
};

export interface Target {
  readonly argument: string;
  readonly stack: string;
  readonly address: string;
}

/** The resources that a body names, through outputs of other stacks too. */
export function targetsOf(
  stack: string,
  body: Body,
  documents: ReadonlyMap<string, Document>,
): readonly Target[] {
  return Object.entries(body)
    .filter(([argument]) => argument !== 'depends_on' && argument !== 'lifecycle')
    .flatMap(([argument, value]) =>
      referencesOf(value)
        .flatMap((reference) => resolve(stack, reference, documents))
        .map((target) => ({ argument, ...target })),
    );
}

type Place = Omit<Target, 'argument'>;

function resolve(
  stack: string,
  { mode, type, name, address, rest }: Reference,
  documents: ReadonlyMap<string, Document>,
): readonly Place[] {
  const document = documents.get(stack);
  if (mode === 'data' && type === 'terraform_remote_state') {
    return throughOutput(document?.data?.[type]?.[name], stepsOf(rest), documents);
  }
  if (mode !== 'managed') return [];
  const proxied = PROXIES[type];
  const body = document?.resource?.[type]?.[name];
  if (proxied === undefined || body === undefined) return [{ stack, address }];
  return referencesOf(body[proxied]).flatMap((each) => resolve(stack, each, documents));
}

function throughOutput(
  source: Body | undefined,
  [, output = '', ...steps]: readonly string[],
  documents: ReadonlyMap<string, Document>,
): readonly Place[] {
  const config = source?.['config'] as { readonly bucket?: string; readonly key?: string };
  const producer = producerOf(config, documents);
  if (producer === undefined) return [];
  const value = documents.get(producer)?.output?.[output]?.value;
  return referencesOf(at(value, steps)).flatMap((each) => resolve(producer, each, documents));
}

export function producerOf(
  config: { readonly bucket?: string; readonly key?: string } | undefined,
  documents: ReadonlyMap<string, Document>,
): string | undefined {
  return [...documents].find(([, { terraform }]) => {
    const place = terraform?.backend?.s3;
    return place?.bucket === config?.bucket && place?.key === config?.key;
  })?.[0];
}

function at(value: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((item, step) => {
    if (typeof item !== 'object' || item === null) return item;
    return step === '*' ? Object.values(item) : (item as Body)[step];
  }, value);
}

export interface Settled {
  readonly world: World;
  readonly stack: WorldStack;
  /** Addresses that were made, or made anew. */
  readonly made: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
}

/** The world after a stack was applied. */
export function settle(settled: Settled): World {
  const { world, stack } = settled;
  const documents = new Map([...world.documents, [stack.name, stack.document]]);
  const wanted = resourcesOf(stack.document);
  const addresses = new Set(wanted.map(({ address }) => address));
  const live = new Map(
    [...world.live].filter(([, { stack: of, address }]) => {
      return of !== stack.name || addresses.has(address);
    }),
  );
  const touched = wanted.filter(({ address }) => isTouched(settled, address));
  // What is held may stand further down: first all of them, then what they hold.
  for (const each of touched) {
    const key = liveKey(stack.name, each.address);
    const generation = generationOf(settled, each.address);
    const body = told(settled, each.address, each.body);
    live.set(key, { stack: stack.name, ...each, body, generation, holds: [] });
  }
  for (const { address, body } of touched) {
    const key = liveKey(stack.name, address);
    const holds = targetsOf(stack.name, body, documents).flatMap(({ argument, ...target }) => {
      const found = live.get(liveKey(target.stack, target.address));
      return found ? [{ argument, target: found }] : [];
    });
    const itself = live.get(key);
    if (itself) live.set(key, { ...itself, holds });
  }
  return { live, documents, marks: world.marks };
}

function isTouched({ world, stack, made, changed }: Settled, address: string): boolean {
  const isNew = !world.live.has(liveKey(stack.name, address));
  return isNew || made.has(address) || changed.has(address);
}

/** What of a modification is ignored stays as it was. */
function told({ world, stack, made }: Settled, address: string, body: Body): Body {
  const before = world.live.get(liveKey(stack.name, address))?.body;
  const { ignore_changes: ignored } = (body['lifecycle'] ?? {}) as Body;
  if (before === undefined || made.has(address) || !Array.isArray(ignored)) return body;
  const kept = ignored.map((path: string) => {
    const [argument = '', inner] = path.split(/(?:\[0\])?\./);
    const [was, will] = [before[argument], body[argument]];
    const isNested = inner !== undefined && isBody(was) && isBody(will);
    return [argument, isNested ? { ...will, [inner]: was[inner] } : was] as const;
  });
  return { ...body, ...Object.fromEntries(kept) };
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null;
}

function generationOf({ world, stack, made }: Settled, address: string): number {
  const before = world.live.get(liveKey(stack.name, address))?.generation ?? 0;
  return made.has(address) ? before + 1 : before;
}
