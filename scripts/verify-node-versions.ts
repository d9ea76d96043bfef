// npm run verify:node-versions [-- --from FOLDER] [--whole] [--part 1/3]
// Every version of Node that is supported installs without a warning, compiles what is committed to the same bytes,
// and passes the tests that lean on Node most (--whole: all quick ones; --part: on some of the
// versions only). Their programs come from npm's own packages of
// Node, or from FOLDER/<version>/node. Exit code 0: all of it holds, or there was no registry, which is said; 1: not.
import type { SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchedNode, nodeInFolder, runWith } from './nodes/node-program.ts';
import { partOf } from './terraform/part-of.ts';

/** The oldest that package.json allows of two lines, and a late one of the third. */
const VERSIONS = ['20.19.0', '22.12.0', '24.21.0'];
/** What reads and writes files, starts programs and wraps the libraries. */
const CORE = ['emit', 'load', 'terraform', 'apps', 'delivery'];

interface Node {
  readonly version: string;
  readonly program: string;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      whole: { type: 'boolean', default: false },
      part: { type: 'string', default: '1/1' },
    },
  });
  const nodes = VERSIONS.flatMap((version) => {
    const program =
      values.from === undefined ? fetchedNode(version) : nodeInFolder(values.from, version);
    if (program !== undefined) return [{ version, program }];
    console.warn(`!!! Node ${version} cannot be had: NOTHING WAS TRIED WITH IT !!!`);
    return [];
  });
  const tests = values.whole ? [] : CORE.map((room) => `test/${room}`);
  const tested = partOf(nodes, values.part) ?? nodes;
  return nodes.map((node) => isGreen(node, tested.includes(node) ? tests : null)).every(Boolean)
    ? 0
    : 1;
}

/** `tests`: of some rooms, none for all; null: they are not run. */
function isGreen({ version, program }: Node, tests: readonly string[] | null): boolean {
  const said = runWith(program, ['--version']).stdout.trim();
  if (said !== `v${version}`) {
    console.log(`FAILED  Node ${version}: ${program} says ${said || 'nothing'}`);
    return false;
  }
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'quick', '--reporter=dot'];
  const steps: readonly (readonly [string, () => string | undefined])[] = [
    ['npm ci, without a warning', () => warningsOfInstall(program)],
    [
      'synth --check',
      () =>
        faultOf(runWith(program, ['bin/run.mjs', 'src/main.ts', 'synth', '--check', '--quiet'])),
    ],
  ];
  const ofTests = [
    `tests of ${tests?.join(', ') || 'all rooms'}`,
    () => faultOf(runWith(program, [...vitest, ...(tests ?? [])])),
  ] as const;
  return [...steps, ...(tests === null ? [] : [ofTests])]
    .map(([title, fault]) => report(`Node ${version}: ${title}`, fault))
    .every(Boolean);
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
    const installed = runWith(program, [npm, 'ci', '--dry-run', '--no-progress'], folder);
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

process.exitCode = main();
