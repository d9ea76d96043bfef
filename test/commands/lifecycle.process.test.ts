// The commands that compare, with git itself.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { aRepository, git, inGit, PROD, TABLE, write } from './a-repository.ts';
import { fakeRun } from './fake-run.ts';
import { realRun } from './real-run.ts';

let plain: { readonly top: string; readonly root: string };

beforeAll(() => {
  plain = aRepository();
});

describe('lifecycle', () => {
  it('says that nothing would change, and writes nothing', () => {
    write(plain.root, PROD + TABLE);

    const { exitCode, error } = realRun(['lifecycle'], plain.root, { git });

    expect(exitCode).toBe(0);
    expect(error).toMatch(/^Nothing that runs would change: 1 environment as at [0-9a-f]{7,}\.\n$/);
  });

  it('says of an environment that was not there that nothing of it runs', () => {
    write(plain.root, PROD + TABLE);
    const file = join(plain.root, 'environments/shop/staging.yaml');
    writeFileSync(
      file,
      [
        'extends: base.yaml',
        'environment: staging',
        'tier: staging',
        'aws: { account: "210987654322" }',
        'edge: { zone: shop.dev, loadBalancers: { main: { host: origin.shop.dev } },',
        '  distributions: { main: { domains: [www.shop.dev] } } }',
        '',
      ].join('\n'),
    );

    const alone = realRun(['lifecycle', 'shop/staging'], plain.root, { git });
    const both = realRun(['lifecycle'], plain.root, { git });
    rmSync(file);

    expect(alone.error).toMatch(
      /^Nothing runs yet: 1 environment was not there at [0-9a-f]{7,}\.$/m,
    );
    expect(both.error).toMatch(
      /: 1 environment as at [0-9a-f]{7,}; 1 environment was not there\.$/m,
    );
  });

  it('compares the working tree with the commit of the main branch', () => {
    write(plain.root, PROD);

    const { exitCode, error } = realRun(['lifecycle', 'shop/prod'], plain.root, { git });

    expect(exitCode).toBe(1);
    expect(error).toContain('environments/shop/prod.yaml:1:1  error  lifecycle/destroys-data');
    expect(error).toContain('aws_dynamodb_table.orders of stack data');
  });

  it('refuses that the only environment goes, which nobody is left to excuse', () => {
    rmSync(join(plain.root, 'environments/shop/prod.yaml'));
    const { exitCode, error } = realRun(['lifecycle'], plain.root, { git });
    write(plain.root, PROD + TABLE);

    expect(exitCode).toBe(1);
    expect(error).toContain('lifecycle/removes-environment');
  });

  it('compares with where the branch began, whatever main has become', () => {
    const { top, root } = aRepository();
    inGit(top, 'checkout', '--quiet', '-b', 'feature');
    write(root, `${PROD}${TABLE}buckets: { invoices: { purpose: Invoices } }\n`);
    realRun(['synth'], root);
    inGit(top, 'commit', '--quiet', '--all', '--message=mine');
    inGit(top, 'checkout', '--quiet', 'main');
    write(root, PROD);
    realRun(['synth'], root);
    inGit(top, 'commit', '--quiet', '--all', '--message=theirs');
    inGit(top, 'checkout', '--quiet', 'feature');

    const { exitCode, error } = realRun(['lifecycle', '--base', 'main'], root, { git });

    expect(error).toMatch(/^Compared with [0-9a-f]{7,}: \d+ resources of 1 stack/);
    expect(exitCode).toBe(0);
  });

  it('finds a repository of environments in a folder of another repository', () => {
    const { root } = aRepository('examples/shop');
    write(root, PROD);

    const { error } = realRun(['lifecycle', '--base=HEAD'], root, { git });

    expect(error).toContain('lifecycle/destroys-data');
  });

  it.each([
    ['json', '"code": "lifecycle/destroys-data"'],
    ['github', '::error file=environments/shop/prod.yaml,line=1'],
    ['sarif', '"ruleId": "lifecycle/destroys-data"'],
  ])('prints findings as %s', (format, words) => {
    write(plain.root, PROD);

    const { out } = realRun(['lifecycle', `--format=${format}`], plain.root, { git });

    expect(out).toContain(words);
  });

  it('says in JSON how much was compared', () => {
    write(plain.root, `${PROD}${TABLE}buckets: { invoices: { purpose: Invoices } }\n`);

    const { out } = realRun(['lifecycle', '--format=json'], plain.root, { git });

    expect(JSON.parse(out)).toMatchObject({ compared: { stacks: 1, resources: 7 } });
  });
});

