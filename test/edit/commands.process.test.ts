// `set`, `rename` and `remove` on the repository that `init` makes: what they change, and what they refuse.
import { describe, expect, it } from 'vitest';
import { renameIn } from '../../src/pipeline/edits/rename-key.ts';
import { git, inGit } from '../commands/a-repository.ts';
import { realRun } from '../commands/real-run.ts';
import { treeOf } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';
import { aShop, asApplied, BASE, madeShop, PROD } from './a-shop.ts';

const made = madeShop();

/** As the first commit of a repository. */
function aCommittedShop(files: Readonly<Record<string, string>> = {}) {
  const shop = aShop(files);
  inGit(shop.folder, 'init', '--quiet', '--initial-branch=main');
  inGit(shop.folder, 'add', '.');
  inGit(shop.folder, 'commit', '--quiet', '--message=first');
  return shop;
}

/** Lines that differ, with their signs. */
function changed(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

describe('set', () => {
  it('changes one value where it stands, and dist/ with it', () => {
    const { run, read } = aShop();
    const { exitCode, out, error } = run(
      'set',
      'shop/prod',
      'databases.main.class',
      'db.r6g.xlarge',
    );

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain(`databases.main.class is db.r6g.xlarge in ${PROD}.\n`);
    expect(changed(made[PROD] ?? '', read(PROD))).toEqual([
      '-    class: db.r6g.large',
      '+    class: db.r6g.xlarge',
    ]);
    expect(read('dist/shop/prod/terraform/data/cdk.tf.json')).toContain('db.r6g.xlarge');
  });

  it('changes a layer that has the value, and says for whom it counts', () => {
    const dev = (made[PROD] ?? '')
      .replaceAll('prod', 'dev')
      .replace('tier: devuction', 'tier: development');
    const { run, read } = aShop({
      'environments/shop/dev.yaml': dev
        .replaceAll('10.20.', '10.21.')
        .replace('210987654321', '310987654321'),
    });
    const { exitCode, out, error } = run('set', 'shop/prod', 'services.web.port', '8081');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain(`${BASE}, which counts for environments/shop/dev.yaml as well.`);
    expect(changed(made[BASE] ?? '', read(BASE))).toEqual(['-    port: 8080', '+    port: 8081']);
  });

  it('takes a system for all of its environments, wherever the value stands', () => {
    const { run, read } = aShop();
    run('new', 'environment', 'shop/dev', '--account', '310987654321');
    const shared = run('set', 'shop', 'services.web.replicas', '3');
    const own = run('set', 'shop', 'databases.main.maxConnections', '120');
    const dev = 'environments/shop/dev.yaml';

    expect([shared.exitCode, shared.out]).toEqual([
      0,
      expect.stringContaining(`services.web.replicas is 3 in ${BASE}.\n`),
    ]);
    expect([own.exitCode, own.error]).toEqual([0, '']);
    expect([PROD, dev].map((file) => read(file).includes('maxConnections: 120'))).toEqual([
      true,
      true,
    ]);
    expect(run('set', 'shp', 'tier', 'staging').error).toContain('Did you mean "shop"?');
  });

  it('writes in the named layer, where its place in the schema is', () => {
    const { run, read } = aShop();
    const { exitCode } = run(
      'set',
      'shop/prod',
      'services.web.replicas',
      '4',
      '--file',
      'base.yaml',
    );

    expect(exitCode).toBe(0);
    expect(read(BASE)).toMatch(/status: new\n[\s\S]* {4}replicas: 4\n/);
  });

  it.each([
    ['text that looks like a number', 'cluster.version', '1.34', '  version: "1.34"'],
    ['a quoted text in its quotes', 'databases.main.version', '17', '    version: "17"'],
    [
      'a map',
      'databases.main.storage',
      '{ sizeGb: 30, maxGb: 60 }',
      '    storage: { sizeGb: 30, maxGb: 60 }',
    ],
    [
      'text with a comma and a colon',
      'databases.main.purpose',
      'Books: old, new',
      '    purpose: "Books: old, new"',
    ],
    [
      'a list',
      'cluster.nodeGroups.main.instanceTypes',
      '[m5a.large]',
      '    main: { zones: [us-east-1a, us-east-1b], instanceTypes: [m5a.large], min: 2, max: 4 }',
    ],
  ])('writes %s', (_name, path, value, line) => {
    const { run, read } = aShop();
    const { error } = run('set', 'shop/prod', path, value);

    expect(error).not.toContain('error');
    expect(read(PROD).split('\n')).toContain(line);
  });

  it.each([
    ['a key that there is not', ['services.web.replicaz', '3'], 'Did you mean "replicas"?', 1],
    ['a value of another type', ['services.web.port', 'many'], 'services.web.port', 1],
    ['a value that breaks a rule', ['network.cidr', '10.99.0.0/16'], 'model/', 1],
    ['a path through a value', ['tier.x', '1'], 'command/no-place', 2],
    ['no path', ['services..web', '1'], 'Wrong value for <path>', 2],
    [
      'a layer that is none',
      ['tier', 'production', '--file', 'bsae.yaml'],
      'Did you mean "base.yaml"?',
      2,
    ],
    [
      'a layer that does not count',
      ['tier', 'staging', '--file', 'base.yaml'],
      'command/overridden',
      2,
    ],
  ])('refuses %s, and writes nothing', (_name, words, said, code) => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('set', 'shop/prod', ...words);

    expect(error).toContain(said);
    expect(exitCode).toBe(code);
    expect(treeOf(folder)).toEqual(made);
  });

  it('keeps a byte order mark and line ends of Windows', () => {
    const text = `\uFEFF${(made[PROD] ?? '').replaceAll('\n', '\r\n')}`;
    const { run, read } = aShop({ [PROD]: text });

    expect(run('set', 'shop/prod', 'databases.main.maxConnections', '120').exitCode).toBe(0);
    expect(read(PROD)).toBe(text.replace('maxConnections: 100', 'maxConnections: 120'));
  });

  it('shows with --dry-run the lines that would change, and changes none', () => {
    const { folder, run } = aShop();
    const { out } = run('set', 'shop/prod', 'databases.main.maxConnections', '120', '--dry-run');

    expect(out).toContain(`--- a/${PROD}\n+++ b/${PROD}\n@@ -`);
    expect(out).toContain('\n-    maxConnections: 100\n+    maxConnections: 120\n');
    expect(treeOf(folder)).toEqual(made);
  });

  it('has nothing to do where the value is there already', () => {
    const { exitCode, out } = aShop().run('set', 'shop/prod', 'tier', 'production');

    expect([exitCode, out]).toEqual([0, `tier is production in ${PROD} already.\n`]);
  });
});

