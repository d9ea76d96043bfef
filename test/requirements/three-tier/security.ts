// Encryption, credentials, roles and audit.
import { type Claim, outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, documented, deviates } = outputOf('three-tier/prod');

const DATA_KEY = '${data.terraform_remote_state.security.outputs.key_arns["data"]}';
const STORAGE_KEY = '${data.terraform_remote_state.security.outputs.key_arns["storage"]}';

const atRest: readonly [Claim, ...Claim[]] = [
  terraform('data', 'aws_db_instance.*.storage_encrypted').are(true, true),
  terraform('data', 'aws_db_instance.main.kms_key_id').is(DATA_KEY),
  terraform('data', 'aws_docdb_cluster.*.storage_encrypted').all(true),
  terraform('data', 'aws_docdb_cluster.*.kms_key_id').all(DATA_KEY),
  terraform('data', 'aws_elasticache_replication_group.*.at_rest_encryption_enabled').all('true'),
  terraform('data', 'aws_elasticache_replication_group.*.kms_key_id').all(DATA_KEY),
  ...['web', 'metrics'].map((bucket) =>
    terraform(
      'data',
      `aws_s3_bucket_server_side_encryption_configuration.${bucket}.rule[0].apply_server_side_encryption_by_default.kms_master_key_id`,
    ).is(STORAGE_KEY),
  ),
  terraform(
    'data',
    'aws_s3_bucket_server_side_encryption_configuration.*.rule[0].apply_server_side_encryption_by_default.sse_algorithm',
  ).are('AES256', 'aws:kms', 'aws:kms'),
  terraform('data', 'aws_secretsmanager_secret.*.kms_key_id').all(DATA_KEY),
  terraform('cluster', 'aws_launch_template.*.block_device_mappings[].ebs.encrypted').are(
    'true',
    'true',
  ),
  terraform('cluster', 'aws_eks_cluster.main.encryption_config.resources').is(['secrets']),
  kubernetes('storage/storageclass-gp3', 'parameters.encrypted').is('true'),
];

const inTransit: readonly Claim[] = [
  terraform(
    'data',
    'aws_db_parameter_group.database-main.parameter[name=require_secure_transport].value',
  ).is('1'),
  terraform('data', 'aws_db_instance.*.parameter_group_name').all(
    '${aws_db_parameter_group.database-main.name}',
  ),
  kubernetes('api/configmap-api', 'data.DATABASE_SSL_MODE').is('VERIFY_IDENTITY'),
  terraform('data', 'aws_docdb_cluster_parameter_group.main.parameter[name=tls].value').is(
    'enabled',
  ),
  terraform('data', 'aws_elasticache_replication_group.main.transit_encryption_enabled').is(true),
  terraform('data', 'aws_elasticache_replication_group.main.transit_encryption_mode').is(
    'required',
  ),
  terraform(
    'edge',
    'aws_cloudfront_distribution.main.viewer_certificate.minimum_protocol_version',
  ).is('TLSv1.2_2021'),
  terraform(
    'edge',
    'aws_cloudfront_distribution.main.origin[origin_id=api].custom_origin_config.origin_protocol_policy',
  ).is('https-only'),
  terraform('edge', 'aws_lb_listener.*.protocol').all('HTTPS'),
  terraform('data', 'data.aws_iam_policy_document.*.statement[sid=DenyWithoutTls].effect').are(
    'Deny',
    'Deny',
  ),
  terraform('edge', 'data.aws_iam_policy_document.*.statement[sid=DenyWithoutTls].effect').are(
    'Deny',
    'Deny',
  ),
];

