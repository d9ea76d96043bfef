// Stores: Aurora, ElastiCache, volumes and S3.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { dev, everywhere, ofClusters, ofWorkloads, prod, staging, times } from './environments.ts';

const aurora = ({ terraform }: Output, key: string) =>
  terraform('data', `aws_rds_cluster.main.${key}`);
const members = ({ terraform }: Output, key: string) =>
  terraform('data', `aws_rds_cluster_instance.*.${key}`);
const cache = ({ terraform }: Output, key: string) =>
  terraform('data', `aws_elasticache_replication_group.main.${key}`);

const rules = ({ terraform }: Output, bucket: string, path: string) =>
  terraform('data', `aws_s3_bucket_lifecycle_configuration.${bucket}.rule${path}`);
const transitionAfter = (output: Output, days: number) =>
  rules(output, 'assets', `[].transition[days=${days}].storage_class`);
const replacedAfter = (output: Output, days: number) =>
  rules(output, 'assets', '[].noncurrent_version_expiration[].noncurrent_days').are(days);
const both = (output: Output) =>
  [
    transitionAfter(output, 30).are('STANDARD_IA'),
    transitionAfter(output, 90).are('GLACIER_IR'),
  ] as const;
const expiryOf = (output: Output) => rules(output, 'assets', '[id=expiry].expiration[].days');

const volumeTypes = ({ kubernetes }: Output) =>
  kubernetes('storage/storageclass-*', 'parameters.type');
const nodeVolumes = ({ terraform }: Output) =>
  terraform('cluster', 'aws_launch_template.*.block_device_mappings[].ebs.volume_type');
const poolVolumes = ({ kubernetes }: Output) =>
  kubernetes('node-pools/ec2nodeclass-*', 'spec.blockDeviceMappings[].ebs.volumeType');

const snapshots = ({ terraform }: Output, path: string) =>
  terraform('recovery', `aws_dlm_lifecycle_policy.volume-snapshots.policy_details.${path}`);