describe('rename', () => {
  const OTHER = `  orders:
    title: Orders
    namespace: apps
    category: apps
    status: new
    port: 8081
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits: { cpu: 500m, memory: 256Mi }
    uses: { services: [web], databases: { main: { as: web } } }
`;
  const withOther = () => ({
    [BASE]: `${made[BASE]}${OTHER}`,
    [PROD]: `${made[PROD]}
deviations:
  services.web.replicas: { design: 9, because: Two are enough }
`.replace(
      'web: { image: { tag: 0.1.0 } }',
      'web: { image: { tag: 0.1.0 } } # the site\n  orders: { image: { from: web } }',
    ),
  });

  it('changes the key and all that names it, in all files, and nothing else', () => {
    const { run, read } = aShop(withOther());
    const before = { base: read(BASE), prod: read(PROD) };
    const { exitCode, out, error } = run('rename', 'shop', 'services.web', 'site');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain(`services.web is services.site now in ${BASE}, ${PROD}.`);
    expect(changed(before.base, read(BASE))).toEqual([
      '-  web:',
      '-    uses: { services: [web], databases: { main: { as: web } } }',
      '+  site:',
      '+    uses: { services: [site], databases: { main: { as: site } } }',
    ]);
    expect(changed(before.prod, read(PROD))).toEqual([
      '-  web: { image: { tag: 0.1.0 } } # the site',
      '-  orders: { image: { from: web } }',
      '-  services.web.replicas: { design: 9, because: Two are enough }',
      '+  site: { image: { tag: 0.1.0 } } # the site',
      '+  orders: { image: { from: site } }',
      '+  services.site.replicas: { design: 9, because: Two are enough }',
    ]);
  });

  it('renames a store with the edges to it', () => {
    const { run, read } = aShop();

    expect(run('rename', 'shop/prod', 'databases.main', 'books').exitCode).toBe(0);
    expect(read(BASE)).toContain('databases: { books: write }');
    expect(read(PROD)).toContain('databases:\n  books:\n');
  });

  it('is refused where AWS keeps the name for life, unless nothing of it was ever applied', () => {
    const { folder, read } = aCommittedShop({ [PROD]: asApplied(made[PROD] ?? '') });
    const words = ['rename', 'shop', 'services.web', 'site'];
    const refused = realRun(words, folder, { home: ROOT, git });

    expect(refused.exitCode).toBe(1);
    expect(refused.error).toContain('lifecycle/renamed-data');
    expect(refused.error).toContain('rename --never-applied, and a waiver that says so');
    expect(read(BASE)).toContain('  web:\n');

    const { exitCode, out } = realRun([...words, '--never-applied'], folder, { home: ROOT, git });
    expect(exitCode).toBe(0);
    expect(out).toContain(
      'A comparison with the base finds lifecycle/other-database and lifecycle/renamed-data',
    );
    expect(read(BASE)).toContain('  site:\n');
  });

  it('asks nothing in an environment of which nothing was applied, whose change is then counted', () => {
    const { folder, read } = aCommittedShop();
    const renamed = realRun(['rename', 'shop', 'databases.main', 'books'], folder, {
      ...{ home: ROOT, git },
    });
    const judged = realRun(['lifecycle'], folder, { home: ROOT, git });

    expect(renamed.exitCode).toBe(0);
    expect(read(PROD)).not.toContain('moved');
    expect(judged.exitCode).toBe(0);
    expect(judged.error).toContain('warning  lifecycle/not-applied');
    expect(judged.error).toContain('1 environment says applied: false and is not judged');
  });

  it('says under moved what it was, where that is asked for, and leaves the rest of the edit', () => {
    const { folder, read } = aShop();
    const request = { root: folder, name: 'shop', path: 'databases.main', to: 'books' };
    const { value } = renameIn(request);
    const moved = value?.moved();
    const prod = value?.edits.get(PROD) ?? '';

    expect(changed(prod, moved?.edits.get(PROD) ?? '')).toEqual([
      '+moved:',
      '+  databases.books: databases.main',
    ]);
    expect(prod).toContain('databases:\n  books:\n');
    expect(prod).not.toContain('moved:');
    expect(moved?.edits.get(BASE)).toBe(value?.edits.get(BASE));
    expect(moved?.said).toEqual([
      `databases.main is databases.books now in ${BASE}, ${PROD}.`,
      `${PROD} says under moved what it was.`,
    ]);
    expect([read(BASE), read(PROD)]).toEqual([made[BASE], made[PROD]]);
  });

  it('says it in each environment that has the key, since none reads the file of another', () => {
    const { folder, run } = aShop();
    const eu = 'environments/shop/eu.yaml';
    expect(run('new', 'environment', 'shop/eu', '--account', '310987654321').exitCode).toBe(0);
    const request = { root: folder, name: 'shop', path: 'network.subnets.data', to: 'stores' };
    const moved = renameIn(request).value?.moved();

    for (const file of [eu, PROD]) {
      expect(moved?.edits.get(file)).toContain(
        'moved:\n  network.subnets.stores: network.subnets.data\n',
      );
    }
    expect(moved?.said.at(-1)).toBe(`${eu}, ${PROD} say under moved what it was.`);
  });

  it.each([
    ['what is not there', ['services.wep', 'site'], 'Did you mean "web"?'],
    ['a name that is taken', ['namespaces.apps', 'apps'], 'command/name-in-use'],
    ['a name that is none', ['services.web', 'My Site'], 'Wrong value for <key>'],
    ['a path of one key', ['services', 'site'], 'Wrong value for <path>'],
  ])('refuses %s', (_name, words, said) => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('rename', 'shop', ...words);

    expect([exitCode, error]).toEqual([2, expect.stringContaining(said)]);
    expect(treeOf(folder)).toEqual(made);
  });
});

