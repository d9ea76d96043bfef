// A folder in which terraform knows the provider that the stacks are locked to.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './problems.ts';
import { runTerraform } from './run-terraform.ts';

const LOCK = 'locks/terraform.lock.hcl';

/** The version that stacks are locked to. */
export function lockedVersion(): string {
  const [, version] = /version\s*=\s*"([^"]+)"/.exec(readFileSync(LOCK, 'utf8')) ?? [];
  if (version === undefined) throw new Error(`${LOCK} names no version`);
  return version;
}

/** `provider` is its configuration, where something is to be planned there. */
export async function installProvider(folder: string, provider: object = {}): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const required = { aws: { source: 'hashicorp/aws', version: lockedVersion() } };
  const document = { terraform: { required_providers: required }, provider: { aws: provider } };
  writeFileSync(join(folder, 'provider.tf.json'), JSON.stringify(document, null, 1));
  const run = await runTerraform(folder, ['init', '-input=false', '-no-color']);
  if (!run.ok) throw new Error(`terraform init: ${textOf(run)}`);
}
