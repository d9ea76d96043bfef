// npm run rehearse:cdktn [-- --cdktn VERSION --provider VERSION --constructs VERSION] [--keep]
// A copy of this repository takes cdktn, the maintained fork of cdktf, in place of cdktf, and compiles everything:
// our sources have to pass the type check, every byte has to be what our own packages give, and what cdktf's App writes
// has to say the same to Terraform. Exit code 0: all of it holds; 1: it does not; 2: it could not be tried, for want of
// a registry, or wrong usage.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import {
  commentDifferences,
  differencesOf,
  filesBelow,
  withoutComments,
} from './fork/differences.ts';
import { FORK, manifestWith, withFork } from './fork/swap.ts';
import { fetchedNode, runWith } from './nodes/node-program.ts';

/** The bindings ask for 22.11; the oldest of that line that package.json allows. */
const NODE = '22.12.0';
const PACKAGES = 'build/cdktn';
/** Not part of the copy. */
const LEFT = new Set(['.git', 'build', 'coverage', 'node_modules']);
const SOURCES = ['src', 'examples'];
/** The fork's App refuses write-only arguments unless it is told that no older Terraform runs what it writes. */
const TARGETS = JSON.stringify({ targetVersions: { terraform: '>=1.11.0' } });
const SHOWN = 20;

type Step = readonly [string, () => readonly string[]];

