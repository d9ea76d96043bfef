// What the emulator is not asked, since it has no such operation, and the answer is known.
import type { IncomingMessage } from 'node:http';

/** Of EKS: an update is over when the emulator has answered it.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeUpdate.html */
const EKS_UPDATE = /^\/clusters\/[^/]+\/updates\/([^/?]+)/;

export function answerOf({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>) {
  const [, id] = EKS_UPDATE.exec(url) ?? [];
  if (method !== 'GET' || id === undefined) return undefined;
  const body = JSON.stringify({ update: { id, status: 'Successful', errors: [] } });
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(body),
  };
}
