// Edges of a new entry: what it uses, who uses it, and what is said where there is no such thing.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { setValue } from '../../../edit/set-value.ts';
import { isWritten, keysAt } from '../../../edit/written-at.ts';
import { keyOrder } from '../../../environment/schema/key-order.ts';
import type { WrittenEnvironment } from '../../../load/read-written.ts';
import { asPlainObject } from '../../../model/values/plain-object.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { storeCollections, useOf } from '../../../scaffold/stores.ts';
import type { Texts } from '../texts.ts';

export interface Site {
  readonly texts: Texts;
  readonly environments: readonly WrittenEnvironment[];
  /** The layer that all of them have, or the one environment. */
  readonly shared: string;
}

interface Edges {
  readonly uses: readonly string[];
  readonly usedBy: readonly string[];
  /** What is being made, which may use itself. */
  readonly key: string;
}

export function faultOfEdges(
  { uses, usedBy, key }: Edges,
  { environments }: Pick<Site, 'environments'>,
): Diagnostic | undefined {
  const faults = [
    ...uses.map((each) => unknownStore(each, environments)),
    ...usedBy.map((each) =>
      each === key ? undefined : unknownService('--used-by', each, environments),
    ),
  ];
  return faults.find((each) => each !== undefined);
}

export function unknownService(
  option: string,
  found: string,
  environments: readonly WrittenEnvironment[],
): Diagnostic | undefined {
  const known = keysIn('services', environments);
  if (known.includes(found)) return undefined;
  const make = `new service ${systemOf(environments)} ${found}`;
  return unknown({ option, found, noun: 'service', make }, known);
}

function unknownStore(
  use: string,
  environments: readonly WrittenEnvironment[],
): Diagnostic | undefined {
  const [path = ''] = use.split('=');
  const [collection = '', key = ''] = path.split('.');
  const collections = keyOrder(['services', 'any', 'uses']);
  const option = '--uses';
  if (!collections.includes(collection) || key === '') {
    const all = collections.flatMap((each) =>
      keysIn(each, environments).map((other) => `${each}.${other}`),
    );
    const noun = 'path of something to use';
    const make = `new store ${systemOf(environments)} queues.jobs`;
    return unknown({ option, found: path, noun, make }, all);
  }
  const known = keysIn(collection, environments);
  if (known.includes(key)) return undefined;
  const isStore = storeCollections.includes(collection);
  const what = isStore ? `store ${systemOf(environments)} ${path}` : '';
  const make = collection === 'services' ? `service ${systemOf(environments)} ${key}` : what;
  const said = { option, found: path, noun: 'entry', make: make === '' ? '' : `new ${make}` };
  return unknown(
    said,
    known.map((each) => `${collection}.${each}`),
  );
}

interface Unknown {
  readonly option: string;
  readonly found: string;
  readonly noun: string;
  /** The command that makes it; empty: it is written by hand. */
  readonly make: string;
}

function unknown(said: Unknown, known: readonly string[]): Diagnostic {
  const suggestion = nearest(said.found, known);
  return diagnostic('command/unknown-entry', { ...said, suggestion, known: known.join(', ') });
}

export function unknownCollection({
  collection,
  key,
}: {
  readonly collection: string;
  readonly key: string;
}): Diagnostic {
  const suggestion = nearest(collection, storeCollections);
  return diagnostic('command/unknown-entry', {
    ...{ option: '<collection.name>', found: collection, noun: 'collection of stores', make: '' },
    suggestion: suggestion === undefined ? undefined : `${suggestion}.${key || 'main'}`,
    known: storeCollections.map((each) => `${each}.${key || 'main'}`).join(', '),
  });
}

function systemOf([first]: readonly WrittenEnvironment[]): string {
  return first?.name.split('/')[0] ?? '';
}

/** Of every environment: an edge that one of them lacks would stop it. */
function keysIn(
  collection: string,
  environments: readonly WrittenEnvironment[],
): readonly string[] {
  const [first = [], ...others] = environments.map(({ content }) =>
    Object.keys(asPlainObject(content[collection]) ?? {}),
  );
  return first.filter((key) => others.every((keys) => keys.includes(key)));
}

/** `store` as `databases.main`, with `=word` for another word than most services have. */
export function addUse(
  { texts, shared, environments }: Site,
  service: string,
  store: string,
): void {
  const [path = '', word] = store.split('=');
  const [collection = '', key = ''] = path.split('.');
  const holder = [shared, ...environments.map(({ file }) => file)].find((file) =>
    isWritten(texts.read(file), ['services', service]),
  );
  const at = ['services', service, 'uses', collection];
  const use = word ?? useOf(collection);
  texts.edit(holder ?? shared, (text) => {
    if (use !== null) {
      return isWritten(text, at)
        ? setValue(text, [...at, key], use, keyOrder)
        : setValue(text, at, `{ ${key}: ${use} }`, keyOrder);
    }
    return withItem(text, at, key);
  });
}

/** Where the service whose image it runs has its data in a store, so has this one: with a word of its own it would
 * have an empty database beside it. */
export function besideOwner(
  use: string,
  owner: string,
  environments: readonly WrittenEnvironment[],
): string {
  const [path = '', word] = use.split('=');
  const [collection = '', key = ''] = path.split('.');
  const takesLogin = keyOrder(['services', 'any', 'uses', collection, 'any']).includes('as');
  if (word !== undefined || !takesLogin) return use;
  const logins = environments.map(({ content }) =>
    loginOf(owner, valueAt(content, ['services', owner, 'uses', collection, key])),
  );
  const [login] = logins;
  const isOne = login !== undefined && logins.every((each) => each === login);
  return isOne ? `${path}={ as: ${login} }` : use;
}

/** Whose login a service has by its use of a store; undefined: it owns nothing there. */
function loginOf(service: string, use: unknown): string | undefined {
  if (use === 'write') return service;
  const as = valueAt(use, ['as']);
  if (as === null) return service;
  return typeof as === 'string' ? as : undefined;
}

/** A list with one more item, in brackets as `uses` mostly has them. */
function withItem(text: string, path: readonly string[], item: string): string | undefined {
  if (!isWritten(text, path)) return setValue(text, path, `[${item}]`, keyOrder);
  const items = [...keysAt(text, path), item];
  return setValue(text, path, `[${items.join(', ')}]`, keyOrder);
}
