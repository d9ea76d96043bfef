// What a service may do with the items of a table.

import { tableArn, tableName } from '../../model/naming/tables.ts';
import { upperSnake } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant, GrantStatement } from '../contract/edge.ts';
import type { Table, TableUse } from './schema.ts';

/** A condition within a transaction is a read. */
const READ = ['BatchGetItem', 'ConditionCheckItem', 'DescribeTable', 'GetItem', 'Query', 'Scan'];
const WRITE = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
/** The ARN of a stream ends in a time; DescribeTable tells it, so nothing has to be listed. */
const STREAM = ['DescribeStream', 'GetRecords', 'GetShardIterator'];

export function tableAccess(edge: Edge<Table, TableUse>): Grant {
  const { environment, store } = edge;
  return {
    statements: statementsOf(edge),
    // A name that says DynamoDB: tables of databases have variables as well.
    variables: { [`${upperSnake(store)}_DYNAMODB_TABLE`]: tableName(environment, store) },
  };
}

function statementsOf(edge: Edge<Table, TableUse>): readonly GrantStatement[] {
  const { environment, store, entry, use } = edge;
  const arn = tableArn(environment, store);
  const { globalSecondaryIndexes, localSecondaryIndexes, stream } = entry;
  const indexes = { ...globalSecondaryIndexes, ...localSecondaryIndexes };
  const hasIndexes = Object.keys(indexes).length > 0;
  const key = pascal(store);
  return [
    {
      sid: `Items${key}`,
      actions: dynamodb(READ),
      resources: hasIndexes ? [arn, `${arn}/index/*`] : [arn],
    },
    ...(use === 'write'
      ? [{ sid: `Writes${key}`, actions: dynamodb(WRITE), resources: [arn] }]
      : []),
    ...(stream === null
      ? []
      : [{ sid: `Changes${key}`, actions: dynamodb(STREAM), resources: [`${arn}/stream/*`] }]),
    unlock(edge),
  ];
}

function dynamodb(actions: readonly string[]): readonly string[] {
  return actions.map((action) => `dynamodb:${action}`);
}

/** DynamoDB decrypts the key of the table in the name of who reads or writes; everything else it does
 * with the key by grants that it got from who made the table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
function unlock({ environment, store }: Edge<Table, TableUse>): GrantStatement {
  return {
    sid: `TableKey${pascal(store)}`,
    actions: ['kms:Decrypt'],
    resources: [{ key: 'data' }],
    condition: {
      StringEquals: {
        'kms:ViaService': `dynamodb.${environment.aws.region}.amazonaws.com`,
        'kms:EncryptionContext:aws:dynamodb:tableName': tableName(environment, store),
      },
    },
  };
}
