import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PLACED, STATUS, scaling, withTable } from './with-table.ts';

function compiled(table: Overrides = {}, more: Overrides = {}) {
  return terraformOf(anEnvironment({ ...withTable(table), ...more }));
}

function one(table: Overrides = {}, more: Overrides = {}) {
  return compiled(table, more).one('aws_dynamodb_table', 'orders');
}

describe('a table', () => {
  it('is on demand, encrypted, recoverable and kept', () => {
    expect(one()).toMatchObject({
      name: 'shop-prod-orders',
      billing_mode: 'PAY_PER_REQUEST',
      hash_key: 'customer',
      table_class: 'STANDARD',
      server_side_encryption: {
        enabled: true,
        kms_key_arn: `\${data.terraform_remote_state.security.outputs.key_arns["data"]}`,
      },
      point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
      stream_enabled: false,
      ttl: { enabled: false },
      tags: { Purpose: 'Orders' },
    });
  });

  it('can be deleted in development', () => {
    expect(one({}, { tier: 'development' })).toMatchObject({
      deletion_protection_enabled: false,
      lifecycle: { prevent_destroy: false },
    });
  });

  it('defines the attributes of keys once each, and no others', () => {
    const table = one({
      sortKey: PLACED,
      globalSecondaryIndexes: {
        'by-status': { ...STATUS, sortKey: PLACED, projection: ['total', 'address'] },
      },
      localSecondaryIndexes: { 'by-hash': { sortKey: { name: 'hash', type: 'binary' } } },
      timeToLive: { attribute: 'expiresAt' },
    });

    expect(table.attribute).toEqual([
      { name: 'customer', type: 'S' },
      { name: 'hash', type: 'B' },
      { name: 'placedAt', type: 'N' },
      { name: 'status', type: 'S' },
    ]);
    expect(table.range_key).toBe('placedAt');
    expect(table.ttl).toEqual({ attribute_name: 'expiresAt', enabled: true });
  });

  it('has indexes that hold what they list, in an order that is no matter', () => {
    const table = one({
      sortKey: PLACED,
      globalSecondaryIndexes: { 'by-status': { ...STATUS, projection: ['total', 'address'] } },
      localSecondaryIndexes: {
        'by-total': { sortKey: { name: 'total', type: 'number' }, projection: 'keys' },
      },
    });

    expect(table.global_secondary_index).toEqual([
      {
        name: 'by-status',
        hash_key: 'status',
        projection_type: 'INCLUDE',
        non_key_attributes: ['address', 'total'],
      },
    ]);
    expect(table.local_secondary_index).toEqual([
      { name: 'by-total', range_key: 'total', projection_type: 'KEYS_ONLY' },
    ]);
  });

  it('tells of changes, and for how long it can be restored', () => {
    expect(one({ stream: 'newImage', recoveryDays: 7 })).toMatchObject({
      stream_enabled: true,
      stream_view_type: 'NEW_IMAGE',
      point_in_time_recovery: { enabled: true, recovery_period_in_days: 7 },
    });
    expect(one({ recoveryDays: 0 }).point_in_time_recovery).toEqual({ enabled: false });
  });

  it('names the attribute also of a time to live that ends', () => {
    expect(one({ timeToLive: { attribute: 'expiresAt', enabled: false } }).ttl).toEqual({
      attribute_name: 'expiresAt',
      enabled: false,
    });
  });

  it('has limits on demand, and so may its indexes', () => {
    const onDemand = { maxReadUnits: 100 };
    const table = one({
      onDemand,
      globalSecondaryIndexes: { 'by-status': { ...STATUS, onDemand: { maxWriteUnits: 20 } } },
    });

    expect(table.on_demand_throughput).toEqual({ max_read_request_units: 100 });
    expect(table.global_secondary_index[0].on_demand_throughput).toEqual({
      max_write_request_units: 20,
    });
  });
});

describe('provisioned capacity', () => {
  const terraform = compiled({
    provisioned: scaling(5, 50),
    globalSecondaryIndexes: {
      'by-status': STATUS,
      fixed: { partitionKey: { name: 'total', type: 'number' }, provisioned: scaling(3, 3) },
    },
  });

  it('starts at its least, and what autoscaling has set stays', () => {
    expect(terraform.one('aws_dynamodb_table', 'orders')).toMatchObject({
      billing_mode: 'PROVISIONED',
      read_capacity: 5,
      write_capacity: 10,
      lifecycle: { prevent_destroy: true, ignore_changes: ['read_capacity'] },
    });
  });

  it('scales reads of the table and of an index without capacity of its own', () => {
    expect(terraform.all('aws_appautoscaling_target')).toEqual({
      'table_orders_by-status_read': {
        depends_on: ['aws_dynamodb_table.orders'],
        service_namespace: 'dynamodb',
        scalable_dimension: 'dynamodb:index:ReadCapacityUnits',
        resource_id: 'table/shop-prod-orders/index/by-status',
        min_capacity: 5,
        max_capacity: 50,
      },
      table_orders_read: {
        depends_on: ['aws_dynamodb_table.orders'],
        service_namespace: 'dynamodb',
        scalable_dimension: 'dynamodb:table:ReadCapacityUnits',
        resource_id: 'table/shop-prod-orders',
        min_capacity: 5,
        max_capacity: 50,
      },
    });
    expect(terraform.one('aws_appautoscaling_policy', 'table_orders_read')).toMatchObject({
      target_tracking_scaling_policy_configuration: {
        target_value: 70,
        predefined_metric_specification: {
          predefined_metric_type: 'DynamoDBReadCapacityUtilization',
        },
      },
    });
  });

  it('is ignored nowhere without room to scale', () => {
    const fixed = compiled({ provisioned: scaling(5, 5) });

    expect(fixed.one('aws_dynamodb_table', 'orders').lifecycle).toEqual({ prevent_destroy: true });
    expect(fixed.all('aws_appautoscaling_target')).toEqual({});
  });
});

describe('the way to DynamoDB', () => {
  it('passes no NAT gateway once there is a table', () => {
    expect(compiled().one('aws_vpc_endpoint', 'dynamodb')).toMatchObject({
      service_name: 'com.amazonaws.eu-west-1.dynamodb',
      vpc_endpoint_type: 'Gateway',
      route_table_ids: expect.arrayContaining([`\${aws_route_table.private-eu-west-1a.id}`]),
    });
    expect(terraformOf(anEnvironment()).all('aws_vpc_endpoint')).toEqual({});
  });

  it('is made once where the environment states it', () => {
    const stated = { network: { endpoints: { gateway: ['dynamodb'] } } };

    expect(Object.keys(compiled({}, stated).all('aws_vpc_endpoint'))).toEqual(['dynamodb']);
  });

  it('needs no network', () => {
    const alone = anEnvironment({
      ...{ network: null, cluster: null, namespaces: null, services: null, addons: null },
      ...{ databases: null, caches: null, kafka: null, search: null, edge: null },
      tables: withTable().tables,
      observability: { alarms: null },
    });

    expect(terraformOf(alone).all('aws_vpc_endpoint')).toEqual({});
    expect(Object.keys(terraformOf(alone).all('aws_dynamodb_table'))).toEqual(['orders']);
  });
});

describe('backups of AWS Backup', () => {
  it('hold tables', () => {
    const recovery = { recovery: { backupPlan: {} } };

    expect(compiled({}, recovery).one('aws_backup_selection', 'stores').resources).toContain(
      'arn:aws:dynamodb:eu-west-1:210987654321:table/shop-prod-orders',
    );
  });
});
