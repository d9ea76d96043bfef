import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { relayTo } from '../../../scripts/emulator/relay.ts';

/** Answers with how often it was asked, and closes each connection, as the emulator does. */
let asked = 0;
let emulator: Server;
let relay: Awaited<ReturnType<typeof relayTo>>;

beforeAll(async () => {
  emulator = createServer((incoming, outgoing) => {
    asked += 1;
    const status = incoming.url === '/broken' ? 500 : 200;
    outgoing.writeHead(status, { connection: 'close', 'content-length': '1', etag: 'a' });
    outgoing.end(incoming.method === 'HEAD' ? undefined : String(asked));
  });
  await new Promise<void>((resolve) => emulator.listen(0, '127.0.0.1', resolve));
  relay = await relayTo((emulator.address() as AddressInfo).port);
});

afterAll(() => {
  relay.close();
  emulator.close();
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(path: string, operation?: string, method = 'POST'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = operation === undefined ? {} : { 'amz-sdk-invocation-id': operation };
    const sent = request(`${relay.url}${path}`, { method, headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk) => {
        body += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? 'body' : undefined);
  });
}

describe('the relay in front of the emulator', () => {
  it('answers a second attempt as it did the first, and asks once', async () => {
    const first = await ask('/', 'one');
    const before = asked;

    expect((await ask('/', 'one')).body).toBe(first.body);
    expect(asked).toBe(before);
  });

  it('asks for each operation, and for what names none', async () => {
    const bodies = [await ask('/', 'two'), await ask('/', 'three'), await ask('/'), await ask('/')];

    expect(new Set(bodies.map(({ body }) => body)).size).toBe(4);
  });

  it('says itself that an update of EKS is over, which the emulator does not know', async () => {
    const before = asked;
    const update = await ask('/clusters/a/updates/b?nodegroupName=c', 'update', 'GET');

    expect(JSON.parse(update.body)).toMatchObject({ update: { id: 'b', status: 'Successful' } });
    expect(asked).toBe(before);
  });

  it('asks again where the first attempt failed', async () => {
    const first = await ask('/broken', 'four');

    expect(first.status).toBe(500);
    expect((await ask('/broken', 'four')).body).not.toBe(first.body);
  });

  it('keeps headers and the length that a HEAD names, and the connection', async () => {
    const { headers } = await ask('/', 'five', 'HEAD');

    expect(headers).toMatchObject({ etag: 'a', 'content-length': '1' });
    expect(headers['connection']).not.toBe('close');
  });
});
