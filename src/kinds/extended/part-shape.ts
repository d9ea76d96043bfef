// Members of the parts of a kind from outside: which there are, which it cannot do without, and what they are.
import { SHELVES } from '../contract/page-part.ts';
import type { StackParts } from '../contract/terraform-part.ts';
import type { Kind } from '../kind.ts';

export interface ShapeFault {
  readonly member: string;
  readonly expected: string;
  readonly found: string;
}

type Parts = Required<
  Pick<
    Kind,
    | 'checks'
    | 'consumer'
    | 'leaving'
    | 'logins'
    | 'monitoring'
    | 'network'
    | 'page'
    | 'platform'
    | 'rules'
    | 'stands'
    | 'terraform'
  >
>;
type What = 'function' | 'functions' | 'data';
/** With `!`, it cannot be absent. */
type Member = What | `${What}!`;

const PARTS: { readonly [P in keyof Parts]: Readonly<Record<keyof Parts[P], Member>> } = {
  checks: { byHand: 'function', places: 'data', things: 'data' },
  consumer: { lacks: 'data!', actor: 'function!', hasPods: 'data!', group: 'function' },
  logins: { ownerOf: 'function!', isLent: 'function!', nameOf: 'function' },
  monitoring: {
    ...{ scrapes: 'function!', alerts: 'function!', dashboards: 'function!', exporters: 'data!' },
  },
  network: {
    ...{ ports: 'function!', pods: 'function', zones: 'function', rules: 'function' },
    ...{ standing: 'function', isMounted: 'data', isTended: 'data' },
  },
  page: {
    ...{ shelf: 'data!', nodes: 'function', between: 'function', arrows: 'function' },
    ...{
      standing: 'function',
      rows: 'function',
      uses: 'function',
      widgets: 'function',
      measures: 'data',
    },
    ...{ objectives: 'function', activation: 'function', hours: 'data' },
  },
  platform: {
    ...{ compile: 'function!', jobSecrets: 'function', namespaces: 'function' },
    ...{ written: 'function', turns: 'function', residents: 'function' },
  },
  rules: {
    ...{ rules: 'functions', landscapeRules: 'functions', folderRules: 'functions' },
    ...{ folders: 'function', neighbours: 'function', references: 'function', names: 'function' },
    ...{ clusterNeeds: 'function', networkNeeds: 'function', secretNeeds: 'function' },
    ...{ addonNeeds: 'function', copies: 'function', recoveryGap: 'function' },
    hosts: 'function',
  },
  stands: { beside: 'data!', needed: 'data', mayName: 'function', secrets: 'function' },
  leaving: { snapshot: 'data!' },
  terraform: {
    ...{ stacks: 'data!', ownStacks: 'function', keyGrants: 'function', tasks: 'function' },
    ...{ functionImages: 'function', stoppables: 'function', backedUp: 'function' },
  },
};

const STACKS: Readonly<Record<keyof StackParts, Member>> = {
  ...{ data: 'function', network: 'function', functions: 'function' },
  ...{ edge: 'function', recovery: 'function', observability: 'function' },
};

export function partFaults(kind: Kind): readonly ShapeFault[] {
  return [
    ...(Object.keys(PARTS) as (keyof Parts)[]).flatMap((part) =>
      kind[part] === undefined ? [] : memberFaults(part, kind[part], PARTS[part]),
    ),
    ...(kind.terraform ? memberFaults('terraform', kind.terraform.stacks, STACKS, '.stacks') : []),
    ...shelfFault(kind),
  ];
}

function memberFaults(
  member: string,
  part: object,
  members: Readonly<Record<string, Member>>,
  place = '',
): readonly ShapeFault[] {
  const values = part as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(values)
    .filter((name) => !Object.hasOwn(members, name))
    .map((name) => ({
      member,
      expected: `one of ${Object.keys(members).join(', ')}`,
      found: `${member}${place}.${name}`,
    }));
  const wrong = Object.entries(members).flatMap(([name, wanted]) => {
    const isNeeded = wanted.endsWith('!');
    const what = wanted.replace('!', '');
    const value = values[name];
    if (value === undefined ? !isNeeded : isWhat(what, value)) return [];
    const found = value === undefined ? 'nothing' : `${typeof value}`;
    const expected = WORDS[what] ?? what;
    return [{ member, expected: `${member}${place}.${name}, ${expected}`, found }];
  });
  return [...unknown, ...wrong];
}

const WORDS: Readonly<Record<string, string>> = {
  function: 'a function',
  functions: 'a list of functions',
  data: 'no function',
};

function isWhat(what: string, value: unknown): boolean {
  const isFunction = (each: unknown) => typeof each === 'function';
  if (what === 'functions') return Array.isArray(value) && value.every(isFunction);
  return isFunction(value) === (what === 'function');
}

function shelfFault({ page }: Kind): readonly ShapeFault[] {
  if (page === undefined || page.shelf === null || page.shelf === undefined) return [];
  if (Object.hasOwn(SHELVES, page.shelf)) return [];
  const expected = `page.shelf, one of ${Object.keys(SHELVES).join(', ')}, or null`;
  return [{ member: 'page', expected, found: `"${page.shelf}"` }];
}
