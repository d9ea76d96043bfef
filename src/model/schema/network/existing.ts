// A network that stands already: how its parts are found. Nothing here is created, changed or destroyed.
import { z } from 'zod';
import { listOf, Text } from '../primitives.ts';

const Tags = z
  .record(Text, z.string())
  .default({})
  .describe('Tags that it carries, by name; all of them. Empty: not found by tags.');

function idOf(prefix: string) {
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`),
      `expected an id such as ${prefix}-0123456789abcdef0`,
    );
}

export const ExistingSubnets = z
  .strictObject({
    ids: listOf(idOf('subnet'))
      .default([])
      .describe(
        'One id per Availability Zone, in the order of `aws.zones`. Empty: not found by ids.',
      ),
    tags: Tags,
    routeTables: z
      .strictObject({
        ids: listOf(idOf('rtb'))
          .default([])
          .describe('One for all its subnets, or one per zone in the order of `aws.zones`.'),
        tags: Tags,
      })
      .nullable()
      .default(null)
      .describe(
        'Their route tables. Absent: those that are associated with the subnets; the main table of a VPC is not.',
      ),
  })
  .describe('How the subnets of a tier are found, in the VPC of `network.existing`.');
export type ExistingSubnets = z.output<typeof ExistingSubnets>;

export const ExistingNetwork = z
  .strictObject({
    vpc: z
      .strictObject({
        id: idOf('vpc').nullable().default(null).describe('Its id. Absent: found by its tags.'),
        tags: Tags,
      })
      .describe('The VPC, by id or by tags.'),
    endpoints: listOf(
      z.string().regex(/^[a-z][a-z0-9.-]*$/, 'expected a service name such as ecr.api'),
    )
      .default([])
      .describe(
        'Services that its interface endpoints answer for, such as `ecr.api`, from the tier of the nodes.',
      ),
  })
  .describe(
    'The VPC, its subnets and routes stand already: they are read, and nothing of them changes.',
  );
export type ExistingNetwork = z.output<typeof ExistingNetwork>;
