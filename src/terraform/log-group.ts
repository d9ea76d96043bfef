// A CloudWatch log group with an end and a key. AWS makes missing groups itself, without either.
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { Path } from '../diagnostics/diagnostic.ts';
import type { RootModule } from './root-module.ts';

interface LogGroupInput {
  readonly name: string;
  readonly origin: Path;
  /** Absent: as long as the environment keeps its logs. */
  readonly retentionDays?: number;
}

export function addLogGroup(
  module: RootModule,
  key: string,
  { name, origin, retentionDays }: LogGroupInput,
): CloudwatchLogGroup {
  return module.resource(CloudwatchLogGroup, key, origin, {
    name,
    retentionInDays: retentionDays ?? module.environment.observability.logs.retentionDays,
    kmsKeyId: module.stateOf('security').entry('key_arns', 'observability'),
  });
}
