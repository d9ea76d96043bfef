// The log groups of an RDS instance, which RDS would make itself, without retention and key.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { RootModule } from '../root-module.ts';

interface DatabaseLogs {
  /** Key of the instance in its stack. */
  readonly key: string;
  readonly identifier: string;
  readonly origin: Path;
  readonly logs: readonly string[];
}

/** Has to exist before the instance writes its first line. */
export function addDatabaseLogs(
  module: RootModule,
  { key, identifier, origin, logs }: DatabaseLogs,
): CloudwatchLogGroup[] {
  return logs.map((log) =>
    module.resource(CloudwatchLogGroup, `database-${key}-${log}`, origin, {
      name: `/aws/rds/instance/${identifier}/${log}`,
      retentionInDays: module.environment.observability.logs.retentionDays,
      kmsKeyId: module.stateOf('security').entry('key_arns', 'observability'),
    }),
  );
}
