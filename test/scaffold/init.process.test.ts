// `init`: from an empty folder to results, without an error, a warning or a question.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { realRun } from '../commands/real-run.ts';
import { temporaryFolder } from '../emit/temporary-folder.ts';
import { ROOT } from '../support/root.ts';

const ACCOUNT = '210987654321';

function initIn(folder: string, ...words: string[]) {
  return realRun(['init', ...words], folder, { home: ROOT, version: '4.5.6' });
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('init', () => {
  it('makes a repository that compiles without a finding', () => {
    const folder = temporaryFolder();
    const { exitCode, out, error } = initIn(folder, '--account', ACCOUNT, '--system', 'shop');

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    expect(out).toContain('environments/shop/prod.yaml');
    expect(JSON.parse(read(folder, 'package.json')).dependencies).toEqual({ groundplan: '4.5.6' });
    expect(read(folder, 'locks/terraform.lock.hcl')).toBe(read(ROOT, 'locks/terraform.lock.hcl'));
    expect(read(folder, 'environments/shop/prod.yaml')).toContain(`account: "${ACCOUNT}"`);
    expect(existsSync(join(folder, 'environments/environment.schema.json'))).toBe(true);
    expect(readdirSync(join(folder, 'dist/shop/prod/terraform'))).toContain('network');
    expect(existsSync(join(folder, 'docs'))).toBe(false);
    expect(read(folder, 'atlantis.yaml')).toContain('name: shop-prod-network');

    const again = realRun(['synth', '--check'], folder, { home: ROOT });
    expect([again.exitCode, again.error]).toEqual([0, '']);
  });

  it.each([
    ['us-west-1', 'dev', 'development', ['us-west-1a', 'us-west-1b']],
    ['ap-northeast-1', 'staging', 'staging', ['ap-northeast-1a', 'ap-northeast-1c']],
    ['ca-central-1', 'prod', 'production', ['ca-central-1a', 'ca-central-1b']],
  ])('compiles in %s as %s, in zones that there are', (region, environment, tier, zones) => {
    const folder = temporaryFolder();
    const words = ['--system', 'a1', '--environment', environment, '--region', region];
    const { exitCode, error } = initIn(folder, ...words, '--account', ACCOUNT);

    expect({ exitCode, error }).toEqual({ exitCode: 0, error: '' });
    const written = parse(read(folder, `environments/a1/${environment}.yaml`));
    expect([written.tier, written.aws.zones]).toEqual([tier, zones]);
  });

  it('has a workflow of pull requests that runs the command', () => {
    const folder = temporaryFolder();
    initIn(folder, '--account', ACCOUNT);
    const { jobs } = parse(read(folder, '.github/workflows/groundplan.yml'));
    const steps = Object.values(
      jobs as Record<string, { steps: { run?: string; uses?: string }[] }>,
    )
      .flatMap((job) => job.steps)
      .flatMap(({ run, uses }) => [run ?? uses ?? '']);

    expect(steps.join('\n')).toContain('groundplan synth --check --base "$BASE"');
    expect(steps.join('\n')).toContain('groundplan diff --base "$BASE" --format markdown');
    expect(steps.filter((step) => /^[\w-]+\//.test(step) && !/@[0-9a-f]{40}$/.test(step))).toEqual(
      [],
    );
  });

  it.each([
    ['of the remote', { 'refs/remotes/origin/HEAD': 'origin/trunk', HEAD: 'a-branch' }, 'trunk'],
    ['that it is on, where nothing is committed', { HEAD: 'master' }, 'master'],
  ])('writes the main branch %s', (_name, refs: Record<string, string>, branch) => {
    const folder = temporaryFolder();
    const git = (words: readonly string[]) => {
      const out = words[0] === 'symbolic-ref' ? refs[words.at(-1) ?? ''] : undefined;
      return { status: out === undefined ? 1 : 0, out: Buffer.from(`${out}\n`) };
    };
    const words = ['init', '--account', ACCOUNT, '--system', 'shop'];
    expect(realRun(words, folder, { home: ROOT, git }).error).toBe('');

    expect(read(folder, 'environments/shop/prod.yaml')).toContain(`  branch: ${branch}\n`);
    expect(read(folder, 'dist/shop/prod/root.yaml')).toContain(`targetRevision: ${branch}`);
    expect(read(folder, '.github/workflows/groundplan.yml')).toContain(`branches: [${branch}]`);
    const { out } = realRun(['doctor'], folder, { home: ROOT, git });
    expect(out).toContain(`ok     Main branch is ${branch}: everywhere`);
    const other = () => ({ status: 0, out: Buffer.from('origin/main\n') });
    expect(realRun(['doctor'], folder, { home: ROOT, git: other }).out).toContain(
      `MEND   Main branch is main: ${branch} in environments/shop/prod.yaml`,
    );
  });

  it('asks one question where nothing is said, and takes the rest from the folder and git', () => {
    const folder = join(temporaryFolder(), 'Parcel Service');
    const asked: string[] = [];
    mkdirSync(folder);
    const { exitCode, out } = realRun(['init'], folder, {
      home: ROOT,
      ask: (question) => {
        asked.push(question);
        return ACCOUNT;
      },
      git: (words) => {
        const said = words.includes('user.email')
          ? 'jo@parcels.dev\n'
          : 'git@github.com:parcels/p.git\n';
        return { status: words.includes('symbolic-ref') ? 1 : 0, out: Buffer.from(said) };
      },
    });

    expect([exitCode, asked.length]).toEqual([0, 1]);
    const text = read(folder, 'environments/parcel-service/prod.yaml');
    expect(text).toContain('repository: git@github.com:parcels/p.git');
    expect(text).toContain('on-call: jo@parcels.dev');
    expect(out).toContain('Guessed, and yours to change in environments/parcel-service/prod.yaml:');
    expect(out).toMatch(
      /delivery\.repository +git@github\.com:parcels\/p\.git \(the remote origin\)/,
    );
  });

  it('leaves what is there, and refuses a system that is', () => {
    const own = '{\n    "name": "mine",\n    "scripts": { "synth": "mine" }\n}\n';
    const folder = temporaryFolder({ 'README.md': 'mine\n', 'package.json': own });
    const { exitCode, out } = initIn(folder, '--account', ACCOUNT, '--system', 'shop');
    expect(exitCode).toBe(0);
    expect(out).toContain('Left as they were: README.md.');
    // Pipelines call scripts.
    expect(JSON.parse(read(folder, 'package.json'))).toEqual({
      name: 'mine',
      scripts: {
        ...{ synth: 'mine', diff: 'groundplan diff', lifecycle: 'groundplan lifecycle' },
        ...{ explain: 'groundplan explain', report: 'groundplan report' },
        'set-image': 'groundplan set-image',
        groundplan: 'groundplan',
      },
    });
    expect(read(folder, 'README.md')).toBe('mine\n');

    writeFileSync(join(folder, 'environments/shop/prod.yaml'), 'mine too\n');
    const again = initIn(folder, '--account', ACCOUNT, '--system', 'shop');
    expect(again.exitCode).toBe(2);
    expect(again.error).toContain('There is environments/shop/ already');
    expect(read(folder, 'environments/shop/prod.yaml')).toBe('mine too\n');
  });

  it.each([
    ['nobody to ask', [], 'command/account-unsaid'],
    ['a wrong account', ['--account', '12'], '--account: expected the 12 digits'],
    ['a wrong name', ['--account', ACCOUNT, '--system', 'A B'], 'Wrong value for --system'],
    [
      'a region that is none',
      ['--account', ACCOUNT, '--region', 'eu-west-11'],
      'such as eu-west-1',
    ],
  ])('exits with 2 for %s, and writes nothing', (_name, words, said) => {
    const folder = temporaryFolder();
    const { exitCode, error } = initIn(folder, ...words);

    expect(exitCode).toBe(2);
    expect(error).toContain(said);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('shows with --dry-run what it would write, and writes nothing', () => {
    const folder = temporaryFolder();
    const { exitCode, out } = initIn(folder, '--account', ACCOUNT, '--dry-run');

    expect(exitCode).toBe(0);
    expect(out).toContain('--- /dev/null\n+++ b/environments/');
    expect(out).toMatch(/\d+ to create/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
