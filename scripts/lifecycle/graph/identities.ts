// What a resource is to those that read an output: a name that stays when it is replaced, or something AWS
// gives each one anew.

/** Attributes that change when the resource is modified in place. */
const VOLATILE = [
  'latest_version',
  'default_version',
  'latest_revision',
  'version_id',
  'etag',
  'output',
];

/** Types whose ids and ARNs are made of this argument and nothing that AWS invents. */
const IDENTITIES: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: 'name',
  aws_db_instance: 'identifier',
  aws_docdb_cluster: 'cluster_identifier',
  aws_dynamodb_table: 'name',
  aws_ecr_repository: 'name',
  aws_eks_cluster: 'name',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_iam_policy: 'name',
  aws_iam_role: 'name',
  aws_lambda_function: 'function_name',
  aws_rds_cluster: 'cluster_identifier',
  aws_s3_bucket: 'bucket',
  aws_sns_topic: 'name',
  aws_sqs_queue: 'name',
};

export function isVolatile(attribute: string): boolean {
  return VOLATILE.includes(attribute);
}

export function identityOf(type: string): string | undefined {
  return IDENTITIES[type];
}
