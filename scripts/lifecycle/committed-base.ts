// What git would say of files that are committed: a base that lies in memory.
import type { Base } from '../../src/lifecycle/base/base.ts';
import { blobId } from '../../src/lifecycle/base/blob-id.ts';

export function committedBase(files: ReadonlyMap<string, string>): Base {
  return {
    revision: 'abc1234',
    isProgramSame: () => true,
    blobs: new Map([...files].map(([path, text]) => [path, blobId(text, 'sha1')])),
    read: (paths) =>
      new Map(
        paths.flatMap((path) => {
          const text = files.get(path);
          return text === undefined ? [] : [[path, text] as const];
        }),
      ),
  };
}
