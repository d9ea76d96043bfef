// What an earlier version wrote otherwise: both forms are understood for a time, and `migrate` writes the newer one.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renewText } from '../../src/edit/renew-text.ts';
import { renewTree } from '../../src/load/layers/renew-tree.ts';
import { loadWith } from '../../src/load/load-with.ts';
import { toPlain } from '../../src/load/tree.ts';
import { parseYaml } from '../../src/load/yaml/parse-yaml.ts';
import type { NewerForm, OlderForm } from '../../src/model/schema/older-forms.ts';
import { migrate } from '../../src/pipeline/edits/migrate.ts';
import { aModel } from '../load/a-model.ts';
import { temporaryRoot } from '../load/temporary-root.ts';

const DATES = { since: '0.2.0', ends: '2027-06-30' };
const RENAMED: readonly OlderForm[] = [
  { path: 'services.*.replicaCount', now: { key: 'replicas' }, ...DATES },
  { path: 'heading', now: { key: 'title' }, ...DATES },
];
const BASE = `# of all
system: shop
heading: "Shop" # what people read
services:
  web: { port: 8080, replicaCount: 2 } # the site
`;
const PROD = `extends: base.yaml
environment: prod
tier: production
services:
  web: { replicas: 3 }
  api:
    port: 9090
    # two are enough
    replicaCount: 2
`;
const [BASE_FILE, PROD_FILE] = ['environments/shop/base.yaml', 'environments/shop/prod.yaml'];
const files = { [BASE_FILE]: BASE, [PROD_FILE]: PROD };

/** Reads whatever is written. */
const anyModel = { ...aModel, schema: z.any() };

describe('a key that has another name', () => {
  it('counts by its old name, under what upper layers say, and is warned about with the day it ends', () => {
    const root = temporaryRoot(files);
    const model = { ...aModel, olderForms: RENAMED };
    const { value, diagnostics } = loadWith(model, { root, names: [] });

    expect(value?.[0]?.environment).toMatchObject({
      title: 'Shop',
      services: { web: { port: 8080, replicas: 3 }, api: { replicas: 2 } },
    });
    expect(diagnostics.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
      ['load/deprecated-key', BASE_FILE, 5],
      ['load/deprecated-key', BASE_FILE, 3],
      ['load/deprecated-key', PROD_FILE, 9],
    ]);
    expect(diagnostics[0]?.message).toBe(
      'services.web.replicaCount is called replicas now; the old name ends on 2027-06-30',
    );
  });

  it('is unknown where no table has it', () => {
    const { diagnostics } = loadWith(aModel, { root: temporaryRoot(files), names: [] });

    expect(diagnostics.map(({ code }) => code)).toContain('load/unknown-key');
  });
});

interface Case {
  readonly now: NewerForm;
  readonly before: string;
  readonly after: string;
}

const STORES: NewerForm = { each: 'write' };
const SIZE: NewerForm = { under: 'size' };

/** What is written at `web.x`, or `web.seconds`. */
const CASES: Readonly<Record<string, Case>> = {
  'a unit that is another one': {
    now: { key: 'x', times: 60 },
    before: '  minutes: 1.5 # enough\n',
    after: '  x: 90 # enough\n',
  },
  'a name alone where there is no number': {
    now: { key: 'x', times: 60 },
    before: '  minutes: "never"\n',
    after: '  x: "never"\n',
  },
  'a word in its quotes': {
    now: { words: { ondemand: 'onDemand' } },
    before: "  x: 'ondemand' # dear\n",
    after: "  x: 'onDemand' # dear\n",
  },
  'a word in brackets': {
    now: { words: { ondemand: 'onDemand' } },
    before: '  y: 1\n  x: ondemand\n',
    after: '  y: 1\n  x: onDemand\n',
  },
  'a scalar that is a map': {
    now: SIZE,
    before: '  x: 20 # as the first one\n  y: 1\n',
    after: '  x: { size: 20 } # as the first one\n  y: 1\n',
  },
  'a text of several lines that is a map': {
    now: SIZE,
    before: '  x: | # said\n    one\n\n    two\n  y: 1\n',
    after: '  x:\n    size: | # said\n      one\n\n      two\n  y: 1\n',
  },
  'a list that is under a key': {
    now: SIZE,
    before: '  x: # all\n    # the first\n    - a\n    - b # last\n',
    after: '  x:\n    size: # all\n      # the first\n      - a\n      - b # last\n',
  },
  'a list in brackets that is a map': {
    now: STORES,
    before: '  x: [main, "a b"] # both\n',
    after: '  x: { main: write, "a b": write } # both\n',
  },
  'an empty list that is a map': { now: STORES, before: '  x: []\n', after: '  x: {}\n' },
  'a list in lines that is a map': {
    now: STORES,
    before: '  x:\n    # orders\n    - main # kept\n    - other\n  y: 1\n',
    after: '  x:\n    # orders\n    main: write # kept\n    other: write\n  y: 1\n',
  },
  'a list in the column of its key': {
    now: { each: {} },
    before: '  x:\n  # orders\n  - main # kept\n  - other # last\n  y: 1\n',
    after: '  x:\n    # orders\n    main: {} # kept\n    other: {} # last\n  y: 1\n',
  },
};

function formOf({ now }: Case): OlderForm {
  return { path: 'key' in now ? '*.minutes' : '*.x', now, ...DATES };
}

function treeOf(text: string) {
  const { value } = parseYaml(PROD_FILE, text);
  if (value === undefined) throw new Error(`No YAML: ${text}`);
  return value;
}

