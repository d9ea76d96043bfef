// npm run verify:without-examples [-- SYSTEM...] [--each] [--own] [--only PATTERN]... [--shard k/n] [--keep]
// The five systems are examples: copies the repository without them (or without those named; --each: without one,
// for each of them), and runs synth, the quick tests and the proofs of the designs there, as whoever took groundplan
// would. --own adds a system of theirs, with a warning; --only runs the tests of some files, --shard of some of
// the files. Exit code 0: all is green;
// 1: something is not; 2: no such system.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { SYSTEMS, type SystemName } from '../test/support/systems/systems.ts';

/** Not part of what somebody takes; the packages are those that are installed here. */
const LEFT = new Set(['.git', 'build', 'coverage', 'node_modules']);

/** What a step that is green says nevertheless. */
const LOUD = /^!!!|^ *(Tests|Test Files) /;

interface Options {
  readonly own: boolean;
  readonly only: readonly string[];
  readonly shard?: string | undefined;
  readonly keep: boolean;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      each: { type: 'boolean', default: false },
      own: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      shard: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const named = SYSTEMS.filter((system) => positionals.includes(system));
  const unknown = positionals.filter((name) => !SYSTEMS.some((system) => system === name));
  if (unknown.length > 0) {
    console.error(
      `verify:without-examples: there is no ${unknown.join(', ')}; the systems are ${SYSTEMS.join(', ')}.`,
    );
    return 2;
  }
  const dropped = named.length > 0 ? named : SYSTEMS;
  const rounds = values.each ? dropped.map((system) => [system]) : [dropped];
  return rounds.map((systems) => isGreen(systems, values)).every(Boolean) ? 0 : 1;
}

function isGreen(systems: readonly SystemName[], { own, only, shard, keep }: Options): boolean {
  console.log(`Without ${systems.join(', ')}${own ? ', with a system of their own' : ''}:`);
  const root = mkdtempSync(join(tmpdir(), 'groundplan-without-'));
  try {
    lay(root, systems);
    if (own) addOwn(root);
    const isWhole = only.length === 0 && shard === undefined;
    const part = shard === undefined ? [] : [`--shard=${shard}`];
    const commands = [
      ['synth', '--', '--quiet'],
      ['synth', '--', '--check', '--quiet'],
      ['test', '--', '--reporter=dot', ...part, ...only],
      // The proofs themselves are tried where all tests are.
      ['coverage:requirements', '--', ...(isWhole ? ['--prove'] : [])],
      ['verify:kubernetes'],
    ];
    return commands.map((words) => isFine(root, words)).every(Boolean);
  } finally {
    if (keep) console.log(`Kept ${root}`);
    else rmSync(root, { recursive: true, force: true });
  }
}

function lay(root: string, gone: readonly SystemName[]): void {
  const here = process.cwd();
  const folders = gone.map((system) => join(here, 'environments', system));
  cpSync(here, root, {
    recursive: true,
    filter: (path) =>
      !LEFT.has(path.slice(here.length + 1).split(sep)[0] ?? '') && !folders.includes(path),
  });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
}

/** Of which the compiler warns, as of many that are just begun. */
function addOwn(root: string): void {
  const folder = join(root, 'environments/bakery');
  cpSync('test/fixtures/valid/environments/shop', folder, { recursive: true });
  const warned = 'system: bakery\nextends: base.yaml\naws: { account: "111122223333" }\n';
  writeFileSync(join(folder, 'prod.yaml'), warned);
}

function isFine(root: string, words: readonly string[]): boolean {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', ...words], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`  ${status === 0 ? 'ok    ' : 'FAILED'} npm run ${words.join(' ')} (${seconds} s)`);
  const said = `${stdout}${stderr}`.split('\n').filter((line) => !/^[·*x-]*$/.test(line));
  const loud = status === 0 ? said.filter((line) => LOUD.test(line)) : said;
  for (const line of loud) console.log(`         ${line}`);
  return status === 0;
}

process.exitCode = main();
