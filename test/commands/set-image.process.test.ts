// With the real pipeline, on the small environment of the tests: how much it compiles to is no matter.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, temporaryFolder, treeOf } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';
import { realRun } from './real-run.ts';

const VALID = join(ROOT, 'test/fixtures/valid/environments/shop/base.yaml');
const ENVIRONMENT = 'shop/prod';
const FILE = 'environments/shop/prod.yaml';
const BASE = 'environments/shop/base.yaml';
const LINE = '  web: { image: { tag: 1.0.0 } }\n';
const PROD = `extends: base.yaml
environment: prod
services:
${LINE}
deviations:
  services.web.replicas: { design: 3, because: Two are enough }
`;
const APPLICATION = 'dist/shop/prod/argocd/application-shop-prod-web.yaml';
const DEPLOYMENT = 'dist/shop/prod/kubernetes/web/deployment-web.yaml';

type Tree = Record<string, string>;

let sources: Tree = {};
let synthesised: Tree = {};

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  put(root, 'package.json', '{}');
  cpSync(join(ROOT, 'locks'), join(root, 'locks'), { recursive: true });
  put(root, FILE, PROD);
  // The tag stands in the layer above alone.
  const base = readFileSync(VALID, 'utf8');
  put(root, BASE, base.replace('    image: { tag: 1.0.0 }\n', ''));
  sources = treeOf(root);
  realRun(['synth', '--quiet'], root);
  synthesised = treeOf(root);
  rmSync(root, { recursive: true });
}, 240_000);

/** A synthesised repository, in which some files are then written otherwise. */
function aRepository(files: Tree = {}): string {
  return temporaryFolder({ ...synthesised, ...files });
}

function setImage(root: string, tag: string, ...options: readonly string[]) {
  return realRun(['set-image', ENVIRONMENT, 'web', tag, ...options], root);
}

/** The environment file with another text where the tag of web is set. */
function withLine(line: string): string {
  return (sources[FILE] ?? '').replace(LINE, line);
}

function changedPaths(before: Tree, after: Tree): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}

function changedLines(before = '', after = ''): readonly string[] {
  const old = before.split('\n');
  const lines = after.split('\n');
  expect(lines).toHaveLength(old.length);
  return lines.filter((line, index) => line !== old[index]);
}

describe('set-image', () => {
  it('changes one line of the environment file, the Deployment and the Application', () => {
    const root = aRepository();

    const { exitCode, out } = setImage(root, '1.0.1');

    const after = treeOf(root);
    expect(exitCode).toBe(0);
    expect(changedPaths(synthesised, after)).toEqual([APPLICATION, DEPLOYMENT, FILE]);
    expect(changedLines(synthesised[FILE], after[FILE])).toEqual([
      '  web: { image: { tag: 1.0.1 } }',
    ]);
    expect(changedLines(synthesised[DEPLOYMENT], after[DEPLOYMENT])).toEqual([
      expect.stringMatching(/^ +image: .*\/shop\/web:1\.0\.1$/),
    ]);
    expect(changedLines(synthesised[APPLICATION], after[APPLICATION])).toEqual([
      expect.stringContaining('groundplan.dev/content-hash: '),
    ]);
    expect(out).toContain('0 created, 3 changed, 0 removed');
  });

  it('leaves nothing stale for synth', () => {
    const root = aRepository();

    setImage(root, '1.0.1');

    expect(realRun(['synth', '--check'], root).out).toContain('Up to date');
  });

  it('gives back every byte when the old tag is set again', () => {
    const root = aRepository();

    setImage(root, '1.0.1');
    setImage(root, '1.0.0');

    expect(treeOf(root)).toEqual(synthesised);
  });

  it.each([
    ['plain scalars where YAML reads text', '1.0.0', 'v2', 'v2'],
    ['a number in quotes', '1.0.0', '1.10', '"1.10"'],
    ['digits after a zero in quotes', '1.0.0', '0123', '"0123"'],
    ['an exponent in quotes', '1.0.0', '1e3', '"1e3"'],
    ['a commit of digits only in quotes', '1.0.0', '123456789012', '"123456789012"'],
    ['double quotes where they are', '"1.10"', 'v2', '"v2"'],
    ['single quotes where they are', "'1.10'", '1.20', "'1.20'"],
  ])('writes %s', (_name, before, tag, after) => {
    const line = `  web: { image: { tag: ${before} } } # why: 1.0.0\n`;
    const root = aRepository({ [FILE]: withLine(line) });

    const { exitCode } = setImage(root, tag);

    expect(exitCode).toBe(0);
    expect(treeOf(root)[FILE]).toBe(withLine(line.replace(before, after)));
  });

  it('keeps CRLF, a byte order mark, comments and block style', () => {
    const block = [
      '  "web": # the first',
      '    image:',
      '      # set by hand',
      '      tag:   1.0.0   # 1.0.0',
      '',
    ].join('\n');
    const before = `\uFEFF${withLine(block)}`.replaceAll('\n', '\r\n');
    const root = aRepository({ [FILE]: before });

    const { exitCode } = setImage(root, '1.0.1');

    expect(exitCode).toBe(0);
    expect(treeOf(root)[FILE]).toBe(
      before.replace('tag:   1.0.0   # 1.0.0', 'tag:   1.0.1   # 1.0.0'),
    );
  });

  it('says that a tag is there already, and writes nothing', () => {
    const root = aRepository({ [DEPLOYMENT]: 'stale\n' });
    const before = treeOf(root);

    const { exitCode, out, error } = setImage(root, '1.0.0');

    expect([exitCode, error]).toEqual([0, '']);
    expect(out).toBe('Up to date: web has the tag 1.0.0 in shop/prod.\n');
    expect(treeOf(root)).toEqual(before);
  });

  it('reports as JSON which files changed', () => {
    const { out } = setImage(aRepository(), '1.0.1', '--format', 'json');

    expect(JSON.parse(out)).toMatchObject({ changed: [APPLICATION, DEPLOYMENT, FILE] });
  });
});

