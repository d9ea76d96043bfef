// What the stub answers about stores that stand already, as data sources describe them. One whose plan proves
// nothing of it needs no answer.
import type { Stack } from './find-stacks.ts';
import { accountOf } from './rehearsal-override.ts';

interface Block {
  readonly bucket?: string;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** Region by name of each bucket that a stack finds. */
export function standingBuckets(stacks: readonly Stack[]): ReadonlyMap<string, string> {
  return new Map(
    stacks.flatMap(({ document }) => {
      const data = (document.data ?? {}) as unknown as Blocks;
      const { region } = accountOf(document);
      return Object.values(data['aws_s3_bucket'] ?? {}).map(
        ({ bucket = '' }) => [bucket, region] as const,
      );
    }),
  );
}
