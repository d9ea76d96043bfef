// What DynamoDB refuses of a table, and what it takes without doing what was meant.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

type Of = { readonly table: string };

export const codes = {
  'model/table-attribute-type': entry<Of & { attribute: string; type: string; elsewhere: string }>({
    severity: 'error',
    message: ({ table, attribute, type, elsewhere }) =>
      `Attribute ${attribute} of table ${table} is of type ${type} here and of type ${elsewhere} in another key`,
    hint: () => 'Give it one type in all keys',
    why: 'A table defines each attribute of its keys once, whatever key or index uses it. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html',
  }),
  'model/table-key-repeated': entry<Of & { attribute: string }>({
    severity: 'error',
    message: ({ table, attribute }) =>
      `Attribute ${attribute} of table ${table} is partition key and sort key at once`,
    hint: () => 'Name another attribute, or leave sortKey out',
    why: 'DynamoDB refuses a key whose two parts are one attribute.',
  }),
  'model/table-expiry-type': entry<Of & { attribute: string; type: string }>({
    severity: 'error',
    message: ({ table, attribute, type }) =>
      `Items of table ${table} never expire: attribute ${attribute} is of type ${type} in a key`,
    hint: () => 'Name an attribute of type number in timeToLive.attribute',
    why: 'Time to Live passes over items whose attribute is no number. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html',
  }),
  'model/table-expiry-key': entry<Of & { attribute: string }>({
    severity: 'warning',
    message: ({ table, attribute }) =>
      `Attribute ${attribute} of table ${table} is part of its key and says when items expire`,
    hint: () => 'Name an attribute outside of partitionKey and sortKey in timeToLive.attribute',
    why: 'The key of an item never changes, so no item could be given more time, and two items of one partition could not expire in the same second.',
  }),
  'model/table-local-index': entry<Of & { index: string }>({
    severity: 'error',
    message: ({ table, index }) =>
      `Local secondary index ${index} of table ${table} sorts partitions that hold one item`,
    hint: () => 'Add sortKey to the table, or make it a global secondary index',
    why: 'DynamoDB refuses local secondary indexes of a table without a sort key. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html',
  }),
  'model/table-index-twice': entry<Of & { index: string }>({
    severity: 'error',
    message: ({ table, index }) => `Table ${table} has two indexes of the name ${index}`,
    hint: () => 'Rename the global or the local one',
    why: 'Queries call an index by its name alone, whatever its kind.',
  }),
  'model/table-local-indexes': entry<Of & { count: number; max: number }>({
    severity: 'error',
    message: ({ table, count, max }) =>
      `Table ${table} has ${count} local secondary indexes: DynamoDB takes at most ${max}`,
    hint: () => 'Make some of them global secondary indexes',
    why: 'It is a quota that AWS does not raise. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes',
  }),
  'model/table-global-indexes': entry<Of & { count: number; max: number }>({
    severity: 'warning',
    message: ({ table, count, max }) =>
      `Table ${table} has ${count} global secondary indexes: more than ${max} need a quota increase`,
    hint: () => 'Ask AWS for a higher quota before stack data is applied',
    why: 'DynamoDB takes so many unless AWS has raised the quota of the account. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html#limits-secondary-indexes',
  }),
  'model/table-projection-key': entry<Of & { index: string; attribute: string }>({
    severity: 'warning',
    message: ({ table, index, attribute }) =>
      `Index ${index} of table ${table} lists attribute ${attribute}, which it holds as part of a key`,
    hint: ({ attribute }) => `Remove ${attribute} from projection`,
    why: 'An index holds the keys of the table and its own in any case; listed again, they count towards the 100 attributes that all indexes may list.',
  }),
  'model/table-projection-total': entry<Of & { count: number; max: number }>({
    severity: 'error',
    message: ({ table, count, max }) =>
      `Indexes of table ${table} list ${count} attributes: DynamoDB takes at most ${max}`,
    hint: () => 'Write projection: all for the widest of them',
    why: 'Each index counts, also where two list the same attribute. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html',
  }),
  'model/table-scaling-range': entry<Of & { direction: string; min: number; max: number }>({
    severity: 'error',
    message: ({ table, direction, min, max }) =>
      `The ${direction} capacity of table ${table} is at least ${min} and at most ${max} units`,
    hint: ({ min }) => `Set max to ${min} or more`,
    why: 'Application Auto Scaling refuses a range that ends before it begins.',
  }),
  'model/table-capacity-mode': entry<Of>({
    severity: 'error',
    message: ({ table }) => `Table ${table} has limits on demand and provisioned capacity`,
    hint: () => 'Remove onDemand or provisioned',
    why: 'DynamoDB bills a table either way, and refuses the settings of the other.',
  }),
  'model/table-index-capacity': entry<Of & { index: string; key: string; mode: string }>({
    severity: 'error',
    message: ({ table, index, key, mode }) =>
      `Index ${index} of table ${table} has ${key}, and the table is ${mode}`,
    hint: ({ key }) => `Remove ${key} from the index, or change the table`,
    why: 'An index is billed in the way of its table.',
  }),
  'model/table-index-scaling': entry<Of & { index: string }>({
    severity: 'warning',
    message: ({ table, index }) =>
      `Each apply of stack data sets the capacity of index ${index} of table ${table} back to its least`,
    hint: () => 'Set max to min in its provisioned, or leave the table on demand',
    why: 'Terraform can be told to leave alone the capacity of a table, but not that of one index; whatever autoscaling has added is taken away and has to be added again. https://github.com/hashicorp/terraform-provider-aws/issues/671',
  }),
} as const;

export const report = reporterOf(codes);
