// What leaves the environment, in steps: it stays written where it stands until it is gone.
import { z } from 'zod';
import { listOf, mapOf } from './primitives.ts';

export const Leave = z
  .strictObject({
    data: z
      .enum(['retain', 'snapshot', 'destroy'])
      .nullable()
      .default(null)
      .describe(
        'What becomes of its data. `retain`: AWS keeps it as it is, and Terraform forgets it, in one apply. `snapshot`: it goes, with a last snapshot. `destroy`: it goes, with all that is in it. Absent: it holds none.',
      ),
    step: z
      .enum(['prepare', 'remove'])
      .default('prepare')
      .describe(
        '`prepare`: it still stands; its protection against deletion is off, and the stacks behind its own have let go of it. `remove`: it is gone, and the stacks before its own keep what it stood on, such as its security group, for this one apply. `retain` takes no steps.',
      ),
    finalSnapshot: z
      .string()
      .max(255)
      .regex(
        /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/,
        'expected the name of a snapshot: letters, digits and single hyphens, a letter first',
      )
      .nullable()
      .default(null)
      .describe(
        'Name of the last snapshot, which AWS takes once. Absent: that of the store with `-final`.',
      ),
  })
  .describe('How it leaves. What it names stays written where it stands until it is gone.');
export type Leave = z.output<typeof Leave>;

/** What an environment has beside the collections of kinds of resources. */
export const leavingParts = {
  services: mapOf(Leave)
    .default({})
    .describe('Services, each with the repository of its images and its roles.'),
  loadBalancers: mapOf(Leave).default({}).describe('Load balancers of `edge.loadBalancers`.'),
  bastion: Leave.nullable().default(null).describe('The bastion of `network.bastion`.'),
  pipeline: Leave.nullable()
    .default(null)
    .describe('`delivery.pipeline`, with the function that looks at rollouts for it.'),
  stacks: mapOf(Leave.omit({ finalSnapshot: true }))
    .default({})
    .describe(
      'Whole Terraform stacks, each with all that is in it: their documents stay, empty, so that Atlantis destroys what their states hold.',
    ),
  keys: listOf(z.enum(['data', 'storage', 'cluster', 'observability']))
    .default([])
    .describe(
      'KMS keys that nothing of this environment asks for any more, and that stay for one apply: those that `aws.keys` has taken the place of, or that of a cluster that is gone.',
    ),
};

export interface Leaving {
  readonly services: Readonly<Record<string, Leave>>;
  readonly loadBalancers: Readonly<Record<string, Leave>>;
  readonly bastion: Leave | null;
  readonly pipeline: Leave | null;
  readonly stacks: Readonly<Record<string, Omit<Leave, 'finalSnapshot'>>>;
  readonly keys: readonly ('data' | 'storage' | 'cluster' | 'observability')[];
}
