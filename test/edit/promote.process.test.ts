// `promote` between two environments of the repository that `init` makes: what follows, what stays, what is refused.
import { describe, expect, it } from 'vitest';
import { committedBase } from '../../scripts/lifecycle/committed-base.ts';
import { promote } from '../../src/pipeline/edits/promote/promote.ts';
import { pipeline } from '../../src/pipeline.ts';
import { treeOf } from '../emit/temporary-folder.ts';
import { aShop, asApplied, BASE, madeShop, PROD } from './a-shop.ts';

const STAGING = 'environments/shop/staging.yaml';
const made = madeShop();
const prod = `${asApplied(made[PROD] ?? '')}
parity:
  with: shop/staging
  agree: [databases.*.engine, services.*.port]
  differs: [aws, network, "*.*.deletionProtection"]
`;
const staging = (made[PROD] ?? '')
  .replace('environment: prod', 'environment: staging')
  .replace('tier: production', 'tier: staging')
  .replace('shop-prod', 'shop-staging')
  .replaceAll('10.20.', '10.21.')
  .replace('210987654321', '310987654321');

const QUEUE = `queues:
  # What is paid waits here to be packed.
  jobs:
    purpose: Orders to pack   # by hand
`;

const ORDERS = `  orders:
    title: Orders
    namespace: apps
    category: apps
    status: new
    image: { tag: 0.1.0 }
    port: 8081
    resources:
      requests: { cpu: 100m, memory: 128Mi }
      limits: { cpu: 500m, memory: 256Mi }
    uses: { queues: { jobs: receive } }
`;

type Edit = (text: string) => string;

/** The two with what differs in their files. */
function shopWith(inStaging: Edit, inProd: Edit = (text) => text) {
  return aShop({ [STAGING]: inStaging(staging), [PROD]: inProd(prod) });
}

function promoted(root: string, ...paths: readonly string[]) {
  const { value, diagnostics } = promote({ root, from: 'shop/staging', to: 'shop/prod', paths });
  return {
    said: value?.said ?? [],
    text: value?.edits.get(PROD),
    files: [...(value?.edits.keys() ?? [])],
    codes: diagnostics.map(({ code }) => code),
    hints: diagnostics.map(({ hint }) => hint),
  };
}

const newer: Edit = (text) => text.replace('tag: 0.1.0', 'tag: 0.2.0');

