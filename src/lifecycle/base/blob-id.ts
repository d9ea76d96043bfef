import { createHash } from 'node:crypto';

const SHA256_LENGTH = 64;

/** Whether `text` is the content that git has under `id`. */
export function hasBlobId(text: string, id: string): boolean {
  return blobId(text, id.length === SHA256_LENGTH ? 'sha256' : 'sha1') === id;
}

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export function blobId(text: string, algorithm: 'sha1' | 'sha256'): string {
  const bytes = Buffer.from(text);
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
