// With the real pipeline, on a copy of the repository's own environment.
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { put, temporaryFolder, treeOf } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/learning-hub.ts';
import { realRun } from './real-run.ts';

const ENVIRONMENT = 'learning-hub/prod';
const FILE = 'environments/learning-hub/prod.yaml';
const BASE = 'environments/learning-hub/base.yaml';
const LINE = '  user-service: { image: { tag: 1.0.0 } }\n';
const APPLICATION = 'dist/learning-hub/prod/argocd/application-learning-hub-prod-user-service.yaml';
const DEPLOYMENT = 'dist/learning-hub/prod/kubernetes/user-service/deployment-user-service.yaml';

type Tree = Record<string, string>;

let sources: Tree = {};
let synthesised: Tree = {};

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), 'groundplan-'));
  put(root, 'package.json', '{}');
  // One system is enough, and far fewer files to write for every test.
  for (const path of ['environments/learning-hub', 'locks']) {
    cpSync(join(ROOT, path), join(root, path), { recursive: true });
  }
  sources = treeOf(root);
  realRun(['synth', '--quiet'], root);
  synthesised = treeOf(root);
  rmSync(root, { recursive: true });
}, 60_000);

/** A synthesised repository, in which some files are then written otherwise. */
function aRepository(files: Tree = {}): string {
  return temporaryFolder({ ...synthesised, ...files });
}

function setImage(root: string, tag: string, ...options: readonly string[]) {
  return realRun(['set-image', ENVIRONMENT, 'user-service', tag, ...options], root);
}

/** The environment file with another text where the tag of user-service is set. */
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
      '  user-service: { image: { tag: 1.0.1 } }',
    ]);
    expect(changedLines(synthesised[DEPLOYMENT], after[DEPLOYMENT])).toEqual([
      expect.stringMatching(/^ +image: .*\/learning-hub\/user-service:1\.0\.1$/),
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
    const line = `  user-service: { image: { tag: ${before} } } # why: 1.0.0\n`;
    const root = aRepository({ [FILE]: withLine(line) });

    const { exitCode } = setImage(root, tag);

    expect(exitCode).toBe(0);
    expect(treeOf(root)[FILE]).toBe(withLine(line.replace(before, after)));
  });

  it('keeps CRLF, a byte order mark, comments and block style', () => {
    const block = [
      '  "user-service": # the first',
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
    expect(out).toBe('Up to date: user-service has the tag 1.0.0 in learning-hub/prod.\n');
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
  const SERVICE = 'user-service';

  it.each([
    ['no words', [], 'command/word-count', 'found 0'],
    ['a word too few', [ENVIRONMENT, SERVICE], 'command/word-count', '<tag>'],
    ['a word too many', [ENVIRONMENT, SERVICE, '1', '2'], 'command/word-count', 'found 4'],
    ['--check', [ENVIRONMENT, SERVICE, '1.0.1', '--check'], 'command/unfit-option', '--check'],
    ['--out', [ENVIRONMENT, SERVICE, '1.0.1', '--out', 'x'], 'command/unfit-option', '--out'],
    [
      'an unknown environment',
      ['learning-hub/prd', SERVICE, '1.0.1'],
      'load/unknown-environment',
      'Did you mean "learning-hub/prod"?',
    ],
    [
      'an unknown service',
      [ENVIRONMENT, 'user-servce', '1.0.1'],
      'command/unknown-service',
      'Did you mean "user-service"?',
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
  const WORKER = 'dist/learning-hub/prod/kubernetes/user-worker/deployment-user-worker.yaml';
  const worker = [
    'services:',
    '  user-worker:',
    '    title: User worker',
    '    category: learning',
    '    status: new',
    '    image: { from: user-service }',
    '    metrics: null',
    '    probes: { command: [test, -d, /tmp] }',
    '    uses: { databases: { main: { as: user-service } } }',
    '',
  ].join('\n');

  function aSharingRepository(): string {
    return aRepository({ [BASE]: (sources[BASE] ?? '').replace(/^services:\n/m, worker) });
  }

  it('deploys all of them', () => {
    const root = aSharingRepository();

    expect(setImage(root, '1.0.1').exitCode).toBe(0);
    for (const path of [DEPLOYMENT, WORKER]) {
      expect(treeOf(root)[path]).toContain('/learning-hub/user-service:1.0.1\n');
    }
  });

  it('names the owner of the tag, and writes nothing', () => {
    const root = aSharingRepository();
    const before = treeOf(root);

    const { exitCode, error } = realRun(['set-image', ENVIRONMENT, 'user-worker', '1.0.1'], root);

    expect(exitCode).toBe(1);
    expect(error).toContain('command/tag-of-another');
    expect(error).toContain('Run set-image learning-hub/prod user-service 1.0.1');
    expect(treeOf(root)).toEqual(before);
  });
});

describe('set-image in an environment that forbids it', () => {
  const inBase = (sources_: Tree) =>
    (sources_[BASE] ?? '').replace(
      '  user-service:\n',
      '  user-service:\n    image: { tag: 1.0.0 }\n',
    );
  const inDefaults = (text: string) => `${text}defaults:\n  service: { image: { tag: 1.0.0 } }\n`;

  it.each<[string, string, string, () => Tree]>([
    [
      'the tag is in a layer',
      'command/tag-elsewhere',
      `comes from ${BASE}`,
      () => ({
        [FILE]: withLine(''),
        [BASE]: inBase(sources),
      }),
    ],
    [
      'the tag is a default',
      'command/tag-elsewhere',
      `comes from defaults in ${FILE}`,
      () => ({
        [FILE]: inDefaults(withLine('')),
      }),
    ],
    [
      'another environment takes the tag',
      'command/tag-inherited',
      'learning-hub/dr.yaml',
      () => ({
        'environments/learning-hub/dr.yaml': 'extends: prod.yaml\nenvironment: dr\n',
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
      'user-service.image.tag',
      () => ({
        [FILE]: withLine(LINE).replace(
          '\ndeviations:\n',
          '\ndeviations:\n  services.user-service.image.tag: { design: 1.0.1, because: A test }\n',
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
    const root = aRepository({ [FILE]: withLine(''), [BASE]: inBase(sources) });

    const { error } = setImage(root, '1.0.1');

    expect(error).toContain('a change there would reach every environment that extends the file');
    expect(error).toContain(`hint: Write services.user-service.image.tag in ${FILE}`);
  });

  it('changes a tag that the other environments replace by their own', () => {
    const root = aRepository({
      'environments/learning-hub/dr.yaml':
        'extends: prod.yaml\nenvironment: dr\nservices: { user-service: { image: { tag: a } } }\n',
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
