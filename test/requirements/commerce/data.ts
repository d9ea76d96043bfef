// The cluster, Kafka and the databases.
import { type Rows, row } from '../proof/rows.ts';
import { both, dev, key, prod, subnet, subnets, topicIsMade } from './environments.ts';

const PRIVATE = [0, 1, 2].map((zone) => subnet('private', zone));
const BROKERS = 'aws_msk_cluster.main';
const EXPORTERS = `${BROKERS}.open_monitoring.prometheus`;

const cluster: Rows = {
  'S4-CMP-01': row(
    'control plane in subnets of its own',
    both
      .terraform('cluster', 'aws_eks_cluster.main.vpc_config.subnet_ids')
      .are(subnets('controlplane'), subnets('controlplane')),
    both.terraform('cluster', 'aws_eks_cluster.main.name').are('commerce-prod', 'commerce-dev'),
  ),
  'S4-CMP-02': row(
    'nodes in private subnets of three zones',
    both
      .terraform('cluster', 'aws_eks_node_group[].subnet_ids')
      .are(PRIVATE, PRIVATE, PRIVATE, PRIVATE),
    prod
      .terraform('network', 'aws_subnet[tags.Tier=private].availability_zone')
      .are('us-east-1a', 'us-east-1b', 'us-east-1c'),
    dev
      .terraform('network', 'aws_subnet[tags.Tier=private].availability_zone')
      .are('us-east-1a', 'us-east-1b', 'us-east-1c'),
  ),
  'S4-CMP-03': row(
    'on-demand nodes, where nothing has to be tolerated',
    both
      .terraform('cluster', 'aws_eks_node_group.on-demand.capacity_type')
      .are('ON_DEMAND', 'ON_DEMAND'),
    both.terraform('cluster', 'aws_eks_node_group.on-demand.taint').absent(),
  ),
  'S4-CMP-04': row(
    'spot nodes, for what is flexible',
    both.terraform('cluster', 'aws_eks_node_group.spot.capacity_type').are('SPOT', 'SPOT'),
    both
      .terraform('cluster', 'aws_eks_node_group.spot.labels.workload')
      .are('flexible', 'flexible'),
  ),
  'S4-ADD-01': row(
    'AWS Load Balancer Controller',
    both
      .argocd('application-commerce-*-aws-load-balancer-controller', 'spec.source.chart')
      .are('aws-load-balancer-controller', 'aws-load-balancer-controller'),
    both.values('aws-load-balancer-controller', 'clusterName').are('commerce-prod', 'commerce-dev'),
  ),
  'S4-ADD-02': row(
    'EBS CSI driver, with a role of its own',
    both
      .terraform('cluster', 'aws_eks_addon.aws-ebs-csi-driver.addon_name')
      .are('aws-ebs-csi-driver', 'aws-ebs-csi-driver'),
    both
      .terraform('cluster', 'aws_eks_addon.aws-ebs-csi-driver.service_account_role_arn')
      .are('${aws_iam_role.aws-ebs-csi-driver.arn}', '${aws_iam_role.aws-ebs-csi-driver.arn}'),
    both
      .kubernetes('storage/storageclass-gp3', 'provisioner')
      .are('ebs.csi.aws.com', 'ebs.csi.aws.com'),
  ),
  'S4-ADD-03': row(
    'CoreDNS',
    both.terraform('cluster', 'aws_eks_addon.coredns.addon_name').are('coredns', 'coredns'),
  ),
  'S4-ADD-04': row(
    'kube-proxy',
    both
      .terraform('cluster', 'aws_eks_addon.kube-proxy.addon_name')
      .are('kube-proxy', 'kube-proxy'),
  ),
};

