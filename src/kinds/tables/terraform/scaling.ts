// Autoscaling of provisioned capacity, of a table and of each of its indexes.
// https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-dynamodb.html
import { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy/index.js';
import { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target/index.js';
import type { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { tableName } from '../../../model/naming/tables.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { DIRECTIONS, indexCapacity, isScaled } from '../capacity.ts';
import type { Provisioned, Table } from '../schema.ts';

const WORDS = { read: 'Read', write: 'Write' } as const;

interface ScalingInput {
  readonly key: string;
  readonly table: Table;
  readonly made: DynamodbTable;
}

interface Scaled {
  /** Terraform name, to which read or write is added. */
  readonly key: string;
  readonly kind: 'table' | 'index';
  readonly resourceId: string;
  readonly capacity: Provisioned | null;
  readonly origin: Path;
}

export function addScaling(module: RootModule, { key, table, made }: ScalingInput): void {
  const resourceId = `table/${tableName(module.environment, key)}`;
  const origin = ['tables', key];
  const own: Scaled = {
    ...{ key: `table_${key}`, kind: 'table', resourceId },
    ...{ capacity: table.provisioned, origin: [...origin, 'provisioned'] },
  };
  // No key of a table has an underscore, so no two names become one.
  const indexes = sortedEntries(table.globalSecondaryIndexes).map(
    ([name, index]): Scaled => ({
      ...{ key: `table_${key}_${name}`, kind: 'index', resourceId: `${resourceId}/index/${name}` },
      capacity: indexCapacity(table, index),
      origin: [...origin, 'globalSecondaryIndexes', name],
    }),
  );
  for (const each of [own, ...indexes]) addTargets(module, made, each);
}

function addTargets(module: RootModule, made: DynamodbTable, scaled: Scaled): void {
  const { key, kind, resourceId, capacity, origin } = scaled;
  if (capacity === null) return;
  for (const direction of DIRECTIONS) {
    const { min, max, targetPercent } = capacity[direction];
    if (!isScaled(capacity[direction])) continue;
    const name = `${key}_${direction}`;
    const target = module.resource(AppautoscalingTarget, name, origin, {
      serviceNamespace: 'dynamodb',
      scalableDimension: `dynamodb:${kind}:${WORDS[direction]}CapacityUnits`,
      resourceId,
      minCapacity: min,
      maxCapacity: max,
      dependsOn: [made],
    });
    module.resource(AppautoscalingPolicy, name, origin, {
      name: `${resourceId.replaceAll('/', '-')}-${direction}`,
      policyType: 'TargetTrackingScaling',
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        targetValue: targetPercent,
        predefinedMetricSpecification: {
          predefinedMetricType: `DynamoDB${WORDS[direction]}CapacityUtilization`,
        },
      },
    });
  }
}
