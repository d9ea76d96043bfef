// The log groups of a database, which RDS would make itself, without retention and key.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { addLogGroup } from '../../../terraform/log-group.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { type Dialect, dialectOf } from '../engine.ts';
import type { Database } from '../schema.ts';

interface DatabaseLogs {
  /** Key of the instance or cluster in its stack. */
  readonly key: string;
  readonly of: 'instance' | 'cluster';
  readonly identifier: string;
  readonly origin: Path;
  readonly logs: readonly string[];
}

const INSTANCE_LOGS: Readonly<Record<Dialect, readonly string[]>> = {
  postgres: ['postgresql', 'upgrade'],
  mysql: ['error', 'slowquery'],
};
/** Aurora upgrades without a log of its own. */
const CLUSTER_LOGS: Readonly<Record<Dialect, readonly string[]>> = {
  postgres: ['postgresql'],
  mysql: ['error', 'slowquery'],
};

export function instanceLogs({ engine }: Database): readonly string[] {
  return INSTANCE_LOGS[dialectOf(engine)];
}

export function clusterLogs({ engine }: Database): readonly string[] {
  return CLUSTER_LOGS[dialectOf(engine)];
}

/** Has to exist before the first line is written. */
export function addDatabaseLogs(
  module: RootModule,
  { key, of, identifier, origin, logs }: DatabaseLogs,
): CloudwatchLogGroup[] {
  return logs.map((log) =>
    addLogGroup(module, `database-${key}-${log}`, {
      name: `/aws/rds/${of}/${identifier}/${log}`,
      origin,
    }),
  );
}
