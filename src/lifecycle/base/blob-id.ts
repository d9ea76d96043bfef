import { createHash } from 'node:crypto';

const SHA256_LENGTH = 64;

/** Whether `text` is the content that git has under `id`: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function hasBlobId(text: string, id: string): boolean {
  const bytes = Buffer.from(text);
  const algorithm = id.length === SHA256_LENGTH ? 'sha256' : 'sha1';
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === id;
}
