// Tables of Amazon DynamoDB. What a key, an index and a name may be:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
import { z } from 'zod';
import { Key, listOf, Text } from '../../model/schema/primitives.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KeySchemaElement.html */
const ATTRIBUTE_MAX = 255;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html */
const PROJECTED_MAX = 20;
/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html */
const RECOVERY_DAYS_MAX = 35;

const AttributeName = z
  .string()
  .min(1, 'expected the name of an attribute')
  .max(ATTRIBUTE_MAX, `expected at most ${ATTRIBUTE_MAX} characters`);

export const KeyAttribute = z
  .strictObject({
    name: AttributeName.describe('Name of the attribute, as items have it.'),
    type: z.enum(['string', 'number', 'binary']).describe('Type of its values.'),
  })
  .describe('An attribute that is part of a key; every item of the table or index has it.');
export type KeyAttribute = z.output<typeof KeyAttribute>;

/** DynamoDB takes a full stop as well; a Terraform name does not. */
const IndexName = z
  .string()
  .regex(
    /^[a-zA-Z0-9_-]{3,255}$/,
    'expected an index name: 3 to 255 of letters, digits, "_" and "-"',
  );

const Projection = z
  .union(
    [
      z.enum(['all', 'keys']),
      listOf(AttributeName).min(1).max(PROJECTED_MAX, `expected at most ${PROJECTED_MAX}`),
    ],
    { error: `expected "all", "keys" or a list of 1 to ${PROJECTED_MAX} attributes` },
  )
  .default('all')
  .describe(
    'Attributes that the index holds: all, those of both keys, or those and the listed ones.',
  );

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html */
export const Scaling = z
  .strictObject({
    min: z.int().min(1).describe('Least capacity units; the table or index starts with them.'),
    max: z.int().min(1).describe('Most capacity units. As many as `min`: it does not scale.'),
    targetPercent: z
      .int()
      .min(20)
      .max(90)
      .default(70)
      .describe('Consumed share of the capacity that autoscaling aims at, in percent.'),
  })
  .describe('Capacity units per second, and how they follow what is consumed.');
export type Scaling = z.output<typeof Scaling>;

export const Provisioned = z
  .strictObject({
    read: Scaling.describe('Read capacity.'),
    write: Scaling.describe('Write capacity.'),
  })
  .describe('Provisioned capacity.');
export type Provisioned = z.output<typeof Provisioned>;

const OnDemand = z
  .strictObject({
    maxReadUnits: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Most read request units per second. Absent: as many as the account may.'),
    maxWriteUnits: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Most write request units per second. Absent: as many as the account may.'),
  })
  .describe('What bounds the cost of capacity on demand; requests beyond it are throttled.');
export type OnDemand = z.output<typeof OnDemand>;

const GlobalSecondaryIndex = z
  .strictObject({
    partitionKey: KeyAttribute.describe('Attribute whose value decides about the partition.'),
    sortKey: KeyAttribute.nullable()
      .default(null)
      .describe('Attribute that items of one partition are sorted by. Absent: none.'),
    projection: Projection,
    onDemand: OnDemand.nullable()
      .default(null)
      .describe('Limits of its own, where the table is on demand. Absent: none.'),
    provisioned: Provisioned.nullable()
      .default(null)
      .describe('Capacity of its own, where the table has one. Absent: as much as the table.'),
  })
  .describe(
    'The items again, under another key. One that changes is removed and built again, and no query finds it until then.',
  );
export type GlobalSecondaryIndex = z.output<typeof GlobalSecondaryIndex>;

const LocalSecondaryIndex = z
  .strictObject({
    sortKey: KeyAttribute.describe('Attribute that items of one partition are sorted by.'),
    projection: Projection,
  })
  .describe('The items of each partition of the table in another order. Fixed at creation.');
export type LocalSecondaryIndex = z.output<typeof LocalSecondaryIndex>;

/** AWS has to be told the attribute also to disable it, so Terraform refuses to forget one that is enabled.
 * https://github.com/hashicorp/terraform-provider-aws/issues/44730 */
const TimeToLive = z
  .strictObject({
    attribute: AttributeName.describe(
      'Attribute, of type number, that holds when an item expires: seconds since 1970 (Unix epoch).',
    ),
    enabled: z
      .boolean()
      .default(true)
      .describe('`false` ends it, and has to be applied before `timeToLive` is removed.'),
  })
  .describe('Time to Live: DynamoDB deletes an item within days after it has expired.');

export const Table = z
  .strictObject({
    partitionKey: KeyAttribute.describe(
      'Attribute whose value decides about the partition. Fixed at creation.',
    ),
    sortKey: KeyAttribute.nullable()
      .default(null)
      .describe(
        'Attribute that items of one partition are sorted by. Fixed at creation. Absent: none.',
      ),
    globalSecondaryIndexes: z
      .record(IndexName, GlobalSecondaryIndex)
      .default({})
      .describe('Indexes with a partition key of their own, by the name that queries give.'),
    localSecondaryIndexes: z
      .record(IndexName, LocalSecondaryIndex)
      .default({})
      .describe(
        'Indexes with the partition key of the table, by the name that queries give. To add, change or remove one is to replace the table with an empty one.',
      ),
    timeToLive: TimeToLive.nullable()
      .default(null)
      .describe('When items expire. Absent: never; one that was set is to be disabled first.'),
    onDemand: OnDemand.nullable()
      .default(null)
      .describe('Limits of capacity on demand. Absent: none.'),
    provisioned: Provisioned.nullable()
      .default(null)
      .describe('Provisioned capacity with autoscaling. Absent: capacity is on demand.'),
    tableClass: z
      .enum(['standard', 'infrequentAccess'])
      .default('standard')
      .describe('`infrequentAccess`: storage costs less, and requests more.'),
    stream: z
      .enum(['keysOnly', 'newImage', 'oldImage', 'newAndOldImages'])
      .nullable()
      .default(null)
      .describe('What a DynamoDB stream tells of each change, for 24 hours. Absent: no stream.'),
    recoveryDays: z
      .int()
      .min(0)
      .max(RECOVERY_DAYS_MAX)
      .default(RECOVERY_DAYS_MAX)
      .describe('Days to any second of which it can be restored. 0: no point-in-time recovery.'),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe('AWS and Terraform refuse to delete it while this is set.'),
    purpose: Text.describe('What it holds; becomes the tag Purpose.'),
  })
  .describe('A DynamoDB table, encrypted with our key. Items have any attributes beside the keys.');
export type Table = z.output<typeof Table>;

export const TableUse = z
  .record(Key, z.enum(['read', 'write']))
  .default({})
  .describe('Tables; `write` includes reading.');
export type TableUse = 'read' | 'write';

declare module '../../model/schema/environment.ts' {
  interface Environment {
    tables: Record<string, Table>;
  }
  interface Uses {
    tables: z.output<typeof TableUse>;
  }
}
