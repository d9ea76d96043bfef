// What git would say of files that are committed: a base that lies in memory.
import { createHash } from 'node:crypto';
import type { Base } from '../../src/lifecycle/base/base.ts';

export function aBase(files: ReadonlyMap<string, string>): Base {
  const ids = [...files].map(([path, text]) => [path, blobId(text)] as const);
  return {
    revision: 'abc1234',
    blobs: new Map(ids),
    read: (paths) => new Map(paths.map((path) => [path, files.get(path) ?? ''])),
  };
}

function blobId(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
