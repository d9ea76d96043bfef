import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { entry, Key, type Kind, listOf, Text, z } from '../../src/extensions/kind.ts';
import { ExtensionError } from '../../src/kinds/extended/extension-error.ts';
import { readExtensions } from '../../src/kinds/extended/read-extensions.ts';
import { kinds } from '../../src/kinds/kinds.ts';
import { anEnvironment } from '../support/an-environment.ts';

const BUILT_IN = kinds as unknown as readonly Kind[];
const FILE = 'extensions/lamps/kind.ts';
const SOURCE = `import x from 'y';
export const kind = {
  collection: 'lamps',
  slug: 'lamp',
  entry: Lamp,
  page: {},
};
`;

const Lamp = z.strictObject({ purpose: Text });
const LAMP = {
  collection: 'lamps',
  slug: 'lamp',
  noun: 'lamp',
  about: 'Lamps by name.',
  entry: Lamp,
  use: listOf(Key).default([]),
  defaults: 'lamp',
};

const CODE = entry<{ lamp: string }>({
  severity: 'error',
  message: ({ lamp }) => `Lamp ${lamp} is dark`,
  why: 'It is.',
});

function read(...members: readonly object[]) {
  const modules = members.map((kind, index) => ({
    ...{ folder: index === 0 ? 'lamps' : `lamps-${index}`, file: FILE, source: SOURCE },
    load: () => ({ kind }),
  }));
  return readExtensions({ root: '/', faults: [], modules, placeOf: () => undefined }, BUILT_IN);
}

function faultsOf(members: object): readonly string[] {
  const { faults, kinds: found } = read({ ...LAMP, ...members });
  expect(found).toEqual([]);
  return faults.map(({ code, at, message }) => `${code} ${at?.file}:${at?.line} ${message}`);
}