describe('a value of another form', () => {
  it.each(Object.entries(CASES))('is read and rewritten alike: %s', (_name, each) => {
    const [before, after] = [`# top\nweb:\n${each.before}`, `# top\nweb:\n${each.after}`];
    const form = formOf(each);
    const path = ['web', form.path.slice(2)];
    const renewed = renewTree(treeOf(before), [form]);

    expect(renewText(before, { path, now: form.now, below: () => [] })).toBe(after);
    expect(toPlain(renewed.tree)).toEqual(toPlain(treeOf(after)));
    expect(renewed.diagnostics).toHaveLength(1);
  });

  it.each(Object.entries(CASES))('keeps line ends of Windows: %s', (_name, each) => {
    const [before, after] = [each.before, each.after].map((text) =>
      `# top\nweb:\n${text}`.replaceAll('\n', '\r\n'),
    );
    const form = formOf(each);
    const path = ['web', form.path.slice(2)];

    expect(renewText(before ?? '', { path, now: form.now, below: () => [] })).toBe(after);
  });

  it.each(Object.entries(CASES))(
    'has nothing to do where it is there already: %s',
    (_name, each) => {
      if ('key' in each.now) return;
      const after = `web:\n${each.after}`;
      const renewing = { path: ['web', 'x'], now: each.now, below: () => [] };

      expect(renewTree(treeOf(after), [formOf(each)]).diagnostics).toEqual([]);
      expect(renewText(after, renewing)).toBeUndefined();
    },
  );

  it.each<[string, NewerForm, string]>([
    ['null, which takes away', SIZE, 'x: null'],
    ['nothing', STORES, 'x:'],
    ['another word', { words: { a: 'b' } }, 'x: c'],
    ['a list of maps', STORES, 'x: [{ a: b }]'],
  ])('leaves %s', (_name, now, text) => {
    const source = `web:\n  ${text}\n`;

    expect(renewTree(treeOf(source), [{ path: 'web.x', now, ...DATES }]).diagnostics).toEqual([]);
    expect(renewText(source, { path: ['web', 'x'], now, below: () => [] })).toBeUndefined();
  });

  it('is told in the new unit', () => {
    const form = { path: '*.minutes', now: { key: 'seconds', times: 60 }, ...DATES };
    const { diagnostics } = renewTree(treeOf('web:\n  minutes: 0.1\n'), [form]);

    expect(diagnostics[0]?.message).toBe(
      'web.minutes is called seconds: 6 now; the old name ends on 2027-06-30',
    );
  });

  it('is warned about with what it is now, and the day it ends', () => {
    const { diagnostics } = renewTree(treeOf('web:\n  x: [main]\n'), [
      { path: '*.x', now: STORES, ...DATES },
    ]);

    expect(
      diagnostics.map(({ code, at, message }) => [code, at?.line, at?.column, message]),
    ).toEqual([
      [
        'load/deprecated-value',
        2,
        6,
        'web.x is written {"main":"write"} now; the old form ends on 2027-06-30',
      ],
    ]);
  });
});

describe('forms in layers', () => {
  const layered = {
    [BASE_FILE]: 'services:\n  web:\n    stores:\n    - main # all\n    - old\n',
    [PROD_FILE]: 'extends: base.yaml\nservices: { web: { stores: [main, extra] } }\n',
  };
  const forms: readonly OlderForm[] = [
    { path: 'services.*.stores', now: STORES, ...DATES },
    { path: 'services.*.stores', now: { key: 'uses' }, ...DATES },
  ];
  const environmentOf = (root: string, olderForms: readonly OlderForm[]) =>
    loadWith({ ...anyModel, olderForms }, { root, names: [] }).value?.[0]?.environment;

  it('let a list take the place of the one below, as it always did', () => {
    expect(environmentOf(temporaryRoot(layered), forms)).toMatchObject({
      services: { web: { uses: { main: 'write', extra: 'write' } } },
    });
  });

  it('mean the same when they are written anew', () => {
    const root = temporaryRoot(layered);
    const { value } = migrate(root, forms);
    const renewed = temporaryRoot({ ...layered, ...Object.fromEntries(value?.edits ?? []) });

    expect(value?.edits.get(BASE_FILE)).toBe(
      'services:\n  web:\n    uses:\n      main: write # all\n      old: write\n',
    );
    expect(value?.edits.get(PROD_FILE)).toBe(
      'extends: base.yaml\nservices: { web: { uses: { main: write, extra: write, old: null } } }\n',
    );
    expect(environmentOf(renewed, [])).toEqual(environmentOf(root, forms));
  });
});

describe('migrate', () => {
  it('writes the new names, and keeps comments, quotes and order', () => {
    const { value } = migrate(temporaryRoot(files), RENAMED);

    expect(value?.edits.get(BASE_FILE)).toBe(
      BASE.replace('heading', 'title').replace('replicaCount', 'replicas'),
    );
    expect(value?.edits.get(PROD_FILE)).toBe(PROD.replace('replicaCount', 'replicas'));
    expect(value?.said).toEqual([
      `services.*.replicaCount is replicas now in ${BASE_FILE}.`,
      `heading is title now in ${BASE_FILE}.`,
      `services.*.replicaCount is replicas now in ${PROD_FILE}.`,
    ]);
  });

  it('has nothing to do where all has the form of this version', () => {
    const { value } = migrate(temporaryRoot(files), []);

    expect([value?.edits.size, value?.said]).toEqual([
      0,
      ['Every key has the form of this version.'],
    ]);
  });
});
