// Stands between terraform and the emulator. The emulator closes each connection once it has answered,
// and now and then terraform's client loses the answer with it; its second attempt then meets what its
// first has made. Here connections stay open, and an attempt that was answered is answered once more.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { answerOf } from './answers.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What belongs to one connection, and not to the message. */
const OF_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'expect'];
/** Of one operation, in each of its attempts: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html */
const OPERATION = 'amz-sdk-invocation-id';
const REMEMBERED = 500;

/** Listens on a free port of the loopback interface until the process ends or `close` is called. */
export async function relayTo(port: number): Promise<{ url: string; close: () => void }> {
  const answered = new Map<string, Answer>();
  const server = createServer((incoming, outgoing) => {
    void relay(incoming, port, answered).then(
      (answer) => send(answer, incoming, outgoing),
      // The same that a client would see of the emulator itself.
      () => incoming.socket.destroy(),
    );
  });
  // A connection that is closed for being idle may just be used again.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The machine has no free port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}

async function relay(
  incoming: IncomingMessage,
  port: number,
  answered: Map<string, Answer>,
): Promise<Answer> {
  const operation = String(incoming.headers[OPERATION] ?? '');
  const body = await buffer(incoming);
  const known = answered.get(operation);
  if (known) return known;
  const answer = answerOf(incoming) ?? (await ask(incoming, body, port));
  if (operation !== '' && answer.status < 300) remember(answered, operation, answer);
  return answer;
}

function remember(answered: Map<string, Answer>, operation: string, answer: Answer): void {
  answered.set(operation, answer);
  const [oldest] = answered.keys();
  if (answered.size > REMEMBERED && oldest !== undefined) answered.delete(oldest);
}

function ask({ method, url, headers }: IncomingMessage, body: Buffer, port: number) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = { ...ofMessage(headers), 'content-length': String(body.length) };
    const asked = request(
      { host: '127.0.0.1', port, agent: false, method, path: url, headers: sent },
      (answer) => {
        buffer(answer).then(
          (read) =>
            resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: read }),
          reject,
        );
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

function send(answer: Answer, { method }: IncomingMessage, outgoing: ServerResponse): void {
  const headers = ofMessage(answer.headers);
  // The length that a HEAD names is that of what it does not send.
  const length = method === 'HEAD' ? {} : { 'content-length': String(answer.body.length) };
  outgoing.writeHead(answer.status, { ...headers, ...length }).end(answer.body);
}

function ofMessage(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !OF_CONNECTION.includes(name)),
  );
}
