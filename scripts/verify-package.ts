// npm run verify:package
// What a new user does, from the tarball in an empty folder: docs/tutorial.md to the letter, then the real Terraform
// over what came out, and an upgrade to a version that differs. npm takes packages from its registry or its cache.
// Exit code 0: all of it went as the page says; 1: some did not; 2: npm had no packages, or Terraform is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingFrom, type Step, stepsOf } from '../test/how-to/follow-page.ts';
import { rehearseUpgrade } from './package/rehearse-upgrade.ts';
import { hasTerraform } from './terraform/run-terraform.ts';

const PAGE = 'docs/tutorial.md';
const INSTALL = 'npm install groundplan';
const MODEST_MB = 60;
/** The three that make Terraform and Kubernetes, with what only they bring. */
const CDK = ['cdktf', 'cdk8s', 'cdk8s-plus-27', '@cdktf', 'constructs'];
/** Of packages that nobody but these depends on; npm says so: npm ls. */
const OURS = ['groundplan', 'esbuild', '@esbuild', 'yaml', 'zod', '@dagrejs'];

const AUTHOR = {
  ...{ GIT_AUTHOR_NAME: 'New User', GIT_AUTHOR_EMAIL: 'new@shop.dev' },
  ...{ GIT_COMMITTER_NAME: 'New User', GIT_COMMITTER_EMAIL: 'new@shop.dev' },
};

async function main(): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), 'groundplan-verify-'));
  const folder = join(place, 'shop');
  try {
    spawnSync('mkdir', [folder]);
    const tarball = pack(process.cwd(), place);
    const steps = stepsOf(PAGE);
    for (const [at, step] of steps.entries()) {
      const isGood = take(step, steps[at + 1], { folder, tarball });
      if (isGood === 'unreachable') return 2;
      if (!isGood) return 1;
    }
    if (!isSmall(folder)) return 1;
    if (!(await rehearseUpgrade(tarball, { place, folder }))) return 1;
    return await plan(folder);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function pack(home: string, to: string): string {
  const made = spawnSync('npm', ['run', '--silent', 'declarations'], { cwd: home });
  if (made.status !== 0) throw new Error('declarations cannot be made');
  const words = ['pack', '--silent', '--pack-destination', to];
  const { status, stdout, stderr } = spawnSync('npm', words, { cwd: home, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return join(to, stdout.trim().split('\n').at(-1) ?? '');
}

interface Place {
  readonly folder: string;
  readonly tarball: string;
}

function take(
  step: Step,
  next: Step | undefined,
  { folder, tarball }: Place,
): boolean | 'unreachable' {
  if (step.kind !== 'command') return true;
  const command = step.command.replace(INSTALL, `npm install --no-audit --no-fund "${tarball}"`);
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...AUTHOR },
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${seconds.padStart(6)} s  ${step.command.replaceAll('\n', ' && ')}`);
  if (status !== 0) {
    console.error(stdout + stderr);
    if (!/E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT|404)|network/.test(stderr)) return false;
    console.error('!!! npm reaches no registry and has nothing cached: NOTHING WAS VERIFIED !!!');
    return 'unreachable';
  }
  const missing = next?.kind === 'output' ? missingFrom(next.text, stdout + stderr) : [];
  for (const line of missing) console.error(`The page says, and nothing printed:\n  ${line}`);
  if (missing.length > 0) console.error(stdout + stderr);
  return missing.length === 0;
}

function isSmall(folder: string): boolean {
  const modules = join(folder, 'node_modules');
  const all = kilobytes([modules]);
  const cdk = kilobytes(CDK.map((name) => join(modules, name)));
  const ours = kilobytes(OURS.map((name) => join(modules, name)));
  const caches = kilobytes([join(modules, '.cache')]);
  const mb = (size: number) => (size / 1024).toFixed(1);
  console.log(
    `Installed: ${mb(all - caches)} MB, of which ${mb(cdk)} MB are CDK packages and ${mb(ours)} MB groundplan, esbuild, yaml, zod and dagre.`,
  );
  if (ours / 1024 < MODEST_MB) return true;
  console.error(`More than ${MODEST_MB} MB beyond the CDK packages and what they bring`);
  return false;
}

function kilobytes(paths: readonly string[]): number {
  const there = paths.filter((path) => existsSync(path));
  const { stdout } = spawnSync('du', ['-skc', ...there], { encoding: 'utf8' });
  return Number(/^(\d+)\s+total$/m.exec(stdout)?.[1] ?? 0);
}

async function plan(folder: string): Promise<number> {
  if (!(await hasTerraform())) {
    console.error('!!! terraform is missing: NO STACK WAS VALIDATED OR PLANNED !!!');
    return process.env['CI'] === 'true' ? 2 : 0;
  }
  const results = join(folder, 'dist');
  console.log(`Stacks of ${readdirSync(results).join(', ')}:`);
  const words = ['run', '--silent', 'verify:terraform', '--', results];
  return spawnSync('npm', words, { stdio: 'inherit' }).status ?? 1;
}

main().then((code) => {
  process.exitCode = code;
});