describe('remove', () => {
  const QUEUE = 'queues:\n  jobs: { purpose: Jobs } # many\n  mails: { purpose: Mails }\n';
  it.each([
    ['it is said', 'true', ['--never-applied']],
    ['the environment says it', 'false', []],
  ])('takes out at once what was never applied, where %s', (_name, applied, words) => {
    const prod = (made[PROD] ?? '').replace('applied: false', `applied: ${applied}`);
    const { run, read } = aShop({
      [PROD]: `${prod}\n${QUEUE}`,
      [BASE]: `${made[BASE]}      queues: { mails: both }\n`,
    });
    const { exitCode, error } = run('remove', 'shop/prod', 'queues.jobs', ...words);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(read(PROD)).toBe(`${prod}\nqueues:\n  mails: { purpose: Mails }\n`);
  });

  it('asks what becomes of data, and then goes step by step', () => {
    const prod = asApplied(made[PROD] ?? '');
    const { run, read } = aShop({
      [PROD]: `${prod}\n${QUEUE}`,
      [BASE]: `${made[BASE]}      queues: { mails: both }\n`,
    });
    const asked = run('remove', 'shop/prod', 'queues.jobs');
    expect([asked.exitCode, asked.error]).toEqual([
      2,
      expect.stringContaining('retain or destroy'),
    ]);

    const first = run('remove', 'shop/prod', 'queues.jobs', '--data', 'destroy');
    expect(first.exitCode).toBe(0);
    expect(first.out).toContain('the same command takes the next step of three');
    expect(read(PROD)).toContain('leaving:\n  queues:\n    jobs: { data: destroy }\n');
    const second = run('remove', 'shop/prod', 'queues.jobs');
    expect(second.exitCode).toBe(0);
    expect(read(PROD)).toContain('jobs: { data: destroy, step: remove }\n');
    const third = run('remove', 'shop/prod', 'queues.jobs');
    expect(third.exitCode).toBe(0);
    expect(read(PROD)).toBe(`${prod}\nqueues:\n  mails: { purpose: Mails }\n`);
  });

  it('takes away with null what a layer has, for one environment', () => {
    const { run, read } = aShop({ [BASE]: `${made[BASE]}    env: { MODE: fast, LEVEL: low }\n` });

    expect(run('remove', 'shop/prod', 'services.web.env.MODE').exitCode).toBe(0);
    expect(read(BASE)).toContain('MODE: fast');
    expect(read(PROD)).toContain('web: { image: { tag: 0.1.0 }, env: { MODE: null } }');
    expect(run('remove', 'shop', 'services.web.env.LEVEL').exitCode).toBe(0);
    expect(read(BASE)).toContain('env: { MODE: fast }');
    expect(read(PROD)).not.toContain('LEVEL');
  });

  it('names who still uses it, and writes nothing', () => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('remove', 'shop/prod', 'databases.main', '--never-applied');

    expect(exitCode).toBe(1);
    expect(error).toContain('model/unknown-target');
    expect(error).toContain(BASE);
    expect(treeOf(folder)).toEqual(made);
  });

  it('knows what is not there', () => {
    const { run } = aShop();

    expect(run('remove', 'shop/prod', 'databases.mian').error).toContain('Did you mean "main"?');
  });
});
