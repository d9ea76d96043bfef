// How many database instances a run makes in each account.
import type { Stack } from '../terraform/find-stacks.ts';
import { accountOf } from '../terraform/rehearsal-override.ts';
import type { Body } from './gap.ts';

const TYPES = ['aws_db_instance', 'aws_rds_cluster_instance'] as const;

/** Read replicas do not count. */
export type InstancesIn = (account: string) => number;

export function countInstances(stacks: readonly Stack[]): InstancesIn {
  const counts = new Map<string, number>();
  for (const { document } of stacks) {
    const { resource = {} } = document as { resource?: Readonly<Record<string, Body>> };
    const instances = TYPES.flatMap((type) => Object.values(resource[type] ?? {}) as Body[]);
    const { account } = accountOf(document);
    const own = instances.filter((each) => !('replicate_source_db' in each)).length;
    counts.set(account, (counts.get(account) ?? 0) + own);
  }
  return (account) => counts.get(account) ?? 0;
}