/** What comes of calling something that throws on behalf of an extension. */
function thrownBy(call: () => unknown): Diagnostic {
  try {
    call();
  } catch (error) {
    if (error instanceof ExtensionError) return error.found;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('readExtensions', () => {
  it('gives a kind whose parts answer as they did', () => {
    const { kinds: found, faults } = read({
      ...LAMP,
      codes: { 'lamps/dark': CODE },
      rules: { rules: [() => []], names: () => [] },
      access: () => ({ variables: { LAMP: 'on' } }),
    });

    expect(faults).toEqual([]);
    const [{ kind } = {}] = found;
    expect(kind?.entry).toBe(Lamp);
    expect(kind?.rules?.rules?.map((rule) => rule(anEnvironment()))).toEqual([[]]);
    expect(kind?.access?.({} as never)).toEqual({ variables: { LAMP: 'on' } });
  });

  it.each([
    ['no collection', { collection: undefined }, 'wrong-kind', 3],
    ['a collection that is no key', { collection: 'my lamps' }, 'wrong-kind', 3],
    ['another collection than the folder', { collection: 'lanterns' }, 'wrong-kind', 3],
    ['a slug with capitals', { slug: 'Lamp' }, 'wrong-kind', 4],
    ['an entry that is no schema', { entry: {} }, 'wrong-kind', 5],
    ['an entry that passes over unknown keys', { entry: z.object({}) }, 'wrong-kind', 5],
    [
      'an entry that JSON Schema cannot say',
      { entry: z.strictObject({ a: z.date() }) },
      'wrong-kind',
      5,
    ],
    ['an entry that cannot be there in part', { entry: Lamp.refine(() => true) }, 'wrong-kind', 5],
    ['a use without a default', { use: listOf(Key) }, 'wrong-kind', 2],
    ['a use that is a text', { use: z.string().default('') }, 'wrong-kind', 2],
    ['a page that is a function', { page: () => ({}) }, 'wrong-kind', 6],
    ['terraform without stacks', { terraform: {} }, 'wrong-kind', 2],
    ['a stack that there is not', { terraform: { stacks: { date: () => {} } } }, 'wrong-kind', 2],
    ['a part without what it needs', { network: {} }, 'wrong-kind', 2],
    ['a misspelt member of a part', { rules: { rule: [] } }, 'wrong-kind', 2],
    ['a rule in no list', { rules: { rules: () => [] } }, 'wrong-kind', 2],
    ['a page on no shelf', { page: { shelf: 'attic' } }, 'wrong-kind', 6],
    ['a member that no kind has', { acess: () => ({}) }, 'wrong-kind', 2],
    ['a code of the rooms', { codes: { 'model/dark': CODE } }, 'wrong-kind', 2],
    [
      'a code that says nothing',
      { codes: { 'lamps/dark': { severity: 'error' } } },
      'wrong-kind',
      2,
    ],
    ['a slug of a built-in kind', { slug: 'bucket' }, 'name-taken', 4],
    ['a noun of a built-in kind', { noun: 'bucket' }, 'name-taken', 2],
    ['defaults of a built-in kind', { defaults: 'bucket' }, 'name-taken', 2],
    [
      'a measure of a built-in kind',
      { page: { shelf: null, measures: { queueAge: {} } } },
      'name-taken',
      6,
    ],
  ])('refuses %s', (_, members, code, line) => {
    expect(faultsOf(members)).toEqual([
      expect.stringMatching(new RegExp(`^extension/${code} ${FILE}:${line} `)),
    ]);
  });

  it('refuses a collection of a built-in kind, and one of another extension', () => {
    const bundle = { root: '/', faults: [], placeOf: () => undefined };
    const named = (folder: string, collection: string, slug: string) => ({
      ...{ folder, file: `extensions/${folder}/kind.ts`, source: SOURCE },
      load: () => ({ kind: { ...LAMP, collection, slug, noun: slug, defaults: null } }),
    });
    const modules = [named('buckets', 'buckets', 'pail'), named('lamps', 'lamps', 'lamp')];

    const { faults, kinds: found } = readExtensions({ ...bundle, modules }, BUILT_IN);

    expect(faults.map(({ message }) => message)).toEqual([
      'The collection "buckets" of an extension is taken by buckets',
    ]);
    expect(found.map(({ kind }) => kind.collection)).toEqual(['lamps']);
  });

  it('tells of a folder without kind.ts, of a file without a kind, and of one that throws', () => {
    const bundle = { root: '/', faults: [], placeOf: () => undefined };
    const modules = [
      { folder: 'a', file: 'extensions/a/kind.ts', source: null, load: null },
      { folder: 'b', file: 'extensions/b/kind.ts', source: '', load: () => ({ other: 1 }) },
      {
        ...{ folder: 'c', file: 'extensions/c/kind.ts', source: '' },
        load: () => {
          throw new Error('no light');
        },
      },
    ];

    const { faults } = readExtensions({ ...bundle, modules }, BUILT_IN);

    expect(faults.map(({ code, at }) => `${code} ${at?.file}`)).toEqual([
      'extension/no-kind-file extensions/a/kind.ts',
      'extension/no-kind extensions/b/kind.ts',
      'extension/threw extensions/c/kind.ts',
    ]);
  });

  it('says in whose file a function stopped, and which it was', () => {
    const { kinds: found } = read({
      ...LAMP,
      page: {
        shelf: 'stores',
        rows: () => {
          throw new TypeError('no light');
        },
      },
    });
    const rows = found[0]?.kind.page?.rows;

    expect(thrownBy(() => rows?.(anEnvironment()))).toMatchObject({
      code: 'extension/threw',
      message: `Extension ${FILE}, page.rows stops with an error: no light`,
      at: { file: FILE, line: 6 },
    });
  });

  it.each([
    [
      'nothing of a rule',
      { rules: { rules: [() => undefined] } },
      (k: Kind) => k.rules?.rules?.[0],
    ],
    ['a Promise', { access: async () => ({}) }, (k: Kind) => k.access],
    [
      'a variable in lower case',
      { access: () => ({ variables: { lamp: 'on' } }) },
      (k: Kind) => k.access,
    ],
    [
      'a sid with a hyphen',
      { access: () => ({ statements: [{ sid: 'a-b' }] }) },
      (k: Kind) => k.access,
    ],
    [
      'rows of two cells',
      { page: { shelf: 'stores', rows: () => [['a', 'b']] } },
      (k: Kind) => k.page?.rows,
    ],
    [
      'an effect that IAM has not',
      { access: () => ({ statements: [{ sid: 'A', effect: 'Grant' }] }) },
      (k: Kind) => k.access,
    ],
    [
      'a finding without arguments',
      { rules: { rules: [() => [{ code: 'lamps/dark', severity: 'error', message: 'Dark' }]] } },
      (k: Kind) => k.rules?.rules?.[0],
    ],
    [
      'an artifact without an object',
      {
        platform: {
          compile: () => ({
            components: [],
            artifacts: [{ type: 'kubernetes', component: 'lamps', origin: ['lamps'] }],
          }),
        },
      },
      (k: Kind) => k.platform?.compile,
    ],
    [
      'an actor that is a text',
      { consumer: { lacks: [], actor: () => 'lambda', hasPods: false } },
      (k: Kind) => k.consumer?.actor,
    ],
    [
      'a name without a limit',
      { rules: { names: () => [{ what: 'lamp', name: 'a' }] } },
      (k: Kind) => k.rules?.names,
    ],
    [
      'a resource out of a stack',
      { terraform: { stacks: { data: () => 1 } } },
      (k: Kind) => k.terraform?.stacks.data,
    ],
  ])('refuses %s as a result', (_, members, pick) => {
    const [extended] = read({ ...LAMP, ...members }).kinds;
    const call = extended && (pick(extended.kind) as unknown as (() => unknown) | undefined);

    expect(thrownBy(() => call?.()).code).toBe('extension/wrong-result');
  });
});
