// Runs the terraform program in a folder and gives back what it said.
import { spawn } from 'node:child_process';

export interface TerraformRun {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export function runTerraform(folder: string, args: readonly string[]): Promise<TerraformRun> {
  return new Promise((resolve, reject) => {
    const child = spawn('terraform', args, {
      cwd: folder,
      env: {
        ...process.env,
        // Nobody answers questions, and nothing asks for updates: these runs are compared and read.
        TF_IN_AUTOMATION: '1',
        TF_INPUT: '0',
        CHECKPOINT_DISABLE: '1',
        // The user's own AWS configuration must not reach a rehearsal.
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      },
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