describe('set-image --help', () => {
  it('lists the words it takes', () => {
    const { exitCode, out } = realRun(['set-image', '--help'], ROOT);

    expect(exitCode).toBe(0);
    expect(out).toContain('groundplan set-image <environment> <service> <tag>');
  });
});

describe('set-image with a wrong command line', () => {
  const SERVICE = 'web';

  it.each([
    ['no words', [], 'command/word-count', 'found 0'],
    ['a word too few', [ENVIRONMENT, SERVICE], 'command/word-count', '<tag>'],
    ['a word too many', [ENVIRONMENT, SERVICE, '1', '2'], 'command/word-count', 'found 4'],
    ['--check', [ENVIRONMENT, SERVICE, '1.0.1', '--check'], 'command/unfit-option', '--check'],
    ['--out', [ENVIRONMENT, SERVICE, '1.0.1', '--out', 'x'], 'command/unfit-option', '--out'],
    [
      'an unknown environment',
      ['shop/prd', SERVICE, '1.0.1'],
      'load/unknown-environment',
      'Did you mean "shop/prod"?',
    ],
    [
      'an unknown service',
      [ENVIRONMENT, 'weeb', '1.0.1'],
      'command/unknown-service',
      'Did you mean "web"?',
    ],
    [
      'a service that only JavaScript knows',
      [ENVIRONMENT, 'toString', '1.0.1'],
      'command/unknown-service',
      'Use one of: ',
    ],
    ['an empty tag', [ENVIRONMENT, SERVICE, ''], 'command/wrong-tag', 'found ""'],
    ['a tag with a space', [ENVIRONMENT, SERVICE, '1 0'], 'command/wrong-tag', '"1 0"'],
    ['a tag with YAML in it', [ENVIRONMENT, SERVICE, 'a\nb: c'], 'command/wrong-tag', '\\n'],
  ])('exits with 2 for %s and writes nothing', (_name, words, code, text) => {
    const root = aRepository();

    const { exitCode, out, error } = realRun(['set-image', ...words], root);

    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toContain(code);
    expect(error).toContain(text);
    expect(treeOf(root)).toEqual(synthesised);
  });

  it('reports an unknown service and a wrong tag at once', () => {
    const { error } = realRun(['set-image', ENVIRONMENT, 'nope', '1 0'], aRepository());

    expect(error.match(/command\/[a-z-]+/g)).toEqual([
      'command/unknown-service',
      'command/wrong-tag',
    ]);
  });
});

