// npm run verify:node-versions [-- --from FOLDER] [--whole] [--keep]
// Every version of Node that is supported installs without a warning, compiles what is committed to the same bytes,
// and passes the tests that lean on Node most (--whole: all quick ones). Their programs come from npm's own packages of
// Node, or from FOLDER/<version>/node. Exit code 0: all of it holds, or there was no registry, which is said; 1: not.
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The oldest that package.json allows of two lines, and a late one of the third. */
const VERSIONS = ['20.19.0', '22.12.0', '24.21.0'];
const HERE = 'build/nodes';
/** What reads and writes files, starts programs and wraps the libraries. */
const CORE = ['emit', 'load', 'terraform', 'apps', 'delivery'];

interface Node {
  readonly version: string;
  readonly program: string;
}

function main(): number {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, whole: { type: 'boolean', default: false } },
  });
  const nodes = VERSIONS.flatMap((version) => {
    const program = values.from === undefined ? fetched(version) : inFolder(values.from, version);
    if (program !== undefined) return [{ version, program }];
    console.warn(`!!! Node ${version} cannot be had: NOTHING WAS TRIED WITH IT !!!`);
    return [];
  });
  const tests = values.whole ? [] : CORE.map((room) => `test/${room}`);
  return nodes.map((node) => isGreen(node, tests)).every(Boolean) ? 0 : 1;
}

function inFolder(folder: string, version: string): string | undefined {
  const program = resolve(folder, version, 'node');
  return existsSync(program) ? program : undefined;
}

/** Kept from one run to the next. */
function fetched(version: string): string | undefined {
  const program = inFolder(HERE, version);
  if (program !== undefined) return program;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-node-'));
  try {
    const packed = run('npm', ['pack', '--silent', `${name}@${version}`], folder);
    const file = packed.stdout.trim().split('\n').at(-1) ?? '';
    if (packed.status !== 0 || run('tar', ['-xzf', file], folder).status !== 0) return undefined;
    mkdirSync(join(HERE, version), { recursive: true });
    cpSync(join(folder, 'package/bin/node'), join(HERE, version, 'node'));
    return inFolder(HERE, version);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isGreen({ version, program }: Node, tests: readonly string[]): boolean {
  const said = run(program, ['--version']).stdout.trim();
  if (said !== `v${version}`) {
    console.log(`FAILED  Node ${version}: ${program} says ${said || 'nothing'}`);
    return false;
  }
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'quick', '--reporter=dot'];
  const steps: readonly (readonly [string, () => string | undefined])[] = [
    ['npm ci, without a warning', () => warningsOfInstall(program)],
    [
      'synth --check',
      () => faultOf(run(program, ['bin/run.mjs', 'src/main.ts', 'synth', '--check', '--quiet'])),
    ],
    [
      `tests of ${tests.join(', ') || 'all rooms'}`,
      () => faultOf(run(program, [...vitest, ...tests])),
    ],
  ];
  return steps.map(([title, fault]) => report(`Node ${version}: ${title}`, fault)).every(Boolean);
}

function report(title: string, ask: () => string | undefined): boolean {
  const start = performance.now();
  const fault = ask();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${fault === undefined ? 'ok    ' : 'FAILED'}  ${title} (${seconds} s)`);
  if (fault !== undefined) console.log(fault);
  return fault === undefined;
}

/** npm says what a package wants of Node when it plans, so nothing has to be installed. */
function warningsOfInstall(program: string): string | undefined {
  const npm = npmProgram();
  if (npm === undefined) return 'npm was not found beside the program that runs this.';
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-install-'));
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      cpSync(file, join(folder, file));
    const installed = run(program, [npm, 'ci', '--dry-run', '--no-progress'], folder);
    const said = `${installed.stdout}${installed.stderr}`;
    return installed.status === 0 && !/\bwarn\b/i.test(said) ? undefined : said;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm run` tells its programs where it lies itself. */
function npmProgram(): string | undefined {
  const program = process.env['npm_execpath'];
  return program?.endsWith('.js') === true && existsSync(program) ? program : undefined;
}

function faultOf({ status, stdout, stderr }: SpawnSyncReturns<string>): string | undefined {
  return status === 0 ? undefined : `${stdout}${stderr}`;
}

/** Programs that it starts itself are of the same version. */
function run(
  program: string,
  words: readonly string[],
  cwd = process.cwd(),
): SpawnSyncReturns<string> {
  const path = [dirname(program), process.env['PATH'] ?? ''].join(delimiter);
  const env = { ...process.env, PATH: path, NO_COLOR: '1' };
  return spawnSync(program, words, { cwd, env, encoding: 'utf8', maxBuffer: 1024 ** 3 });
}

process.exitCode = main();
