// Databases, caches, brokers, tables and their settings.
import type { LifeTable } from '../life.ts';

export const stores: LifeTable = {
  aws_db_instance: { replacement: 'refused', because: 'It holds data.' },
  aws_db_instance_automated_backups_replication: {
    replacement: 'refused',
    because: 'It holds backups.',
  },
  aws_db_parameter_group: {
    replacement: 'new first',
    because: 'An instance names it, and RDS deletes none that is in use. Its name has the family.',
  },
  aws_db_subnet_group: { replacement: 'in place', because: 'Its subnets change in place.' },
  aws_rds_cluster: { replacement: 'refused', because: 'It holds data.' },
  aws_rds_cluster_instance: {
    replacement: 'old first',
    because: 'Its identifier is in endpoints, alarms and schedules; the others answer meanwhile.',
    // A member that runs stays where it is: others would be as good.
    ignores: ['availability_zone'],
  },
  aws_rds_cluster_parameter_group: {
    replacement: 'new first',
    because: 'A cluster names it, and RDS deletes none that is in use. Its name has the family.',
  },
  aws_rds_global_cluster: { replacement: 'refused', because: 'It joins clusters with data.' },
  aws_docdb_cluster: { replacement: 'refused', because: 'It holds data.' },
  aws_docdb_cluster_instance: {
    replacement: 'old first',
    because: 'Its identifier is in endpoints and alarms; the others answer meanwhile.',
    // A member that runs stays where it is: others would be as good.
    ignores: ['availability_zone'],
  },
  aws_docdb_cluster_parameter_group: {
    replacement: 'new first',
    because:
      'A cluster names it, and DocumentDB deletes none that is in use. Its name has the family.',
  },
  aws_docdb_global_cluster: { replacement: 'refused', because: 'It joins clusters with data.' },
  aws_docdb_subnet_group: { replacement: 'in place', because: 'Its subnets change in place.' },
  aws_elasticache_replication_group: { replacement: 'refused', because: 'It holds data.' },
  aws_elasticache_subnet_group: {
    replacement: 'in place',
    because: 'Its subnets change in place.',
  },
  aws_elasticache_user: {
    replacement: 'new first',
    because: 'A user group names it until it is changed.',
  },
  aws_elasticache_user_group: {
    replacement: 'new first',
    because:
      'A replication group names it until it is changed, and ElastiCache deletes none that is in use.',
  },
  aws_msk_cluster: { replacement: 'refused', because: 'It holds data.' },
  aws_msk_configuration: {
    replacement: 'new first',
    because: 'A cluster names it, and MSK deletes none that is in use.',
    name: { argument: 'name', max: 256, follows: ['kafka_versions'] },
  },
  aws_opensearch_domain: { replacement: 'refused', because: 'It holds data.' },
  aws_dynamodb_table: { replacement: 'refused', because: 'It holds data.' },
  aws_appautoscaling_target: {
    replacement: 'old first',
    because: 'A table has one per dimension.',
  },
  aws_appautoscaling_policy: { replacement: 'old first', because: 'A target has one of a name.' },
  aws_efs_file_system: { replacement: 'refused', because: 'It holds data.' },
  aws_efs_mount_target: { replacement: 'old first', because: 'A file system has one per zone.' },
  aws_efs_backup_policy: { replacement: 'in place', because: 'A switch of the file system.' },
  aws_efs_replication_configuration: {
    replacement: 'old first',
    because: 'A file system has one.',
  },
  aws_secretsmanager_secret: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
  aws_secretsmanager_secret_version: {
    replacement: 'old first',
    because: 'The next one takes its place.',
  },
  aws_secretsmanager_secret_policy: {
    replacement: 'in place',
    because: 'Its statements change in place.',
  },
};