export const security: Rows = {
  'S2-SEC-01': row(
    'data is encrypted with keys of KMS at rest, and with TLS on its way',
    ...atRest,
    ...inTransit,
    deviates('buckets.logs.encryption'),
  ),
  'S2-SEC-02': row(
    'credentials are in Secrets Manager, and pods get them from there',
    terraform('data', 'aws_secretsmanager_secret.*.name').are(
      ...['master', 'endpoints', 'logins/api'].flatMap((part) => [
        `three-tier/prod/databases/main/${part}`,
        `three-tier/prod/document-databases/main/${part}`,
      ]),
      'three-tier/prod/caches/main',
      'three-tier/prod/grafana',
      'three-tier/prod/notify',
      'three-tier/prod/secrets/tokens',
    ),
    terraform('data', 'aws_db_instance.main.password_wo').includes(
      'ephemeral.aws_secretsmanager_secret_version.database-main-master',
    ),
    terraform('data', 'aws_db_instance.main.password').absent(),
    terraform('data', 'aws_docdb_cluster.main.master_password_wo').includes(
      'ephemeral.aws_secretsmanager_secret_version.document-database-main-master',
    ),
    terraform('data', 'aws_docdb_cluster.main.master_password').absent(),
    kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service').is(
      'SecretsManager',
    ),
    kubernetes('api/externalsecret-api', 'spec.secretStoreRef.name').is('secrets-manager'),
    kubernetes(
      'api/externalsecret-api',
      'spec.data[secretKey=database_main_password].remoteRef.key',
    ).is('three-tier/prod/databases/main/logins/api'),
    kubernetes(
      'api/externalsecret-api',
      'spec.data[secretKey=document_database_main_password].remoteRef.key',
    ).is('three-tier/prod/document-databases/main/logins/api'),
  ),
  'S2-SEC-03': row(
    'perimeter: WAF, CloudFront and Route 53',
    terraform('edge', 'aws_cloudfront_distribution.main.web_acl_id').is(
      '${aws_wafv2_web_acl.distribution.arn}',
    ),
    terraform('edge', 'aws_route53_record.distribution-main.alias.name').is(
      '${aws_cloudfront_distribution.main.domain_name}',
    ),
    terraform('dns', 'aws_route53_zone.main.name').is('threetier.dev'),
  ),
  'S2-SEC-04': row(
    'network: VPC, security groups, and an ACL for each tier',
    terraform('network', 'aws_network_acl.*.tags.Tier').are('public', 'private', 'database'),
    ...['public', 'private', 'database'].map((tier) =>
      terraform('network', `aws_network_acl.${tier}.subnet_ids`).is(
        ['a', 'b', 'c'].map((zone) => `\${aws_subnet.${tier}-us-east-1${zone}.id}`),
      ),
    ),
    terraform(
      'network',
      'aws_network_acl_rule[network_acl_id=${aws_network_acl.database.id}].cidr_block',
    ).are('10.0.0.0/16', '10.0.0.0/16'),
    terraform(
      'network',
      'aws_network_acl_rule[network_acl_id=${aws_network_acl.private.id}].rule_number',
    ).are(100, 130, 110, 120, 100),
    terraform(
      'network',
      'aws_network_acl_rule[network_acl_id=${aws_network_acl.public.id}].rule_number',
    ).are(100, 110, 120, 130, 100, 110, 120, 130),
    terraform('network', 'aws_security_group.*.vpc_id').all('${aws_vpc.main.id}'),
  ),
  'S2-SEC-05': row(
    'application: authentication, authorization and validation of input',
    documented(
      "validation, authorization and asynchronous I/O are FastAPI's and the application's own",
    ),
    kubernetes(
      'api/deployment-api',
      'spec.template.spec.containers[name=api].env[name=JWT_SECRET_KEY].valueFrom.secretKeyRef.key',
    ).is('JWT_SECRET_KEY'),
  ),
  'S2-SEC-06': row('data: encrypted at rest and in transit', ...atRest, ...inTransit),
  'S2-ID-01': row(
    'roles may do what they need and no more',
    terraform('*', 'data.aws_iam_policy_document.*.statement[].actions').excludes('*'),
    terraform('*', 'aws_iam_role_policy_attachment.*.policy_arn').excludes(
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'arn:aws:iam::aws:policy/PowerUserAccess',
    ),
    terraform('identity', 'data.aws_iam_policy_document.api.statement[].actions').are([
      'elasticache:Connect',
    ]),
    terraform('identity', 'data.aws_iam_policy_document.api.statement[].resources').are([
      'arn:aws:elasticache:us-east-1:222233334444:replicationgroup:three-tier-prod-main',
      'arn:aws:elasticache:us-east-1:222233334444:user:three-tier-prod-api',
    ]),
    terraform(
      'identity',
      'data.aws_iam_policy_document.api-trust.statement[0].condition[].values',
    ).are(['sts.amazonaws.com'], ['system:serviceaccount:application:api']),
    kubernetes('api/serviceaccount-api', 'metadata.annotations."eks.amazonaws.com/role-arn"').is(
      'arn:aws:iam::222233334444:role/three-tier-prod-api',
    ),
  ),
  'S2-AUD-01': row(
    'GuardDuty',
    terraform('audit', 'aws_guardduty_detector.*.enable').is(true),
    terraform('audit', 'aws_guardduty_detector_feature.*.name').are(
      'EKS_AUDIT_LOGS',
      'RDS_LOGIN_EVENTS',
      'S3_DATA_EVENTS',
    ),
    terraform('audit', 'aws_guardduty_detector_feature.*.status').all('ENABLED'),
  ),
  'S2-AUD-02': row(
    'Security Hub',
    terraform('audit', 'aws_securityhub_account.main').stands(),
    terraform('audit', 'aws_securityhub_standards_subscription.*.standards_arn').are(
      'arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0',
      'arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1',
    ),
    terraform('audit', 'aws_config_configuration_recorder_status.main.is_enabled').is(true),
  ),
  'S2-AUD-03': row(
    'CloudTrail',
    terraform('audit', 'aws_cloudtrail.*.name').is('three-tier-prod-trail'),
    terraform('audit', 'aws_cloudtrail.main.is_multi_region_trail').is(true),
    terraform('audit', 'aws_cloudtrail.main.enable_log_file_validation').is(true),
    terraform('audit', 'aws_cloudtrail.main.enable_logging').absent(),
    terraform('audit', 'aws_cloudtrail.main.s3_bucket_name').is('${aws_s3_bucket.trail.id}'),
  ),
};
