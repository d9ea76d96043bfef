// Runs the terraform program in a folder and gives back what it said.
import { spawn } from 'node:child_process';

export interface TerraformRun {
  readonly ok: boolean;
  /** null when it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  /** Added to the process's own. */
  readonly variables?: Readonly<Record<string, string>>;
  /** After so long it is killed, and has failed. */
  readonly limitMs?: number | undefined;
}

/** Nobody answers questions, nothing asks for updates, and the user's own AWS configuration stays away. */
export const ALONE: Readonly<Record<string, string>> = {
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
  CHECKPOINT_DISABLE: '1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  // No host of AWS is called, and a provider that stands cannot take authorities twice.
  AWS_CA_BUNDLE: '',
};

export function runTerraform(
  folder: string,
  args: readonly string[],
  { variables = {}, limitMs }: Settings = {},
): Promise<TerraformRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      timeout: limitMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...ALONE, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        ok: code === 0,
        code,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    );
  });
}

export async function hasTerraform(): Promise<boolean> {
  try {
    return (await runTerraform('.', ['version'])).ok;
  } catch {
    return false;
  }
}
