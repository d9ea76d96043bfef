// The provider as a process of its own, which terraform is told to use instead of starting one several times
// for each plan: https://developer.hashicorp.com/terraform/plugin/debugging
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ALONE } from './run-terraform.ts';

export interface StandingProvider {
  /** For the environment of terraform. */
  readonly variables: Readonly<Record<string, string>>;
  readonly stop: () => void;
}

const ANNOUNCED = /TF_REATTACH_PROVIDERS='?(\{.*\})'?/;

/** `folder` is one where `terraform init` ran. */
export async function startProvider(
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<StandingProvider> {
  const child = spawn(binaryIn(folder), ['-debug'], {
    env: { ...process.env, ...ALONE, ...variables },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const announced = await announcement(child);
  return { variables: { TF_REATTACH_PROVIDERS: announced }, stop: () => child.kill() };
}

function binaryIn(folder: string): string {
  const root = join(folder, '.terraform', 'providers');
  const path = listed(root).find((each) => /\/terraform-provider-aws_v[^/]*$/.test(each));
  if (path === undefined) throw new Error(`${root} holds no provider`);
  return path;
}

/** A provider of a mirror is a link to its folder. */
function listed(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isFile() ? [path] : listed(path);
  });
}

function announcement(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [, found] = ANNOUNCED.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`The provider ended: ${text}`)));
  });
}