describe('diff --fail-on', () => {
  it.each([
    ['destroys-data', 1],
    ['weakens', 1],
  ])('ends as asked for what is as bad as %s, or worse', (label, expected) => {
    write(plain.root, PROD);

    const { exitCode, out } = realRun(['diff', `--fail-on=${label}`], plain.root, { git });

    expect(out).toContain('! destroys data: Data destroyed: without tables.orders');
    expect(exitCode).toBe(expected);
  });

  it('ends well where nothing is that bad', () => {
    write(plain.root, `${PROD}${TABLE}buckets: { invoices: { purpose: Invoices } }\n`);

    const { exitCode } = realRun(['diff', '--fail-on', 'destroys-data'], plain.root, { git });

    expect(exitCode).toBe(0);
  });

  it('refuses what is no label', () => {
    const { exitCode, error } = realRun(['diff', '--fail-on=bad'], plain.root, { git });

    expect(exitCode).toBe(2);
    expect(error).toContain('destroys-data, replaces, immutable');
  });
});

describe('synth --base', () => {
  it('writes nothing where the change would destroy data', () => {
    write(plain.root, PROD);

    const ran = realRun(['synth', '--check', '--base', 'main'], plain.root, { git });
    const { exitCode, error } = realRun(['synth', '--base', 'main'], plain.root, { git });

    expect([exitCode, ran.exitCode]).toEqual([1, 1]);
    expect(error).toContain('Nothing was written to dist/.');
  });

  it('says what was compared, and then what was written', () => {
    write(plain.root, `${PROD}${TABLE}buckets: { invoices: { purpose: Invoices } }\n`);

    const { exitCode, out } = realRun(['synth', '--base', 'main'], plain.root, { git });

    expect(exitCode).toBe(0);
    expect(out).toMatch(/^Compared with [0-9a-f]{7,}: .* in 1 environment\.\n/);
    rmSync(join(plain.root, 'dist'), { recursive: true });
  });
});

describe('a base that is not there', () => {
  it('is reported without git', () => {
    const { exitCode, error } = fakeRun(['lifecycle'], {
      cwd: temporaryFolder({ 'package.json': '{}' }),
    });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/no-git');
  });

  it('is reported outside a repository', () => {
    const cwd = temporaryFolder({ 'package.json': '{}' });

    const { exitCode, error } = fakeRun(['synth', '--base=main'], { cwd, io: { git } });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/no-repository');
  });

  it('is reported where no branch is the main one', () => {
    const cwd = temporaryFolder({ 'package.json': '{}' });
    inGit(cwd, 'init', '--quiet', '--initial-branch=trunk');

    const { exitCode, error } = fakeRun(['lifecycle'], { cwd, io: { git } });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/no-main-branch');
  });

  it('is reported where the revision is unknown', () => {
    const { exitCode, error } = fakeRun(['synth', '--base=origin/nowhere'], {
      cwd: plain.root,
      io: { git },
    });

    expect(exitCode).toBe(2);
    expect(error).toContain('Unknown revision "origin/nowhere"');
    expect(error).toContain('such as origin/main');
  });

  it('is reported in a shallow clone, with what to do', () => {
    const cwd = temporaryFolder();
    inGit(cwd, 'clone', '--quiet', '--depth=1', `file://${plain.top}`, 'clone');
    const clone = join(cwd, 'clone');

    const { error } = fakeRun(['lifecycle', '--base=HEAD~1'], { cwd: clone, io: { git } });

    expect(error).toContain('fetch-depth: 0');
  });

  it('is reported where the histories have nothing in common', () => {
    const { top, root } = aRepository();
    inGit(top, 'checkout', '--quiet', '--orphan', 'other');
    inGit(top, 'commit', '--quiet', '--message=other');

    const { exitCode, error } = fakeRun(['lifecycle', '--base=main'], { cwd: root, io: { git } });

    expect(exitCode).toBe(2);
    expect(error).toContain('command/no-merge-base');
  });

  it('takes no revision for an option of git', () => {
    const { error } = fakeRun(['lifecycle', '--base=--all'], { cwd: plain.root, io: { git } });

    expect(error).toContain('Unknown revision "--all"');
  });
});
