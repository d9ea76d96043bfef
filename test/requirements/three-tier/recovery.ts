// Backups, copies in another region, and what happens when something fails.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, documented, deviates } = outputOf('three-tier/prod');
const dr = outputOf('three-tier/dr');

const mysql = (path: string) => terraform('data', `aws_db_instance.main.${path}`);
const documents = (path: string) => terraform('data', `aws_docdb_cluster.main.${path}`);
const replication = (path: string) =>
  terraform('recovery', `aws_s3_bucket_replication_configuration.web.${path}`);
const snapshots = (path: string) =>
  kubernetes('cache-snapshots/cronjob-main-snapshot', `spec.${path}`);
const container = (path: string) =>
  kubernetes('api/deployment-api', `spec.template.spec.containers[name=api].${path}`);

const RECOVERY_REGION: readonly Claim[] = [
  terraform('recovery', 'provider.aws[alias=recovery].region').is('us-west-2'),
  dr.terraform('network', 'provider.aws[0].region').is('us-west-2'),
];

export const recovery: Rows = {
  'S2-DR-01': row(
    'MySQL: a backup a day',
    mysql('backup_window').is('02:00-03:00'),
    mysql('backup_retention_period').is(30),
  ),
  'S2-DR-02': row('MySQL: backups stay 30 days', mysql('backup_retention_period').is(30)),
  'S2-DR-03': row(
    'MySQL: logs every five minutes, which RDS does for whatever has backups',
    mysql('backup_retention_period').is(30),
    documented(
      'Database `main` restores to any second of the last 30 days, up to five minutes ago',
    ),
  ),
  'S2-DR-04': row(
    'MySQL: backups go to another region',
    terraform(
      'recovery',
      'aws_db_instance_automated_backups_replication.main.source_db_instance_arn',
    ).is('arn:aws:rds:us-east-1:222233334444:db:three-tier-prod-main'),
    mysql('identifier').is('three-tier-prod-main'),
    terraform('recovery', 'aws_db_instance_automated_backups_replication.main.provider').is(
      'aws.recovery',
    ),
    terraform('recovery', 'aws_db_instance_automated_backups_replication.main.retention_period').is(
      30,
    ),
    terraform('recovery', 'aws_db_instance_automated_backups_replication.main.kms_key_id').is(
      '${aws_kms_key.recovery.arn}',
    ),
    ...RECOVERY_REGION,
  ),
  'S2-DR-05': row(
    'DocumentDB: continuous backup to S3, which the service does itself',
    documents('backup_retention_period').is(30),
    documented('DocumentDB keeps its continuous backup in S3 itself'),
  ),
  'S2-DR-06': row(
    'DocumentDB: restores to a point in time, for as long as backups stay',
    documents('backup_retention_period').is(30),
    documents('skip_final_snapshot').is(false),
  ),
  'S2-DR-07': row('DocumentDB: backups stay 30 days', documents('backup_retention_period').is(30)),
  'S2-DR-08': row(
    'Redis: a snapshot every six hours',
    snapshots('schedule').is('0 */6 * * *'),
    snapshots('timeZone').is('Etc/UTC'),
    snapshots('jobTemplate.spec.template.spec.containers[0].env[name=CACHE_NAME].value').is(
      'three-tier-prod-main',
    ),
    terraform('data', 'aws_elasticache_replication_group.main.replication_group_id').is(
      'three-tier-prod-main',
    ),
    snapshots('jobTemplate.spec.template.spec.containers[0].command').is([
      'sh',
      '/scripts/snapshot.sh',
    ]),
    kubernetes('cache-snapshots/configmap-cache-snapshot', 'data."snapshot.sh"').includes(
      'aws elasticache create-snapshot --replication-group-id "$CACHE_NAME"',
    ),
    snapshots('jobTemplate.spec.template.spec.serviceAccountName').is('cache-snapshot'),
    kubernetes(
      'cache-snapshots/serviceaccount-cache-snapshot',
      'metadata.annotations."eks.amazonaws.com/role-arn"',
    ).is('arn:aws:iam::222233334444:role/three-tier-prod-addon-cache-snapshot'),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-cache-snapshot.statement[sid=Take].actions',
    ).is(['elasticache:CreateSnapshot']),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-cache-snapshot.statement[sid=Prune].resources',
    ).is(['arn:aws:elasticache:us-east-1:222233334444:snapshot:three-tier-prod-main-*']),
  ),
  'S2-DR-09': row('Redis: append-only file', deviates('caches.main.extraSnapshots')),
  'S2-DR-10': row(
    'S3: versions, in every bucket and in the replica',
    terraform('data', 'aws_s3_bucket_versioning.*.versioning_configuration.status').are(
      'Enabled',
      'Enabled',
      'Enabled',
    ),
    terraform(
      'recovery',
      'aws_s3_bucket_versioning.web-replica.versioning_configuration.status',
    ).is('Enabled'),
  ),
  'S2-DR-11': row(
    'S3: the site is copied to another region',
    replication('bucket').is('three-tier-prod-web-222233334444'),
    replication('rule[].status').are('Enabled'),
    replication('rule[0].filter.prefix').is(''),
    replication('rule[0].destination.bucket').is('${aws_s3_bucket.web-replica.arn}'),
    replication('rule[0].source_selection_criteria.sse_kms_encrypted_objects.status').is('Enabled'),
    replication('role').is('${aws_iam_role.web-replication.arn}'),
    terraform('recovery', 'aws_s3_bucket.web-replica.provider').is('aws.recovery'),
    ...RECOVERY_REGION,
  ),
  'S2-DR-12': row(
    'S3: lifecycles of every bucket',
    terraform('data', 'aws_s3_bucket_lifecycle_configuration.*.bucket').are(
      '${aws_s3_bucket.logs.id}',
      '${aws_s3_bucket.metrics.id}',
      '${aws_s3_bucket.web.id}',
    ),
    terraform('data', 'aws_s3_bucket_lifecycle_configuration.*.rule[].status').all('Enabled'),
    terraform(
      'recovery',
      'aws_s3_bucket_lifecycle_configuration.web-replica.rule[id=old-builds].noncurrent_version_expiration[0].noncurrent_days',
    ).is(90),
  ),
  'S2-DR-13': row(
    'recovery time of 15 minutes, inside the region',
    documented('Recovery time (RTO): 15m'),
    mysql('multi_az').is(true),
    terraform('data', 'aws_elasticache_replication_group.main.automatic_failover_enabled').is(true),
    terraform('data', 'aws_docdb_cluster_instance.*.promotion_tier').are(0, 1, 2),
  ),
  'S2-DR-14': row(
    'recovery point of 5 minutes',
    documented('Recovery point (RPO): 5m'),
    mysql('backup_retention_period').is(30),
    documents('backup_retention_period').is(30),
    deviates('recovery.objectives.recoveryPoint'),
  ),
  'S2-DR-15': row(
    'a zone fails: the others go on, in under 2 minutes',
    documented('recovery is automatic and takes under 2 minutes (S2-DR-15)'),
    mysql('multi_az').is(true),
    terraform('data', 'aws_elasticache_replication_group.main.multi_az_enabled').is(true),
    terraform('data', 'aws_docdb_cluster_instance.*.availability_zone').are(
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ),
    terraform('network', 'aws_nat_gateway.*.subnet_id').count(3),
    kubernetes(
      'api/deployment-api',
      'spec.template.spec.topologySpreadConstraints[].topologyKey',
    ).are('topology.kubernetes.io/zone', 'kubernetes.io/hostname'),
    kubernetes('api/horizontalpodautoscaler-api', 'spec.minReplicas').is(3),
  ),
  'S2-DR-16': row(
    'the region fails: people restore in the other one and change the DNS record, in under 30 minutes',
    documented(
      'When the region fails, people restore the database from the replicated backups in us-west-2 and change the DNS record; under 30 minutes (F-S2-02).',
    ),
    dr.terraform('network', 'aws_vpc.main.cidr_block').is('10.1.0.0/16'),
    dr
      .terraform('network', 'aws_subnet.*.tags.Tier')
      .are(...['public', 'private', 'database'].flatMap((tier) => [tier, tier, tier])),
    dr.documented('Nothing computes here until a recovery'),
    ...RECOVERY_REGION,
  ),
  'S2-DR-17': row(
    'the application fails: Kubernetes restarts the pod, after 30 seconds',
    container('livenessProbe.periodSeconds').is(10),
    container('livenessProbe.failureThreshold').is(3),
    container('livenessProbe.timeoutSeconds').is(3),
    container('livenessProbe.httpGet.path').is('/health'),
    container('livenessProbe.initialDelaySeconds').absent(),
  ),
  'S2-DR-18': row(
    'the database fails: RDS fails over in under 60 seconds',
    mysql('multi_az').is(true),
    documented('RDS fails over to its standby by itself, in under 60 seconds (S2-DR-18).'),
  ),
};
