// What a repository holds beside its environments and an environment refers to: read by the room load,
// and a part of the environment from then on, at the key that names it.
import { z } from 'zod';
import type { Path } from '../../diagnostics/diagnostic.ts';

/** Documents of each file, by its path below the folder that is read. Nobody writes them in an
 * environment file: neither editors nor the reference page know the key. */
export const Documents = z
  .record(z.string(), z.array(z.json()))
  .default({})
  .meta({ isRead: true })
  .describe('Read from the repository.');
export type Documents = z.output<typeof Documents>;

/** What is to be read for an environment. */
export interface Reading {
  readonly type: 'folder' | 'file';
  /** Relative to the root of the repository. */
  readonly path: string;
  /** Where in the environment the documents go. */
  readonly into: Path;
  /** What names the path; absent keys resolve to their parents. */
  readonly origin: Path;
  /** Whether it may be absent, and hold files of other kinds. */
  readonly isOptional?: boolean;
}

/** A path of the repository; where it really lies the room load sees. */
export const RepositoryPath = z
  .string()
  .regex(
    /^(?!\.\.?(\/|$))[\w.-]+(\/(?!\.\.?(\/|$))[\w.-]+)*$/,
    'expected a path below the root of the repository, such as manifests/ledger',
  );
