// The same package but for one line, as the newest of a registry: what it makes otherwise has to be told, and nothing
// else; then it is installed, and its results are written.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Place {
  /** The repository of the new user. */
  readonly folder: string;
  /** For what is made on the way. */
  readonly place: string;
}

const NEXT = '99.0.0';
const DIFFERS = 'src/delivery/argocd/child-application.ts';

/** Whether all of it went as `docs/versions.md` says. */
export async function rehearseUpgrade(tarball: string, { place, folder }: Place): Promise<boolean> {
  const next = nextVersion(tarball, place);
  const registry = spawn(
    'node',
    [
      'bin/run.mjs',
      'scripts/package/registry.ts',
      next,
      join(place, 'package/package.json'),
      upstream(),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const [address] = (await once(registry.stdout, 'data')) as [Buffer];
    const upgrade = (...words: string[]) =>
      spawnSync('npx', ['groundplan', 'upgrade', ...words], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, npm_config_registry: String(address).trim() },
      });
    return isTold(upgrade()) && isClean(folder) && isInstalled(upgrade('--write'), folder);
  } finally {
    registry.stdin.end();
  }
}

/** The tarball of it. */
function nextVersion(tarball: string, place: string): string {
  spawnSync('tar', ['-xzf', tarball, '-C', place]);
  const next = join(place, 'package');
  edit(join(next, 'package.json'), /"version": "[^"]+"/, `"version": "${NEXT}"`);
  edit(join(next, DIFFERS), 'revisionHistoryLimit: 10', 'revisionHistoryLimit: 5');
  const words = ['pack', '--silent', '--ignore-scripts', '--pack-destination', place];
  return join(place, spawnSync('npm', words, { cwd: next, encoding: 'utf8' }).stdout.trim());
}

function upstream(): string {
  return spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim();
}

interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

function isTold(said: Said): boolean {
  const { stdout, status } = said;
  console.log(stdout.split('\n').slice(0, 4).join('\n'));
  const isRight =
    new RegExp(`^From \\S+ to ${NEXT.replaceAll('.', '\\.')}`).test(stdout) &&
    stdout.includes('Dangerous: nothing') &&
    /Applied in place: [1-9]/.test(stdout);
  return check(isRight && status === 0, 'upgrade did not tell what the next version does', said);
}

/** Nothing was asked for but to look. */
function isClean(folder: string): boolean {
  const { stdout, stderr, status } = git(folder, 'status', '--porcelain');
  return check(stdout === '' && status === 0, 'upgrade wrote something', {
    stdout,
    stderr,
    status,
  });
}

function isInstalled(said: Said, folder: string): boolean {
  const version = spawnSync('npx', ['groundplan', '--version'], { cwd: folder, encoding: 'utf8' });
  const changed = git(folder, 'diff', '--unified=0', '--', 'dist').stdout;
  const lines = changed.split('\n').filter((line) => /^[+-](?![+-])/.test(line));
  const other = lines.filter((line) => !/^(?:-.*: 10|\+.*: 5)$/.test(line));
  const recorded = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly [key: string]: { readonly groundplan?: string } | undefined;
  };
  const exact = recorded['dependencies']?.groundplan ?? recorded['devDependencies']?.groundplan;
  console.log(
    `upgrade --write: ${lines.length / 2} lines of dist/ differ, package.json has ${exact}.`,
  );
  const isRight =
    said.status === 0 &&
    version.stdout.includes(NEXT) &&
    exact === NEXT &&
    lines.length > 0 &&
    other.length === 0;
  return check(isRight, `upgrade --write left\n${other.join('\n')}`, said);
}

function git(folder: string, ...words: string[]): Said {
  return spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
}

function check(isRight: boolean, otherwise: string, { stdout, stderr }: Said): boolean {
  if (!isRight) console.error(`${otherwise}\n${stdout}${stderr}`);
  return isRight;
}

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`${path} has no ${String(from)}`);
  writeFileSync(path, text.replace(from, to));
}