const kafka: Rows = {
  'S4-MSG-01': row(
    'three brokers in three zones',
    prod.terraform('data', `${BROKERS}.number_of_broker_nodes`).is(3),
    prod.terraform('data', `${BROKERS}.broker_node_group_info.client_subnets`).is(subnets('data')),
    prod
      .terraform('network', 'aws_subnet[tags.Tier=data].availability_zone')
      .are('us-east-1a', 'us-east-1b', 'us-east-1c'),
    prod
      .terraform('network', 'output.subnet_ids.value.data')
      .is(['a', 'b', 'c'].map((zone) => `\${aws_subnet.data-us-east-1${zone}.id}`)),
  ),
  'S4-MSG-02': row(
    'two brokers in two zones',
    dev.terraform('data', `${BROKERS}.number_of_broker_nodes`).is(2),
    dev
      .terraform('data', `${BROKERS}.broker_node_group_info.client_subnets`)
      .is([subnet('data', 0), subnet('data', 1)]),
    dev
      .terraform('data', 'aws_msk_configuration.main.server_properties')
      .matches(/^default\.replication\.factor=2\nmin\.insync\.replicas=1$/m),
  ),
  'S4-MSG-03': row(
    'topics orders, users, notifications and events, of six partitions each',
    ...topicIsMade('orders'),
    ...topicIsMade('users'),
    ...topicIsMade('notifications'),
    ...topicIsMade('events'),
    both
      .kubernetes('kafka-main/job-main-topics', 'metadata.annotations."argocd.argoproj.io/hook"')
      .are('Sync', 'Sync'),
    both
      .argocd(
        'application-commerce-*-kafka-main',
        'metadata.annotations."argocd.argoproj.io/sync-wave"',
      )
      .are('-10', '-10'),
  ),
  'S4-MSG-04': row(
    'consumers share work as a group',
    both
      .kubernetes('event-consumers/configmap-event-consumers', 'data.KAFKA_GROUP_ID')
      .are('event-consumers', 'event-consumers'),
    both
      .kubernetes('event-consumers/horizontalpodautoscaler-event-consumers', 'spec.maxReplicas')
      .are(6, 6),
  ),
  'S4-MSG-05': row(
    'JMX metrics of brokers',
    both.terraform('data', `${EXPORTERS}.jmx_exporter.enabled_in_broker`).are(true, true),
    both
      .terraform('network', 'aws_vpc_security_group_ingress_rule.kafka-main-metrics.from_port')
      .are(11001, 11001),
    both
      .terraform(
        'network',
        'aws_vpc_security_group_ingress_rule.kafka-main-metrics.security_group_id',
      )
      .are('${aws_security_group.kafka-main.id}', '${aws_security_group.kafka-main.id}'),
  ),
};

const databases: Rows = {
  'S4-DATA-01': row(
    'Aurora PostgreSQL with a writer and a reader in two zones',
    prod.terraform('data', 'aws_rds_cluster.main.engine').is('aurora-postgresql'),
    prod
      .terraform('data', 'aws_rds_cluster_instance[].availability_zone')
      .are('us-east-1a', 'us-east-1b'),
    prod
      .terraform('data', 'aws_rds_cluster_instance[].cluster_identifier')
      .are('${aws_rds_cluster.main.id}', '${aws_rds_cluster.main.id}'),
    prod
      .terraform(
        'data',
        'aws_secretsmanager_secret_version.database-main-endpoints.secret_string.reader_host',
      )
      .is('${aws_rds_cluster.main.reader_endpoint}'),
  ),
  'S4-DATA-02': row(
    'a single RDS instance in development',
    dev.terraform('data', 'aws_db_instance[].engine').are('postgres'),
    dev.terraform('data', 'aws_db_instance.main.multi_az').is(false),
    dev.terraform('data', 'aws_rds_cluster').absent(),
  ),
  'S4-DATA-03': row(
    'snapshots each day',
    prod.terraform('data', 'aws_rds_cluster.main.backup_retention_period').is(30),
    prod.terraform('data', 'aws_rds_cluster.main.preferred_backup_window').is('02:00-03:00'),
    dev.terraform('data', 'aws_db_instance.main.backup_retention_period').is(7),
    dev.terraform('data', 'aws_db_instance.main.backup_window').is('02:00-03:00'),
  ),
  'S4-DATA-04': row(
    'encrypted with a key of KMS',
    prod.terraform('data', 'aws_rds_cluster.main.storage_encrypted').is(true),
    prod.terraform('data', 'aws_rds_cluster.main.kms_key_id').is(key('data')),
    dev.terraform('data', 'aws_db_instance.main.storage_encrypted').is(true),
    dev.terraform('data', 'aws_db_instance.main.kms_key_id').is(key('data')),
    both.terraform('security', 'aws_kms_key.data.enable_key_rotation').are(true, true, true),
  ),
};

export const data: Rows = { ...cluster, ...kafka, ...databases };
