// npm run lock [-- --upgrade]
// Renews locks/terraform.lock.hcl, the one lock file that synth copies into every stack. With --upgrade
// it chooses the newest provider that the constraint allows; without, it keeps the version and adds
// checksums. GROUNDPLAN_TERRAFORM_MIRROR names a provider mirror to use instead of the registry; then
// only the platforms it holds are renewed, and the checksums of the others stay.
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasTerraform, runTerraform } from './terraform/run-terraform.ts';

const MASTER = 'locks/terraform.lock.hcl';
const LOCK_FILE = '.terraform.lock.hcl';
const SOURCE = 'hashicorp/aws';
/** Atlantis, CI and the laptops of engineers. */
const PLATFORMS = ['linux_amd64', 'linux_arm64', 'darwin_arm64', 'darwin_amd64'] as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { upgrade: { type: 'boolean', default: false } } });
  if (!(await hasTerraform())) {
    console.error('lock: the terraform program is missing. Nothing was changed.');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'groundplan-lock-'));
  try {
    return await renew(folder, values.upgrade);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function renew(folder: string, upgrade: boolean): Promise<number> {
  const aws = { source: SOURCE, version: constraint() };
  const module = { terraform: { required_providers: { aws } } };
  writeFileSync(join(folder, 'versions.tf.json'), JSON.stringify(module));
  if (!upgrade) copyFileSync(MASTER, join(folder, LOCK_FILE));

  const mirror = process.env['GROUNDPLAN_TERRAFORM_MIRROR'];
  const platforms = mirror ? platformsIn(mirror) : PLATFORMS;
  const left = PLATFORMS.filter((platform) => !platforms.includes(platform));
  const run = await runTerraform(folder, [
    'providers',
    'lock',
    ...(mirror ? [`-fs-mirror=${mirror}`] : []),
    ...platforms.map((platform) => `-platform=${platform}`),
  ]);
  if (!run.ok) {
    console.error(`${run.stderr}${run.stdout}`);
    return 1;
  }
  copyFileSync(join(folder, LOCK_FILE), MASTER);
  console.log(`${MASTER}: renewed for ${platforms.join(', ')}.`);
  if (left.length > 0) console.log(`Not in the mirror, so not renewed: ${left.join(', ')}.`);
  return 0;
}

/** What the stacks ask for, as the present lock recorded it. */
function constraint(): string {
  const found = /constraints\s*=\s*"([^"]+)"/.exec(readFileSync(MASTER, 'utf8'))?.[1];
  if (!found) throw new Error(`${MASTER} holds no constraint`);
  return found;
}

function platformsIn(mirror: string): readonly string[] {
  const provider = join(mirror, 'registry.terraform.io', SOURCE);
  const paths = existsSync(provider)
    ? readdirSync(provider, { recursive: true, encoding: 'utf8' })
    : [];
  return PLATFORMS.filter((platform) => paths.some((path) => path.includes(platform)));
}

void main().then((code) => {
  process.exitCode = code;
});
