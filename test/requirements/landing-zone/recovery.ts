// Backups, and the region that production moves to.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { everywhere, prod, standby, times } from './environments.ts';

const recovery = (path: string) => prod.terraform('recovery', path);
const plan = (path: string) => recovery(`aws_backup_plan.stores.rule[0].${path}`);
/** Where Terraform works, stack by stack. */
const inRegion = ({ terraform }: Output, region: string) =>
  [
    terraform('network', 'provider.aws[0].region').is(region),
    terraform('cluster', 'provider.aws[0].region').is(region),
    terraform('data', 'provider.aws[0].region').is(region),
    terraform('edge', 'provider.aws[0].region').is(region),
  ] as const;

const BUCKETS = ['assets', 'backups', 'data'];

const daily = [
  plan('schedule').is('cron(0 9 * * ? *)'),
  recovery('aws_backup_selection.stores.resources').is([
    'arn:aws:rds:us-west-2:555577779999:cluster:landing-zone-prod-main',
  ]),
  recovery('aws_backup_selection.stores.plan_id').is('${aws_backup_plan.stores.id}'),
] as const;

const copied = [
  plan('copy_action[0].destination_vault_arn').is('${aws_backup_vault.stores-recovery.arn}'),
  recovery('aws_backup_vault.stores-recovery.provider').is('aws.recovery'),
  recovery('provider.aws[alias=recovery].region').are('us-east-1'),
] as const;

const secondary = (path: string) =>
  standby.terraform('edge', `aws_route53_record.load-balancer-main.${path}`);
const primary = (path: string) =>
  prod.terraform('edge', `aws_route53_record.distribution-main.${path}`);

