// `new`: what it adds compiles without a finding, and stands where a person would have written it.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { storeCollections } from '../../src/scaffold/stores.ts';
import { aShop, BASE, madeShop, PROD } from '../edit/a-shop.ts';
import { treeOf } from '../emit/temporary-folder.ts';

const made = madeShop();

describe('new service', () => {
  it('stands in the layer of all, with its image and its edges', () => {
    const { run, read } = aShop();
    const words = ['--uses', 'databases.main', '--used-by', 'web', '--port', '8081'];
    const { exitCode, out, error } = run('new', 'service', 'shop', 'order-desk', ...words);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain(`services.order-desk is in ${BASE}, ${PROD}.\n`);
    expect(read(BASE)).toContain(
      '      services: [order-desk]\n      databases: { main: write }\n',
    );
    expect(read(BASE)).toContain(
      '  order-desk:\n    title: Order desk\n    namespace: apps\n    category: apps\n',
    );
    expect(read(BASE)).toContain('    port: 8081\n');
    expect(read(PROD)).toContain('  order-desk: { image: { tag: 0.1.0 } }\n');
    expect(read(BASE).startsWith((made[BASE] ?? '').slice(0, 300))).toBe(true);
    expect(read('atlantis.yaml')).toBe(made['atlantis.yaml']);
  });

  it.each([
    ['without an edge', ['shop', 'x'], 'command/edge-unsaid'],
    [
      'with a name that is there',
      ['shop', 'web', '--uses', 'databases.main'],
      'command/name-in-use',
    ],
    [
      'with a name that is none',
      ['shop', 'A_b', '--uses', 'databases.main'],
      'Wrong value for <name>',
    ],
    [
      'in a system that there is not',
      ['shpo', 'x', '--uses', 'databases.main'],
      'load/unknown-environment',
    ],
    ['with a port that is none', ['shop', 'x', '--port', 'http'], 'Wrong value for --port'],
    ['without a name', ['shop'], 'Write new service <system> <name>'],
  ])('is refused %s, and nothing is written', (_name, words, said) => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('new', 'service', ...words);

    expect([exitCode, error]).toEqual([2, expect.stringContaining(said)]);
    expect(treeOf(folder)).toEqual(made);
  });

  it('names what it uses that is not there', () => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('new', 'service', 'shop', 'x', '--uses', 'caches.main');

    expect([exitCode, error]).toEqual([
      2,
      expect.stringContaining('Make it first: npx groundplan new store shop caches.main'),
    ]);
    expect(treeOf(folder)).toEqual(made);
  });

  it.each([
    ['a service that is not there', ['x', '--used-by', 'orders'], 'Use one of: web; or make it'],
    ['a service nearly', ['x', '--used-by', 'wep'], 'Did you mean "web"?'],
    ['a store nearly', ['x', '--uses', 'database.main'], 'Did you mean "databases.main"?'],
    ['a collection alone', ['x', '--uses', 'databases'], 'Use one of: '],
    ['an image nearly', ['x', '--used-by', 'web', '--image-from', 'wbe'], 'Did you mean "web"?'],
    ['a port of a worker', ['x', '--kind', 'worker', '--port', '80'], 'Leave out --port'],
    ['no schedule', ['x', '--kind', 'cronJob'], 'Give --schedule'],
  ])('says once what is wrong with %s', (_name, words, said) => {
    const { folder, run } = aShop();
    const { exitCode, error } = run('new', 'service', 'shop', ...words);

    expect([exitCode, error]).toEqual([2, expect.stringContaining(said)]);
    expect(error).toContain('\n1 error.');
    expect(treeOf(folder)).toEqual(made);
  });

  it('takes several edges with commas', () => {
    const { run, read } = aShop();
    run('new', 'store', 'shop', 'queues.jobs', '--used-by', 'web');
    const uses = ['--uses', 'databases.main,queues.jobs=send'];

    expect(run('new', 'service', 'shop', 'orders', ...uses, '--used-by', 'web').error).toBe('');
    expect(parse(read(BASE)).services.orders.uses).toEqual({
      databases: { main: 'write' },
      queues: { jobs: 'send' },
    });
  });

  it('is a worker, a schedule or a job by --kind, with an image of its own or that of another', () => {
    const { run, read } = aShop();
    const ofWeb = ['--image-from', 'web', '--uses', 'databases.main'];
    const nightly = ['--kind', 'cronJob', '--schedule', '30 2 * * *'];

    expect(run('new', 'service', 'shop', 'mailer', '--kind', 'worker', ...ofWeb).error).toBe('');
    expect(run('new', 'service', 'shop', 'report', ...nightly, ...ofWeb).error).toBe('');
    expect(run('new', 'service', 'shop', 'backfill', '--kind', 'job', ...ofWeb).error).toBe('');
    const { mailer, report, backfill } = parse(read(BASE)).services;
    expect(mailer).toMatchObject({ kind: 'worker', image: { from: 'web' } });
    expect(mailer.probes.command.at(-1)).toBe('test -n "$(find /tmp/alive -mmin -1)"');
    expect(mailer.port).toBeUndefined();
    expect(report).toMatchObject({ kind: 'cronJob', schedule: { cron: '30 2 * * *' } });
    // What it works on is in the database of whose image it runs.
    expect(report.uses).toEqual({ databases: { main: { as: 'web' } } });
    expect(backfill).toMatchObject({ kind: 'job', image: { from: 'web' } });
    expect(read(PROD)).not.toContain('mailer');
  });
});

