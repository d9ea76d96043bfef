import type { Environment } from '../schema/environment.ts';

/** Buckets whose replica answers when they do not. */
export function failoverBuckets({ edge }: Environment): ReadonlySet<string> {
  return new Set(
    Object.values(edge.distributions).flatMap(({ origins }) =>
      Object.values(origins).flatMap(({ bucket, failover }) =>
        failover && bucket !== null ? [bucket] : [],
      ),
    ),
  );
}