export const recoveryRows: Rows = {
  'S1-DR-01': row(
    'backups are kept for 7 days',
    everywhere.terraform('data', 'aws_rds_cluster.*.backup_retention_period').are(...times(4, 7)),
    plan('lifecycle.delete_after').is(7),
    plan('copy_action[0].lifecycle.delete_after').is(7),
  ),
  'S1-DR-02': row('backups are copied to the other region', ...daily, ...copied),
  'S1-DR-03': row('production is in us-west-2', ...inRegion(prod, 'us-west-2')),
  'S1-DR-04': row(
    'production has the cluster, the writer, and buckets with versions',
    prod.terraform('cluster', 'aws_eks_cluster.main.name').is('landing-zone-prod'),
    prod.terraform('data', 'aws_rds_cluster.main.engine').is('aurora-mysql'),
    prod.terraform('data', 'aws_rds_cluster.main.source_region').absent(),
    prod
      .terraform('data', 'aws_rds_cluster.main.global_cluster_identifier')
      .is('${aws_rds_global_cluster.main.id}'),
    prod
      .terraform('data', 'aws_s3_bucket_versioning.*.bucket')
      .are(...BUCKETS.map((key) => `\${aws_s3_bucket.${key}.id}`)),
    prod
      .terraform('data', 'aws_s3_bucket_versioning.*.versioning_configuration.status')
      .are(...times(3, 'Enabled')),
  ),
  'S1-DR-05': row(
    'Velero backs Kubernetes up to S3, every day',
    prod.argocd('application-landing-zone-prod-velero', 'spec.source.chart').is('velero'),
    prod
      .values('velero', 'configuration.backupStorageLocation[0].bucket')
      .is('landing-zone-prod-backups-555577779999'),
    prod.values('velero', 'schedules.cluster.schedule').is('0 3 * * *'),
    prod.values('velero', 'schedules.cluster.disabled').is(false),
    prod.values('velero', 'schedules.cluster.template.includedNamespaces').is(['*']),
    prod
      .terraform('data', 'aws_s3_bucket.backups.bucket')
      .is('landing-zone-prod-backups-555577779999'),
    prod
      .terraform(
        'identity',
        'data.aws_iam_policy_document.addon-velero.statement[sid=Objects].resources',
      )
      .includes('arn:aws:s3:::landing-zone-prod-backups-555577779999/*'),
  ),
  'S1-DR-06': row(
    'snapshots of Aurora are made daily',
    ...daily,
    prod.terraform('data', 'aws_rds_cluster.main.preferred_backup_window').is('02:00-03:00'),
  ),
  'S1-DR-07': row('the recovery region is us-east-1', ...inRegion(standby, 'us-east-1')),
  'S1-DR-08': row(
    'recovery region: a cluster of one node, that can grow',
    standby.terraform('cluster', 'aws_eks_cluster.*.name').are('landing-zone-prod-dr'),
    standby.terraform('cluster', 'aws_eks_node_group.*.scaling_config.min_size').are(1),
    standby.terraform('cluster', 'aws_eks_node_group.*.scaling_config.max_size').are(6),
    standby.kubernetes('node-pools/nodepool-*', 'spec.limits.cpu').are('88', '8'),
  ),
  'S1-DR-09': row(
    'recovery region: Aurora follows the writer of production',
    prod
      .terraform('data', 'aws_rds_global_cluster.main.global_cluster_identifier')
      .is('landing-zone-prod-main'),
    standby
      .terraform('data', 'aws_rds_cluster.main.global_cluster_identifier')
      .is('landing-zone-prod-main'),
    standby.terraform('data', 'aws_rds_cluster.main.source_region').is('us-west-2'),
    standby.terraform('data', 'aws_rds_cluster.main.engine').is('aurora-mysql'),
    standby.terraform('data', 'aws_rds_cluster.main.master_username').absent(),
    standby.terraform('data', 'aws_rds_cluster_instance.*.availability_zone').are('us-east-1a'),
  ),
  'S1-DR-10': row(
    'recovery region: copies of every bucket',
    recovery('aws_s3_bucket_replication_configuration.*.bucket').are(
      ...BUCKETS.map((key) => `landing-zone-prod-${key}-555577779999`),
    ),
    ...BUCKETS.map((key) =>
      recovery(
        `aws_s3_bucket_replication_configuration.${key}.rule[status=Enabled].destination.bucket`,
      ).are(`\${aws_s3_bucket.${key}-replica.arn}`),
    ),
    recovery('aws_s3_bucket.*.provider').are(...times(3, 'aws.recovery')),
    recovery('provider.aws[alias=recovery].region').are('us-east-1'),
  ),
  'S1-DR-11': row(
    'recovery region: copies of the snapshots, in a vault',
    ...copied,
    plan('copy_action[0].lifecycle.delete_after').is(7),
    prod.deviates('recovery.backupPlan.copyRetentionDays'),
  ),
  'S1-DR-12': row(
    'activation: the database is promoted',
    standby.documented('1. Promote database `main`, which follows `main` of `landing-zone/prod`:'),
    standby.documented('aws rds failover-global-cluster --region us-east-1'),
    standby.documented('--global-cluster-identifier landing-zone-prod-main'),
    standby.documented(
      '--target-db-cluster-identifier arn:aws:rds:us-east-1:555577779999:cluster:landing-zone-prod-dr-main',
    ),
  ),
  'S1-DR-13': row(
    'activation: nodes are scaled',
    standby.documented('2. Scale the nodes:'),
    standby.documented('--nodegroup-name landing-zone-prod-dr-system'),
    standby.documented('--scaling-config minSize=3,maxSize=6,desiredSize=3'),
  ),
  'S1-DR-14': row(
    'activation: Route 53 answers with the recovery region, when both are done',
    secondary('failover_routing_policy.type').is('SECONDARY'),
    secondary('name').is('app.landingzone.dev'),
    secondary('alias.name').is('${aws_lb.main.dns_name}'),
    secondary('alias.evaluate_target_health').is(true),
    primary('failover_routing_policy.type').is('PRIMARY'),
    primary('name').is('app.landingzone.dev'),
    primary('health_check_id').is('${aws_route53_health_check.distribution-main.id}'),
    prod
      .terraform('edge', 'aws_route53_health_check.distribution-main.fqdn')
      .is('primary.landingzone.dev'),
    standby.documented('3. Switch `app.landingzone.dev`.'),
  ),
  'S1-DR-15': row(
    'the network of the recovery region has addresses of its own',
    standby.terraform('network', 'aws_vpc.*.cidr_block').are('10.5.0.0/16'),
    everywhere
      .terraform('network', 'aws_vpc.*.cidr_block')
      .are(
        '10.0.0.0/16',
        '10.1.0.0/16',
        '10.2.0.0/16',
        '10.3.0.0/16',
        '10.4.0.0/16',
        '10.5.0.0/16',
      ),
  ),
};