describe('promote', () => {
  it('carries versions into the file of the next environment, and results with it', () => {
    const { run, read, folder } = shopWith((text) =>
      newer(text).replace('version: "16"', 'version: "17"'),
    );
    run('synth');
    const before = treeOf(folder);
    const { exitCode, out, error } = run('promote', 'shop/staging', 'shop/prod');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain(
      [
        `shop/prod takes over from shop/staging, in ${PROD}:`,
        '  databases.main.version  16 → 17',
        '  services.web.image.tag  0.1.0 → 0.2.0',
        '',
        'Differs, and stays (shop/staging | shop/prod):',
      ].join('\n'),
    );
    expect(out).toContain('npx groundplan diff shop/prod says what that does to what runs.\n');
    expect(read(PROD)).toBe(newer(prod).replace('version: "16"', 'version: "17"'));
    expect(read('dist/shop/prod/kubernetes/web/deployment-web.yaml')).toContain(':0.2.0');
    const base = committedBase(new Map(Object.entries(before)));
    const judged = pipeline.compileFiles({
      ...{ root: folder, names: [], pages: 'none', base },
      ...{ commitDate: () => undefined, onStage: () => undefined },
    });
    expect(judged.diagnostics.map(({ code }) => code)).toContain('lifecycle/major-upgrade');
  });

  it('shows with --dry-run the lines that would change, and changes none', () => {
    const { run, folder } = shopWith(newer);
    const before = treeOf(folder);
    const { exitCode, out } = run('promote', 'shop/staging', 'shop/prod', '--dry-run');

    expect(exitCode).toBe(0);
    expect(out).toContain(
      '\n-  web: { image: { tag: 0.1.0 } }\n+  web: { image: { tag: 0.2.0 } }\n',
    );
    expect(treeOf(folder)).toEqual(before);
  });

  it('says what differs beside, once where it is alike, and nothing that is meant to', () => {
    const { folder } = shopWith(
      (text) => text.replace('maxConnections: 100', 'maxConnections: 50'),
      (text) => newer(text).replace('aws, network', 'aws, network, tier'),
    );
    const { said } = promoted(folder);

    expect(said).toContainEqual(
      expect.stringMatching(/^ {2}databases\.main\.maxConnections +50 \| 100$/),
    );
    expect(
      said.filter((line) => /^ {2}(aws|network|tier|databases.main.deletion)/.test(line)),
    ).toEqual([]);
  });

  it('has nothing to do where all is the same, and writes nothing', () => {
    const { folder, run } = shopWith((text) => text);
    const { exitCode, out } = run('promote', 'shop/staging', 'shop/prod', 'services');

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Nothing of shop\/staging is left for shop\/prod to take over\.\n/);
    expect(promoted(folder, 'services').files).toEqual([]);
  });

  it('is narrowed by paths', () => {
    const { folder } = shopWith((text) => newer(text).replace('version: "16"', 'version: "17"'));
    const { text } = promoted(folder, 'services.web');

    expect(text).toBe(newer(prod));
  });

  it('carries what a path names exactly, whatever the contract says', () => {
    const { folder } = shopWith((text) =>
      text.replace('maxConnections: 100', 'maxConnections: 50'),
    );
    const { text } = promoted(folder, 'databases.main.maxConnections');

    expect(text).toBe(prod.replace('maxConnections: 100', 'maxConnections: 50'));
  });

  it('shows an entry that only the first has, and adds it with its comments where it is named', () => {
    const { folder } = shopWith((text) => `${text}\n${QUEUE}`);
    const shown = promoted(folder);
    const added = promoted(folder, 'queues.jobs');

    expect(shown.said.join('\n')).toMatch(/\nOnly in shop\/staging; .*:\n {2}queues\.jobs(\n|$)/);
    expect(shown.text).toBeUndefined();
    expect(added.text).toContain(QUEUE);
    expect(added.text?.replace(`${QUEUE}\n`, '')).toBe(prod);
  });

  it('says what only the second has, and leaves it', () => {
    const { folder } = shopWith(newer, (text) => `${text}\n${QUEUE}`);
    const { said, text } = promoted(folder);

    expect(said.join('\n')).toMatch(/\nOnly in shop\/prod:\n {2}queues\.jobs\n/);
    expect(text).toBe(newer(`${prod}\n${QUEUE}`));
  });

  it('writes in the file of the environment what a layer says for others as well', () => {
    const tagged = (made[BASE] ?? '').replace('    port:', '    image: { tag: 0.1.0 }\n    port:');
    const { folder } = aShop({
      [BASE]: tagged,
      [STAGING]: newer(staging),
      [PROD]: prod.replace('services:\n  web: { image: { tag: 0.1.0 } }\n\n', ''),
    });
    const { text, files } = promoted(folder);

    expect(files).toEqual([PROD]);
    expect(text).toContain('\nservices:\n  web:\n    image:\n      tag: 0.2.0\n');
  });

  it('keeps a byte order mark and line ends of Windows', () => {
    const windows: Edit = (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const { folder } = shopWith((text) => windows(`${newer(text)}\n${QUEUE}`), windows);
    const { text } = promoted(folder, 'services', 'queues.jobs');

    expect(text?.replace(`${QUEUE}\n`.replaceAll('\n', '\r\n'), '')).toBe(windows(newer(prod)));
  });

  it('mends what has to agree, which everything else refuses', () => {
    const { run, read, folder } = shopWith((text) =>
      text.replace('services:\n  web: { image', 'services:\n  web: { port: 8090, image'),
    );
    const refused = run('synth');
    const { exitCode, out, error } = run('promote', 'shop/staging', 'shop/prod');

    expect(refused.exitCode).toBe(1);
    expect(refused.error).toContain(
      'Run npx groundplan promote shop/staging shop/prod services.web.port',
    );
    expect(refused.error).toContain(`see: ${STAGING}:`);
    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('  services.web.port  8080 → 8090\n');
    expect(read(PROD)).toContain('  web: { image: { tag: 0.1.0 }, port: 8090 }\n');
    expect(promoted(folder, 'services.web').files).toEqual([]);
  });

  it('does not carry over what the contract does not let follow', () => {
    const { folder } = shopWith(newer, (text) => text.replace('agree:', 'follows: []\n  agree:'));

    expect(promoted(folder).files).toEqual([]);
  });

  it.each<[string, readonly string[], string, string]>([
    ['a path that neither has', ['services.wbe'], 'command/not-written', 'Did you mean "web"?'],
    ['no path', ['services..web'], 'command/wrong-value', 'Give <path> keys joined by dots'],
  ])('refuses %s', (_name, paths, code, hint) => {
    const { folder } = shopWith(newer);
    const { codes, hints, files } = promoted(folder, ...paths);

    expect(codes).toEqual([code]);
    expect(hints.join()).toContain(hint);
    expect(files).toEqual([]);
  });

  it.each([
    ['itself', 'shop/prod', 'command/wrong-value'],
    ['an environment of another system', 'depot/staging', 'command/wrong-value'],
    ['one that there is not', 'shop/stagin', 'load/unknown-environment'],
    ['one that is not before it', 'shop/dev', 'command/promotes-past'],
  ])('does not go from %s', (_name, from, code) => {
    const dev = staging.replaceAll('staging', 'dev').replace('tier: dev', 'tier: development');
    const { folder } = aShop({
      [STAGING]: staging,
      [PROD]: prod,
      'environments/shop/dev.yaml': dev.replaceAll('10.21.', '10.22.').replace('310987', '410987'),
    });
    const { diagnostics } = promote({ root: folder, from, to: 'shop/prod', paths: [] });

    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  it('stops where what is carried does not compile, and writes nothing', () => {
    const { run, folder } = shopWith((text) =>
      `${text}\n${QUEUE}`.replace('\naddons:', `${ORDERS}\naddons:`),
    );
    const before = treeOf(folder);
    const { exitCode, error } = run('promote', 'shop/staging', 'shop/prod', 'services.orders');

    expect(error).toContain('model/unknown-target');
    expect(exitCode).toBe(1);
    expect(treeOf(folder)).toEqual(before);
  });
});
