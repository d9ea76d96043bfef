// `doctor`, `outdated` and `completion` on the repository that `init` makes.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { COMMANDS } from '../../src/commands/usage/commands.ts';
import { aShop, BASE, madeShop } from '../edit/a-shop.ts';
import { ROOT } from '../support/root.ts';
import { realRun } from './real-run.ts';

const VERSIONS: Readonly<Record<string, string>> = {
  node: 'v20.19.0\n',
  git: 'git version 2.39.5\n',
  terraform: 'Terraform v1.11.4\non linux_amd64\n',
};

function doctor(folder: string, versions = VERSIONS, other: Partial<Io> = {}) {
  return realRun(['doctor'], folder, {
    home: ROOT,
    git: () => ({ status: 0, out: new Uint8Array() }),
    start: (command) => {
      const out = versions[command];
      return { status: out === undefined ? null : 0, out: out ?? '', error: '' };
    },
    ...other,
  });
}

describe('doctor', () => {
  it('has nothing to say of what is whole', () => {
    const { folder } = aShop({ 'package-lock.json': '{}' });
    const { exitCode, out } = doctor(folder);

    expect(exitCode).toBe(0);
    expect(out).toContain('ok     Terraform: 1.11.4\n');
    expect(out).toContain('ok     Results: current\n');
    expect(out).toMatch(/\nNothing is missing\.\n$/);
  });

  it('says of each thing that is missing what to do', () => {
    const { folder } = aShop({ [BASE]: (madeShop()[BASE] ?? '').replace(/^# yaml.*\n/, '') });
    for (const path of ['locks', 'atlantis.yaml', '.vscode']) {
      rmSync(join(folder, path), { recursive: true });
    }
    const git = () => ({ status: 1, out: new Uint8Array() });
    const { exitCode, out } = doctor(
      folder,
      { node: 'v18.0.0', git: VERSIONS['git'] ?? '' },
      { git },
    );

    expect(exitCode).toBe(1);
    expect(out).toContain('MEND   Node: 18.0.0\n         Install Node 20.19');
    expect(out).toContain('think  Terraform: not found\n');
    expect(out).toContain('MEND   Repository of git: no\n         Run git init');
    expect(out).toContain('Add to .gitignore: node_modules/, build/, .terraform/');
    expect(out).toContain('MEND   Provider lock locks/terraform.lock.hcl: no\n');
    expect(out).toContain(`Begin ${BASE} with: # yaml-language-server: $schema=`);
    expect(out).toContain('think  package-lock.json: no\n');
    expect(out).toContain('think  atlantis.yaml: no\n');
    expect(out).toContain('MEND   Environments compile: 1 error\n');
  });

  it('tells results that are stale', () => {
    const { folder } = aShop();
    writeFileSync(join(folder, 'dist/shop/prod/README.md'), 'old');

    expect(doctor(folder).out).toContain('MEND   Results: 1 file to write\n');
  });
});

describe('outdated', () => {
  const on = (date: string, ...words: string[]) =>
    realRun(['outdated', ...words], aShop().folder, { home: ROOT, commitDate: () => date });

  it('tells how long each version is supported, the soonest first', () => {
    const { exitCode, out } = on('2026-11-29');
    const states = [...out.matchAll(/^(ends soon|supported|ended) +\d{4}-/gm)].map(
      ([, state]) => state,
    );

    expect(exitCode).toBe(0);
    expect(states).toEqual(['ends soon', 'supported']);
    expect(out).toMatch(/^ends soon +2027-03-27 +eks 1\.35 /);
    expect(out).toContain('\n  chart argo-cd ');
    expect(out).toContain('Judged on 2026-11-29;');
  });

  it('exits with 1 once something has ended', () => {
    const { exitCode, out } = on('2040-01-01');

    expect([exitCode, out]).toEqual([1, expect.stringMatching(/^ended /)]);
  });

  it('is data for programs', () => {
    const { rows } = JSON.parse(on('2027-06-01', '--format', 'json').out);

    expect(rows[0]).toMatchObject({
      state: 'extended, which costs more',
      version: { product: 'eks', environment: 'shop/prod' },
    });
  });
});

describe('completion', () => {
  const script = (shell: string) => realRun(['completion', shell], '/', {}).out;

  it('completes commands, their options and environments in bash', () => {
    const { folder } = aShop();
    writeFileSync(join(folder, 'completion.bash'), script('bash'));
    const complete = (words: readonly string[]) => {
      const array = words.map((word) => `"${word}"`).join(' ');
      const ask = `source completion.bash; COMP_WORDS=(${array}); COMP_CWORD=${words.length - 1}; _groundplan; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', ask], { cwd: folder, encoding: 'utf8' }).stdout.trim();
    };

    expect(complete(['groundplan', 'outd'])).toBe('outdated');
    expect(complete(['groundplan', 'synth', 'sh'])).toBe('shop/prod');
    expect(complete(['groundplan', 'diff', '--fail'])).toBe('--fail-on');
    expect(complete(['groundplan', 'synth', '--fail'])).toBe('');
  });

  it.each(['bash', 'zsh', 'fish'])('names every command in %s, and says where it goes', (shell) => {
    const text = script(shell);

    expect(text).toMatch(/^# groundplan completion /);
    expect(COMMANDS.filter((command) => !text.includes(command))).toEqual([]);
  });

  it('knows three shells', () => {
    const { exitCode, error } = realRun(['completion', 'bsh'], '/', {});

    expect([exitCode, error]).toEqual([2, expect.stringContaining('Did you mean "bash"?')]);
  });
});
