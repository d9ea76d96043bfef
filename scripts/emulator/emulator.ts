// AWS on this machine: moto's server (https://docs.getmoto.org/en/latest/docs/server_mode.html), on a
// free port of the loopback interface. It answers for every account; a request belongs to the account
// of the role whose temporary keys sign it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { relayTo } from './relay.ts';

export const PROGRAM = 'moto_server';

export interface Emulator {
  readonly url: string;
  /** Variables for terraform and its provider: endpoint, and keys of a role in `account`. */
  readonly variablesFor: (account: string) => Promise<Readonly<Record<string, string>>>;
  readonly stop: () => void;
}

export function hasEmulator(): boolean {
  return spawnSync(PROGRAM, ['--help'], { stdio: 'ignore' }).status === 0;
}

/** Throws when the server does not answer within half a minute. */
export async function startEmulator(): Promise<Emulator> {
  const port = await freePort();
  const server = spawn(PROGRAM, ['-H', '127.0.0.1', '-p', String(port)], {
    // The policies that AWS manages are there in every account, so they are here.
    env: {
      ...process.env,
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      // Pipelines bring the archives of functions, between two stacks.
      VALIDATE_LAMBDA_S3: 'false',
    },
    stdio: 'ignore',
    // Python programs may be started by a shim: what it starts has to stop with it.
    detached: true,
  });
  const stop = () => stopGroup(server);
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(130));
  }
  await untilReady(server, `http://127.0.0.1:${port}`);
  const { url, close } = await relayTo(port);
  const keys = new Map<string, ReturnType<typeof variablesFor>>();
  return {
    url,
    variablesFor: (account) => {
      const known = keys.get(account) ?? variablesFor(url, account);
      keys.set(account, known);
      return known;
    },
    stop: () => {
      close();
      stop();
    },
  };
}

function stopGroup(server: ChildProcess): void {
  if (server.pid === undefined || server.exitCode !== null) return;
  try {
    process.kill(-server.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('The machine has no free port'));
      });
    });
  });
}

const TRIES = 150;
const BETWEEN_MS = 200;

async function untilReady(server: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (server.exitCode !== null) throw new Error(`${PROGRAM} ended with ${server.exitCode}`);
    const answer = await fetch(`${url}/moto-api/`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(BETWEEN_MS);
  }
  throw new Error(`${PROGRAM} did not answer at ${url}`);
}

async function variablesFor(
  url: string,
  account: string,
): Promise<Readonly<Record<string, string>>> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: 'AWS4-HMAC-SHA256 Credential=verify/20240101/us-east-1/sts/aws4_request',
    },
    body: new URLSearchParams({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: `arn:aws:iam::${account}:role/verify-apply`,
      RoleSessionName: 'verify-apply',
    }),
  });
  const text = await answer.text();
  const read = (element: string) => {
    const value = new RegExp(`<${element}>(.*?)</${element}>`).exec(text)?.[1];
    if (!value) throw new Error(`The emulator gave no ${element}: ${text}`);
    return value;
  };
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: read('AccessKeyId'),
    AWS_SECRET_ACCESS_KEY: read('SecretAccessKey'),
    AWS_SESSION_TOKEN: read('SessionToken'),
  };
}
