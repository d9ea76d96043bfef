import { describe, expect, it } from 'vitest';
import { grantsOf } from '../../../src/environment/edges.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PLACED, STATUS, withTable } from './with-table.ts';

const ARN = 'arn:aws:dynamodb:eu-west-1:210987654321:table/shop-prod-orders';
const WRITES = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];

function statements(table: Overrides, use: 'read' | 'write') {
  return terraformOf(anEnvironment(withTable(table, use))).policy('web');
}

describe('access to a table', () => {
  it('reads the table, and indexes where there are some', () => {
    const plain = statements({}, 'read');
    const indexed = statements({ globalSecondaryIndexes: { 'by-status': STATUS } }, 'read');
    const local = { 'by-total': { sortKey: { name: 'total', type: 'number' } } };
    const sorted = statements({ sortKey: PLACED, localSecondaryIndexes: local }, 'read');

    expect(plain['ItemsOrders'].actions).toContain('dynamodb:Query');
    expect(plain['ItemsOrders'].resources).toEqual([ARN]);
    expect(indexed['ItemsOrders'].resources).toEqual([ARN, `${ARN}/index/*`]);
    expect(sorted['ItemsOrders'].resources).toEqual([ARN, `${ARN}/index/*`]);
  });

  it('changes items only where it is said to write', () => {
    expect(statements({}, 'read')['WritesOrders']).toBeUndefined();
    expect(statements({}, 'write')['WritesOrders']).toMatchObject({
      actions: WRITES.map((action) => `dynamodb:${action}`),
      resources: [ARN],
    });
  });

  it('reads the stream where there is one', () => {
    expect(statements({}, 'read')['ChangesOrders']).toBeUndefined();
    expect(statements({ stream: 'keysOnly' }, 'read')['ChangesOrders'].resources).toEqual([
      `${ARN}/stream/*`,
    ]);
  });

  it('uses the key through DynamoDB and for this table alone', () => {
    expect(statements({}, 'write')['TableKeyOrders']).toMatchObject({
      actions: ['kms:Decrypt'],
      resources: [`\${data.terraform_remote_state.security.outputs.key_arns["data"]}`],
      condition: [
        { variable: 'kms:ViaService', values: ['dynamodb.eu-west-1.amazonaws.com'] },
        {
          variable: 'kms:EncryptionContext:aws:dynamodb:tableName',
          values: ['shop-prod-orders'],
        },
      ],
    });
  });

  it('comes with the name of the table', () => {
    const variables = grantsOf(anEnvironment(withTable()), 'web').map((grant) => grant.variables);

    expect(Object.assign({}, ...variables)).toMatchObject({
      ORDERS_DYNAMODB_TABLE: 'shop-prod-orders',
    });
  });
});
