// Exports the newest snapshot of a database to a bucket, on a schedule.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html
// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-export-snapshot.html
import type { Chart } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { addScheduledTask, INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import { bucketName } from '../../../model/naming/buckets.ts';
import { kmsAlias, ownRoleArn } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { isAurora } from '../engine.ts';
import { databaseIdentifier, EXPORT_ACCOUNT, exportRoleName } from '../names.ts';
import type { TendedDatabase } from './tended-databases.ts';

const INSTANCE = {
  member: 'DBSnapshot',
  command: 'describe-db-snapshots --db-instance-identifier',
};
const CLUSTER = {
  member: 'DBClusterSnapshot',
  command: 'describe-db-cluster-snapshots --db-cluster-identifier',
};

/** RDS limits the name of an export to 60 characters; what tells two apart, the date, is last. */
function scriptOf({ member, command }: typeof INSTANCE): string {
  return `set -eu
available='${member}s[?Status==\`available\`]'
snapshot=$(aws rds ${command} "$DATABASE" \\
  --snapshot-type automated --output text \\
  --query "reverse(sort_by($available, &SnapshotCreateTime))[0].${member}Arn")
if [ "$snapshot" = None ]; then
  echo "No automated snapshot of $DATABASE yet" >&2
  exit 1
fi
running='Status==\`STARTING\` || Status==\`IN_PROGRESS\` || Status==\`COMPLETE\`'
started=$(aws rds describe-export-tasks --source-arn "$snapshot" --output text \\
  --query "length(ExportTasks[?$running])")
if [ "$started" != 0 ]; then
  echo "$snapshot is exported already"
  exit 0
fi
short=$(echo "\${snapshot##*:}" | tail -c 50)
aws rds start-export-task --export-task-identifier "export-\${short#-}" --source-arn "$snapshot" \\
  --s3-bucket-name "$BUCKET" --s3-prefix "$PREFIX" --iam-role-arn "$ROLE" --kms-key-id "$KEY"
`;
}

export function addExport(chart: Chart, environment: Environment, tended: TendedDatabase): void {
  const { key, database } = tended;
  if (database.export === null) return;
  // CronJob names have at most 52 characters, so no prefix: the namespace says what they are.
  const name = `${key}-export`;
  const metadata = { name, annotations: INPUT_WAVE };
  new KubeConfigMap(chart, 'export-script', {
    metadata,
    data: { 'export.sh': scriptOf(isAurora(database) ? CLUSTER : INSTANCE) },
  });
  addScheduledTask(chart, environment, {
    ...{ name, component: 'database', verb: 'export' },
    schedule: database.export.schedule,
    serviceAccount: EXPORT_ACCOUNT,
    scripts: name,
    settings: exportSettings(environment, key, database.export.bucket),
  });
}

function exportSettings(
  environment: Environment,
  key: string,
  bucket: string,
): Readonly<Record<string, string>> {
  return {
    DATABASE: databaseIdentifier(environment, key),
    BUCKET: bucketName(environment, bucket),
    PREFIX: `databases/${key}`,
    ROLE: ownRoleArn(environment, exportRoleName(environment)),
    KEY: environment.aws.keys.data ?? kmsAlias(environment, 'data'),
  };
}