describe('set-image of an image that several services run', () => {
  const WORKER = 'dist/shop/prod/kubernetes/web-worker/deployment-web-worker.yaml';
  const worker = [
    'services:',
    '  web-worker:',
    '    title: Web worker',
    '    category: front',
    '    status: new',
    '    namespace: shop',
    '    resources: { requests: { cpu: 100m, memory: 128Mi }, limits: { cpu: 200m, memory: 256Mi } }',
    '    image: { from: web }',
    '    metrics: null',
    '    probes: { command: [test, -d, /tmp] }',
    '    uses: { databases: { main: { as: web } } }',
    '',
  ].join('\n');

  function aSharingRepository(): string {
    return aRepository({ [BASE]: (sources[BASE] ?? '').replace(/^services:\n/m, worker) });
  }

  it('deploys all of them', () => {
    const root = aSharingRepository();

    expect(setImage(root, '1.0.1').exitCode).toBe(0);
    for (const path of [DEPLOYMENT, WORKER]) {
      expect(treeOf(root)[path]).toContain('/shop/web:1.0.1\n');
    }
  });

  it('names the owner of the tag, and writes nothing', () => {
    const root = aSharingRepository();
    const before = treeOf(root);

    const { exitCode, error } = realRun(['set-image', ENVIRONMENT, 'web-worker', '1.0.1'], root);

    expect(exitCode).toBe(1);
    expect(error).toContain('command/tag-of-another');
    expect(error).toContain('Run npx groundplan set-image shop/prod web 1.0.1');
    expect(treeOf(root)).toEqual(before);
  });
});

describe('set-image in an environment that forbids it', () => {
  const inBase = (sources_: Tree) =>
    (sources_[BASE] ?? '').replace('  web:\n', '  web:\n    image: { tag: 1.0.0 }\n');
  const inDefaults = (text: string) => `${text}defaults:\n  service: { image: { tag: 1.0.0 } }\n`;

  it.each<[string, string, string, () => Tree]>([
    [
      'the tag is in a layer',
      'command/tag-elsewhere',
      `comes from ${BASE}`,
      () => ({
        [FILE]: withLine('  web: {}\n'),
        [BASE]: inBase(sources),
      }),
    ],
    [
      'the tag is a default',
      'command/tag-elsewhere',
      `comes from defaults in ${FILE}`,
      () => ({
        [FILE]: inDefaults(withLine('  web: {}\n')),
      }),
    ],
    [
      'another environment takes the tag',
      'command/tag-inherited',
      'shop/dr.yaml',
      () => ({
        'environments/shop/dr.yaml': 'extends: prod.yaml\nenvironment: dr\n',
      }),
    ],
    [
      'the environment has an error',
      'load/unknown-key',
      'Unknown key "nope"',
      () => ({
        [FILE]: `${withLine(LINE)}nope: 1\n`,
      }),
    ],
    [
      'the new tag breaks a rule',
      'model/deviation-equal',
      'web.image.tag',
      () => ({
        [FILE]: withLine(LINE).replace(
          '\ndeviations:\n',
          '\ndeviations:\n  services.web.image.tag: { design: 1.0.1, because: A test }\n',
        ),
      }),
    ],
  ])('exits with 1 when %s and writes nothing', (_name, code, text, files) => {
    const root = aRepository(files());
    const before = treeOf(root);

    const { exitCode, out, error } = setImage(root, '1.0.1');

    expect([exitCode, out]).toEqual([1, '']);
    expect(error).toContain(code);
    expect(error).toContain(text);
    expect(treeOf(root)).toEqual(before);
  });

  it('says which file supplies a tag, and where to write it instead', () => {
    const root = aRepository({ [FILE]: withLine('  web: {}\n'), [BASE]: inBase(sources) });

    const { error } = setImage(root, '1.0.1');

    expect(error).toContain('a change there would reach every environment that extends the file');
    expect(error).toContain(`hint: Write services.web.image.tag in ${FILE}`);
  });

  it('changes a tag that the other environments replace by their own', () => {
    const root = aRepository({
      'environments/shop/dr.yaml':
        'extends: prod.yaml\nenvironment: dr\nservices: { web: { image: { tag: a } } }\n',
    });

    expect(setImage(root, '1.0.1').exitCode).toBe(0);
  });

  it('refuses a file that is a link, and leaves the link', () => {
    const root = aRepository();
    mkdirSync(join(root, 'environments/shared'));
    renameSync(join(root, FILE), join(root, 'environments/shared/prod.base.yaml'));
    symlinkSync('../shared/prod.base.yaml', join(root, FILE));
    const before = treeOf(root);

    const { exitCode, error } = setImage(root, '1.0.1');

    expect(exitCode).toBe(1);
    expect(error).toContain('command/linked-file');
    expect(treeOf(root)).toEqual(before);
  });

  it('exits with 3 and leaves the environment file when a result cannot be written', () => {
    const root = aRepository();
    rmSync(join(root, DEPLOYMENT));
    put(root, `${DEPLOYMENT}/in-the-way.txt`, '');
    const before = treeOf(root);

    const { exitCode } = setImage(root, '1.0.1');

    expect(exitCode).toBe(3);
    expect(treeOf(root)).toEqual(before);
  });
});
