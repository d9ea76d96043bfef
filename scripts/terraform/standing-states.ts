// Buckets of states, and tables of their locks, that no stack makes.
import type { Stack, StatePlace } from './find-stacks.ts';
import { accountOf } from './rehearsal-override.ts';

export interface StandingState extends Pick<StatePlace, 'bucket' | 'region'> {
  /** One of those that use it: whose it is, no stack says. */
  readonly account: string;
  readonly lockTable: string | undefined;
}

export function standingStates(stacks: readonly Stack[]): readonly StandingState[] {
  const found = stacks.flatMap((stack) => {
    const { document } = stack;
    const place = document.terraform?.backend.s3;
    if (place === undefined || keeperOf(stack, stacks) !== undefined) return [];
    const { bucket, region, dynamodb_table: lockTable } = place;
    return [{ bucket, region, lockTable, account: accountOf(document).account }];
  });
  return [...new Map(found.map((each) => [each.bucket, each])).values()];
}

/** The stack that makes the bucket of the state of another: it keeps its own state in there. */
export function keeperOf(stack: Stack, stacks: readonly Stack[]): Stack | undefined {
  return stacks.find((each) => each.name.endsWith('/state') && bucketOf(each) === bucketOf(stack));
}

function bucketOf({ document }: Stack): string | undefined {
  return document.terraform?.backend.s3.bucket;
}