export const data: Rows = {
  'S1-DATA-01': row(
    'development: the least capacity is 0, without which Aurora never pauses',
    aurora(dev, 'serverlessv2_scaling_configuration.min_capacity').is(0),
    dev.deviates('databases.main.serverless.minCapacity'),
  ),
  'S1-DATA-02': row(
    'development: serverless, up to 2 ACU',
    members(dev, 'instance_class').are('db.serverless'),
    aurora(dev, 'serverlessv2_scaling_configuration.max_capacity').is(2),
  ),
  'S1-DATA-03': row(
    'development: pauses after 10 minutes',
    aurora(dev, 'serverlessv2_scaling_configuration.seconds_until_auto_pause').is(600),
    aurora(dev, 'serverlessv2_scaling_configuration.min_capacity').is(0),
  ),
  'S1-DATA-04': row(
    'development: no reader',
    members(dev, 'cluster_identifier').are('${aws_rds_cluster.main.id}'),
  ),
  'S1-DATA-05': row(
    'development: Aurora MySQL of a version that can pause',
    aurora(dev, 'engine').is('aurora-mysql'),
    aurora(dev, 'engine_version').matches(/^8\.0\.mysql_aurora\.3\.(0[89]|[1-9]\d)\.\d+$/),
    members(dev, 'engine').are('aurora-mysql'),
  ),
  'S1-DATA-06': row(
    'staging: Aurora MySQL on db.t3.medium',
    aurora(staging, 'engine').is('aurora-mysql'),
    members(staging, 'instance_class').are('db.t3.medium'),
  ),
  'S1-DATA-07': row(
    'staging: no reader, and so one zone',
    members(staging, 'availability_zone').are('us-west-2a'),
  ),
  'S1-DATA-08': row(
    'production: Aurora MySQL on db.r5.xlarge',
    aurora(prod, 'engine').is('aurora-mysql'),
    members(prod, 'instance_class').are(...times(3, 'db.r5.xlarge')),
  ),
  'S1-DATA-09': row(
    'production: a writer and two readers, each in a zone of its own',
    members(prod, 'availability_zone').are('us-west-2a', 'us-west-2b', 'us-west-2c'),
    members(prod, 'cluster_identifier').are(...times(3, '${aws_rds_cluster.main.id}')),
  ),
  'S1-DATA-10': row(
    'development is serverless and pauses; staging has its class of the cost table',
    members(dev, 'instance_class').are('db.serverless'),
    aurora(dev, 'serverlessv2_scaling_configuration.seconds_until_auto_pause').is(600),
    members(staging, 'instance_class').are('db.t3.medium'),
    staging.deviates('databases.main.class'),
  ),
  'S1-DATA-11': row(
    'production: two readers in other zones, and more when these are busy',
    prod
      .terraform('data', 'aws_appautoscaling_target.database-main-readers.scalable_dimension')
      .is('rds:cluster:ReadReplicaCount'),
    prod
      .terraform('data', 'aws_appautoscaling_target.database-main-readers.resource_id')
      .is('cluster:landing-zone-prod-main'),
    prod.terraform('data', 'aws_appautoscaling_target.database-main-readers.min_capacity').is(2),
    prod.terraform('data', 'aws_appautoscaling_target.database-main-readers.max_capacity').is(5),
    prod
      .terraform(
        'data',
        'aws_appautoscaling_policy.database-main-readers.target_tracking_scaling_policy_configuration.predefined_metric_specification.predefined_metric_type',
      )
      .is('RDSReaderAverageCPUUtilization'),
    members(prod, 'availability_zone').are('us-west-2a', 'us-west-2b', 'us-west-2c'),
  ),
  'S1-CACHE-01': row('development: cache.t3.micro', cache(dev, 'node_type').is('cache.t3.micro')),
  'S1-CACHE-02': row('staging: cache.t3.small', cache(staging, 'node_type').is('cache.t3.small')),
  'S1-CACHE-03': row(
    'production: Redis in cluster mode on cache.r6g.large',
    cache(prod, 'engine').is('redis'),
    cache(prod, 'node_type').is('cache.r6g.large'),
    cache(prod, 'parameter_group_name').is('default.redis7.cluster.on'),
    cache(prod, 'num_node_groups').is(2),
    cache(prod, 'replicas_per_node_group').is(1),
    prod.kubernetes('web/configmap-web', 'data.REDIS_CLUSTER_MODE').is('true'),
  ),
  'S1-STO-01': row(
    'development: gp3',
    volumeTypes(dev).are('gp3'),
    nodeVolumes(dev).are('gp3'),
    poolVolumes(dev).are('gp3', 'gp3'),
  ),
  'S1-STO-02': row(
    'development: objects go after half a year, replaced ones after a week',
    ...both(dev),
    expiryOf(dev).are(180),
    replacedAfter(dev, 7),
  ),
  'S1-STO-03': row(
    'staging: gp3',
    volumeTypes(staging).are('gp3'),
    nodeVolumes(staging).are('gp3'),
    poolVolumes(staging).are('gp3', 'gp3', 'gp3'),
  ),
  'S1-STO-04': row(
    'staging: nothing goes but what was replaced a month ago',
    ...both(staging),
    rules(staging, 'assets', '[].id').are('abandoned-uploads', 'archive', 'infrequent', 'replaced'),
    replacedAfter(staging, 30),
  ),
  'S1-STO-05': row(
    'production: gp3, and io2 for pods that ask for it',
    volumeTypes(prod).are('gp3', 'io2'),
    prod.kubernetes('storage/storageclass-io2', 'provisioner').is('ebs.csi.aws.com'),
    nodeVolumes(prod).are('gp3'),
    poolVolumes(prod).are('gp3', 'gp3'),
  ),
  'S1-STO-06': row(
    'production: nothing goes but what was replaced a year ago',
    ...both(prod),
    rules(prod, 'assets', '[].id').are('abandoned-uploads', 'archive', 'infrequent', 'replaced'),
    replacedAfter(prod, 365),
  ),
  'S1-STO-07': row(
    'what is read at times, and backups, are tiered from their first day',
    ...ofWorkloads((output) =>
      rules(output, 'data', '[].transition[days=0].storage_class').are('INTELLIGENT_TIERING'),
    ),
    ...ofWorkloads((output) => rules(output, 'data', '[id=tiering].status').are('Enabled')),
    rules(prod, 'backups', '[].transition[days=0].storage_class').are('INTELLIGENT_TIERING'),
    rules(prod, 'backups', '[id=tiering].status').are('Enabled'),
    prod.deviates('buckets.data.lifecycle.tiering'),
  ),
  'S1-STO-08': row(
    'gp3 unless a pod asks for io2, and never gp2',
    everywhere
      .kubernetes(
        'storage/storageclass-gp3',
        'metadata.annotations."storageclass.kubernetes.io/is-default-class"',
      )
      .are(...times(4, 'true')),
    everywhere
      .kubernetes('storage/storageclass-*', 'parameters.type')
      .are(...times(4, 'gp3'), 'io2'),
    nodeVolumes(everywhere).are(...times(4, 'gp3')),
    poolVolumes(everywhere).are(...times(9, 'gp3')),
    everywhere.terraform('data', 'aws_opensearch_domain.*.ebs_options.volume_type').are('gp3'),
  ),
  'S1-STO-09': row(
    'Standard-IA after 30 days',
    ...ofWorkloads((output) => transitionAfter(output, 30).are('STANDARD_IA')),
    ...ofWorkloads((output) => rules(output, 'assets', '[id=infrequent].status').are('Enabled')),
  ),
  'S1-STO-10': row(
    'Glacier after 90 days, of the class that answers at once',
    ...ofWorkloads((output) => transitionAfter(output, 90).are('GLACIER_IR')),
    ...ofWorkloads((output) => rules(output, 'assets', '[id=archive].status').are('Enabled')),
    prod.deviates('buckets.assets.lifecycle.archive.moveTo'),
  ),
  'S1-STO-11': row(
    'snapshots go after 30 days',
    ...ofClusters((output) => snapshots(output, 'schedule[0].retain_rule.interval').is(30)),
    ...ofClusters((output) =>
      snapshots(output, 'schedule[0].retain_rule.interval_unit').is('DAYS'),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'cost',
        'aws_ssm_document.cleanup.content.mainSteps[0].inputs.InputPayload.snapshotDays',
      ).is(30),
    ),
  ),
  'S1-SEC-12': row(
    'KMS keys of the account for stores, secrets, objects and volumes',
    ...ofClusters((output) =>
      aurora(output, 'kms_key_id').is(
        '${data.terraform_remote_state.security.outputs.key_arns["data"]}',
      ),
    ),
    everywhere.terraform('data', 'aws_rds_cluster.*.storage_encrypted').are(...times(4, true)),
    ...ofWorkloads((output) =>
      cache(output, 'kms_key_id').is(
        '${data.terraform_remote_state.security.outputs.key_arns["data"]}',
      ),
    ),
    everywhere
      .terraform('cluster', 'aws_eks_cluster.main.encryption_config.provider.key_arn')
      .are(...times(4, '${data.terraform_remote_state.security.outputs.key_arns["cluster"]}')),
    everywhere
      .terraform(
        'data',
        'aws_s3_bucket_server_side_encryption_configuration.*.rule[].apply_server_side_encryption_by_default.kms_master_key_id',
      )
      .are(...times(7, '${data.terraform_remote_state.security.outputs.key_arns["storage"]}')),
    everywhere
      .terraform('data', 'aws_secretsmanager_secret.*.kms_key_id')
      .all('${data.terraform_remote_state.security.outputs.key_arns["data"]}'),
    everywhere
      .terraform('audit', 'aws_ebs_encryption_by_default.main.enabled')
      .are(...times(7, true)),
    everywhere
      .kubernetes('storage/storageclass-*', 'parameters.encrypted')
      .are(...times(5, 'true')),
    everywhere
      .kubernetes('node-pools/ec2nodeclass-*', 'spec.blockDeviceMappings[].ebs.encrypted')
      .are(...times(9, true)),
    everywhere
      .terraform('audit', 'aws_ebs_default_kms_key.*.key_arn')
      .are(...times(4, '${aws_kms_key.volumes.arn}')),
    ...ofClusters(({ terraform }) =>
      terraform('audit', 'aws_kms_key.volumes.policy').is(
        '${data.aws_iam_policy_document.volumes.json}',
      ),
    ),
    ...ofClusters(({ terraform }) =>
      terraform(
        'audit',
        'data.aws_iam_policy_document.volumes.statement[sid=ThroughEc2].actions',
      ).includes('kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey*'),
    ),
    everywhere
      .terraform('cluster', 'aws_launch_template.*.block_device_mappings[].ebs.encrypted')
      .are(...times(4, 'true')),
  ),
};