interface Place {
  readonly node: string;
  /** Where the copy lies. */
  readonly copy: string;
  /** Where results are written. */
  readonly out: string;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      cdktn: { type: 'string', default: FORK.cdktn },
      provider: { type: 'string', default: FORK['@cdktn/provider-aws'] },
      constructs: { type: 'string', default: FORK.constructs },
      keep: { type: 'boolean', default: false },
    },
  });
  const { cdktn, provider, constructs } = values;
  const node = fetchedNode(NODE);
  if (node === undefined) return untried(`Node ${NODE} cannot be had`);
  const fork = { cdktn, '@cdktn/provider-aws': provider, constructs };
  const refusal = install(node, fork);
  if (refusal !== undefined) return untried(`the fork cannot be had:\n${refusal}`);
  console.log(
    `cdktn ${cdktn}, @cdktn/provider-aws ${provider}, constructs ${constructs}, Node ${NODE}`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-cdktn-'));
  try {
    const place = { node, copy: join(folder, 'copy'), out: join(folder, 'out') };
    lay(place.copy);
    return stepsOf(place).map(report).every(Boolean) ? 0 : 1;
  } finally {
    if (values.keep) console.log(`Kept ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function untried(because: string): number {
  console.error(`!!! NOTHING WAS TRIED: ${because} !!!`);
  return 2;
}

/** Kept from one run to the next. What npm said, where it did not do it. */
function install(node: string, fork: Readonly<Record<string, string>>): string | undefined {
  const manifest = manifestWith(fork, JSON.parse(readFileSync('package.json', 'utf8')));
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const file = join(PACKAGES, 'package.json');
  const done = join(PACKAGES, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === text) return undefined;
  rmSync(PACKAGES, { recursive: true, force: true });
  mkdirSync(PACKAGES, { recursive: true });
  writeFileSync(file, text);
  // npm is one of this machine; the Node that runs it is the first that it finds.
  const words = ['-c', 'npm install --ignore-scripts --no-audit --no-fund --loglevel error'];
  const path = `${resolve(node, '..')}:${process.env['PATH'] ?? ''}`;
  const { status, stdout, stderr } = runWith('sh', words, PACKAGES, { PATH: path });
  if (status !== 0) return `${stdout}${stderr}`.trim();
  cpSync(file, done);
  return undefined;
}

/** cdktf is not among its packages, so an import that was missed is not found. */
function lay(copy: string): void {
  const here = process.cwd();
  const isTaken = (path: string) => !LEFT.has(path.slice(here.length + 1).split(sep)[0] ?? '');
  cpSync(here, copy, { recursive: true, filter: isTaken });
  symlinkSync(resolve(PACKAGES, 'node_modules'), join(copy, 'node_modules'));
  const changed = SOURCES.flatMap((folder) => sourcesBelow(join(copy, folder))).filter((file) => {
    const text = readFileSync(file, 'utf8');
    const swapped = withFork(text);
    if (swapped !== text) writeFileSync(file, swapped);
    return swapped !== text;
  });
  console.log(`        imports of ${changed.length} files are from the fork`);
}

function sourcesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
}

function stepsOf(place: Place): readonly Step[] {
  const examples = existsSync('examples') ? readdirSync('examples') : [];
  const roots = ['.', ...examples.map((name) => join('examples', name))];
  return [
    ['our sources pass the type check', () => faultsOfTypes(place)],
    ...roots
      .filter((root) => existsSync(join(root, 'environments')))
      .map((root): Step => [`the same bytes of ${root}`, () => faultsOfBytes(place, root)]),
    ["what cdktf's App writes says the same to Terraform", () => faultsOfApp(place)],
  ];
}

function report([title, ask]: Step): boolean {
  const start = performance.now();
  const faults = ask();
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${title} (${seconds} s)`);
  for (const line of faults.slice(0, SHOWN)) console.log(`        ${line}`);
  if (faults.length > SHOWN) console.log(`        … and ${faults.length - SHOWN} more`);
  return faults.length === 0;
}

function faultsOfTypes({ node, copy }: Place): readonly string[] {
  const settings = { extends: './tsconfig.json', include: ['src'] };
  writeFileSync(join(copy, 'fork.tsconfig.json'), JSON.stringify(settings));
  const words = ['node_modules/typescript/bin/tsc', '--noEmit', '--project', 'fork.tsconfig.json'];
  return faultsOf(runWith(node, words, copy));
}

function faultsOfBytes({ node, copy, out }: Place, root: string): readonly string[] {
  const [ours, theirs] = [join(out, 'ours', root), join(out, 'theirs', root)];
  const compile = (to: string, from: string) => {
    const words = ['bin/run.mjs', 'src/main.ts', 'synth', '--no-cache', '--quiet'];
    return faultsOf(runWith(node, [...words, '--root', root, '--out', to], from));
  };
  const faults = [...compile(ours, process.cwd()), ...compile(theirs, copy)];
  if (faults.length > 0) return faults;
  const files = existsSync(ours) ? filesBelow(ours) : new Map();
  if (files.size === 0) return ['There are no environments, so nothing was compared.'];
  console.log(`        ${files.size} files of ${root}`);
  return differencesOf(files, filesBelow(theirs));
}

function faultsOfApp({ node, copy, out }: Place): readonly string[] {
  const [ours, theirs] = [join(out, 'app/ours'), join(out, 'app/theirs')];
  const write = (to: string, from: string, context: string) => {
    mkdirSync(to, { recursive: true });
    const more = { CDKTF_OUTDIR: to, CDKTF_CONTEXT_JSON: context };
    return faultsOf(runWith(node, ['bin/run.mjs', 'src/cdktf-main.ts', '--no-cache'], from, more));
  };
  const faults = [...write(ours, process.cwd(), '{}'), ...write(theirs, copy, TARGETS)];
  if (faults.length > 0) return faults;
  const [own, other] = [ours, theirs].map(documentsBelow);
  if (own === undefined || other === undefined || own.size === 0)
    return ['There are no stacks, so nothing was compared.'];
  console.log(`        ${own.size} documents; the fork was told that Terraform is at least 1.11`);
  for (const line of commentDifferences(own, other)) console.log(`        ${line}`);
  return differencesOf(withoutComments(own), withoutComments(other));
}

function documentsBelow(folder: string): ReadonlyMap<string, string> {
  return new Map([...filesBelow(folder)].filter(([path]) => path.endsWith('.tf.json')));
}

function faultsOf({ status, stdout, stderr }: ReturnType<typeof runWith>): readonly string[] {
  return status === 0 ? [] : [`exit code ${status}`, ...`${stdout}${stderr}`.trim().split('\n')];
}

process.exitCode = main();