describe('new store', () => {
  it.each(storeCollections)('%s compile without an error, with an edge to them', (collection) => {
    const { run, read } = aShop();
    const { exitCode, error } = run(
      'new',
      'store',
      'shop',
      `${collection}.extra`,
      '--used-by',
      'web',
    );

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(Object.keys(parse(read(PROD))[collection])).toContain('extra');
    expect(JSON.stringify(parse(read(BASE)).services.web.uses[collection])).toContain('extra');
  });

  it.each([
    ['queue.jobs', 'Did you mean "queues.jobs"?'],
    ['jobs', 'Use one of: databases.main, '],
  ])('says what %s may be meant for', (path, said) => {
    const { exitCode, error } = aShop().run('new', 'store', 'shop', path);

    expect([exitCode, error]).toEqual([2, expect.stringContaining(said)]);
  });

  it('brings the add-ons that it needs, and takes another word for its edge', () => {
    const bare = {
      [PROD]: (made[PROD] ?? '')
        .replace('  external-secrets: {}\n', '')
        .replace('tier: production', 'tier: staging')
        .replace(/\n {2}alarms:\n(?: {4}.*\n)+/, '\n')
        .replace(/\ndatabases:\n(?: {2}.*\n)+/, ''),
      [BASE]: (made[BASE] ?? '').replace(
        '      databases: { main: write }\n',
        '      buckets: { files: write }\n',
      ),
    };
    const { run, read } = aShop({
      ...bare,
      [PROD]: `${bare[PROD]}\nbuckets:\n  files: { purpose: Files }\n`,
    });
    const { exitCode, out, error } = run(
      'new',
      'store',
      'shop',
      'secrets.signing',
      '--used-by',
      'web',
    );

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('addons.external-secrets is there as well, which it needs.');
    expect(read(PROD)).toContain('  cluster-autoscaler: {}\n  external-secrets: {}\n');
    expect(run('new', 'store', 'shop', 'tables.carts', '--used-by', 'web').exitCode).toBe(0);
    expect(parse(read(BASE)).services.web.uses.tables).toEqual({ carts: 'write' });
  });
});

describe('new chart', () => {
  it('stands in the layer of all, and has an Application', () => {
    const { run, read } = aShop();
    const words = ['--repository', 'https://charts.shop.dev', '--chart-version', '1.2.0'];
    const used = ['--used-by', 'web', '--port', '5678'];
    const { exitCode, error } = run('new', 'chart', 'shop', 'echo', ...words, ...used);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(parse(read(BASE)).charts.echo).toMatchObject({
      ...{ chart: 'echo', version: '1.2.0', ports: [5678] },
    });
    expect(parse(read(BASE)).services.web.uses.charts).toEqual(['echo']);
    expect(read('dist/shop/prod/argocd/application-shop-prod-echo.yaml')).toContain(
      'targetRevision: "1.2.0"',
    );
  });

  it('asks for what has no default', () => {
    expect(aShop().run('new', 'chart', 'shop', 'echo').error).toContain(
      'new chart needs --repository and --chart-version',
    );
  });
});

describe('new environment and new system', () => {
  it('copies the nearest one, with addresses, account, tier and names of its own', () => {
    const text = `${made[PROD]}
waivers: {}
deviations:
  services.web.replicas: { design: 9, because: Two are enough }
`.replace('waivers: {}\n', '');
    const { run, read } = aShop({ [PROD]: text });
    const { exitCode, error } = run('new', 'environment', 'shop/dev', '--account', '310987654321');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    const dev = read('environments/shop/dev.yaml');
    expect(parse(dev)).toMatchObject({
      ...{ environment: 'dev', tier: 'development' },
      aws: { account: '310987654321' },
      network: { cidr: '10.21.0.0/16' },
      cluster: { name: 'shop-dev' },
    });
    expect(dev).not.toContain('deviations');
    expect(dev).not.toContain('10.20.');
    expect(dev).toContain('# What you expect to pay');
    expect(read('atlantis.yaml')).toContain('shop-dev-network');
  });

  it('leaves to the original in its account what there is one of', () => {
    const { run, read } = aShop();
    const { exitCode, out, error } = run(
      ...['new', 'environment', 'shop/staging', '--account', '210987654321'],
    );

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('It pulls the images of shop/prod: delivery.registry.shared.');
    expect(parse(read('environments/shop/staging.yaml')).delivery.registry).toEqual({
      shared: { account: '210987654321', region: 'us-east-1', madeBy: 'shop/prod' },
    });
  });

  it('takes the tier that it is given', () => {
    const { run, read } = aShop();
    const words = ['--account', '210987654321', '--tier', 'production'];

    expect(run('new', 'environment', 'shop/dev', ...words).exitCode).toBe(0);
    expect(parse(read('environments/shop/dev.yaml')).tier).toBe('production');
  });

  it('begins a system beside another one', () => {
    const { run, read } = aShop();
    const { exitCode, error } = run('new', 'system', 'billing', '--account', '310987654321');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(parse(read('environments/billing/prod.yaml'))).toMatchObject({
      network: { cidr: '10.21.0.0/16' },
      delivery: parse(made[PROD] ?? '').delivery,
    });
  });

  it.each([
    ['an account', ['environment', 'shop/dev'], 'new environment needs --account'],
    ['a name of two words', ['environment', 'dev', '--account', '310987654321'], 'as in shop/dev'],
    [
      'one to copy',
      ['environment', 'shop/dev', '--account', '310987654321', '--like', 'shop/prdo'],
      'Did you mean "shop/prod"?',
    ],
    ['a name that is free', ['environment', 'shop/prod', '--account', '310987654321'], 'already'],
    ['a scaffold', ['servcie', 'shop', 'x'], 'Did you mean "service"?'],
    ['an account of 12 digits', ['environment', 'shop/dev', '--account', '12'], 'the 12 digits'],
    [
      'a region',
      ['environment', 'shop/dev', '--account', '310987654321', '--region', 'eu-west-11'],
      'such as eu-west-1',
    ],
  ])('lacks %s, and says so', (_name, words, said) => {
    const { exitCode, error } = aShop().run('new', ...words);

    expect([exitCode, error]).toEqual([2, expect.stringContaining(said)]);
  });
});
