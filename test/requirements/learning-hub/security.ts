// Security, compliance and recovery.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { BEHIND_GATEWAY, NAMESPACE, POD } from './services/gateway.ts';
import { NAMES } from './services/services.ts';

const { file, kubernetes, terraform, documented, deviates } = outputOf('learning-hub/prod');

const key = (name: string) =>
  `\${data.terraform_remote_state.security.outputs.key_arns["${name}"]}`;

const ENCRYPTION = 'aws_s3_bucket_server_side_encryption_configuration';

const encrypted = (bucket: string) => [
  terraform(
    'data',
    `${ENCRYPTION}.${bucket}.rule[0].apply_server_side_encryption_by_default.sse_algorithm`,
  ).is('aws:kms'),
  terraform(
    'data',
    `${ENCRYPTION}.${bucket}.rule[0].apply_server_side_encryption_by_default.kms_master_key_id`,
  ).is(key('storage')),
];

const SCANS = 'aws_ecr_registry_scanning_configuration.images';

const EXPORT = 'spec.jobTemplate.spec.template.spec';
const SNAPSHOTS = 'database-main/cronjob-main-export';
const SCRIPT = 'database-main/configmap-main-export';

/** Services that hold a secret of any kind. */
const WITH_SECRETS = [
  ...['user-service', 'auth-service', 'rbac-service', 'org-service', 'course-service'],
  ...['content-service', 'video-processing', 'live-streaming', 'enrollment-service'],
  ...['assessment-service', 'assignment-service', 'notification-service', 'chat-service'],
  ...['forum-service', 'support-service', 'payment-service', 'billing-service', 'cart-service'],
  ...['coupon-service', 'analytics-service', 'reporting-service', 'search-service'],
  ...['recommendation-service', 'audit-service', 'feature-flag-service'],
];

export const rows: Rows = {
  'S3-SEC-01': row(
    'JWTs expire after an hour',
    kubernetes('auth-service/configmap-auth-service', 'data.JWT_EXPIRES_IN').is('1h'),
    kubernetes(
      'auth-service/deployment-auth-service',
      'spec.template.spec.containers[0].envFrom[].configMapRef.name',
    ).are('auth-service'),
  ),
  'S3-SEC-02': row(
    'refresh tokens expire after seven days',
    kubernetes('auth-service/configmap-auth-service', 'data.REFRESH_TOKEN_EXPIRES_IN').is('7d'),
    kubernetes(
      'auth-service/deployment-auth-service',
      'spec.template.spec.containers[0].envFrom[].configMapRef.name',
    ).are('auth-service'),
  ),
  'S3-SEC-03': row(
    'the RBAC service holds the permissions',
    documented('rbac-service holds the fine-grained permissions.'),
    kubernetes('rbac-service/horizontalpodautoscaler-rbac-service', 'spec.minReplicas').is(3),
    kubernetes('rbac-service/service-rbac-service', 'spec.ports[].port').are(3013),
    kubernetes('api-gateway/configmap-api-gateway', 'data.RBAC_SERVICE_URL').is(
      'http://rbac-service.backend-prod.svc.cluster.local:3013',
    ),
    kubernetes(
      'rbac-service/networkpolicy-rbac-service',
      `spec.ingress[0].from[${POD}=api-gateway].${NAMESPACE}`,
    ).is('backend-prod'),
    kubernetes('database-main/configmap-main-logins', 'data."logins.sql"').includes(
      'CREATE DATABASE "rbac_service" OWNER "rbac_service"',
    ),
  ),
  'S3-SEC-04': row(
    'every request passes the gateway, which asks auth-service',
    kubernetes('api-gateway/configmap-api-gateway', 'data.AUTHENTICATION_REQUIRED').is('true'),
    kubernetes('api-gateway/configmap-api-gateway', 'data.AUTHENTICATION_URL').is(
      'http://auth-service.backend-prod.svc.cluster.local:3002',
    ),
    documented('The API gateway validates every request against auth-service'),
    kubernetes('*/targetgroupbinding-*', 'spec.serviceRef.name').are('api-gateway'),
    kubernetes('namespaces/networkpolicy-default-deny.backend-prod', 'spec.podSelector').is({}),
    kubernetes('namespaces/networkpolicy-default-deny.backend-prod', 'spec.policyTypes[]').are(
      'Ingress',
      'Egress',
    ),
    ...BEHIND_GATEWAY.map((name) =>
      kubernetes(`${name}/networkpolicy-${name}`, `spec.ingress[0].from[].${POD}`).excludes(
        ...NAMES.filter((other) => other !== 'api-gateway'),
      ),
    ),
    ...NAMES.filter((name) => name !== 'api-gateway').map((name) =>
      kubernetes(`${name}/networkpolicy-${name}`, `spec.egress[].to[].${NAMESPACE}`).excludes(
        'backend-prod',
      ),
    ),
    deviates('network.placement.controlPlane'),
  ),
  'S3-SEC-05': row(
    'security groups name who may come in, and the VPC has no group that admits all',
    terraform('network', 'aws_vpc_security_group_ingress_rule[cidr_ipv4=0.0.0.0/0].to_port').are(
      443,
    ),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule[cidr_ipv4=0.0.0.0/0].security_group_id',
    ).are('${aws_security_group.load-balancer-main.id}'),
    terraform(
      'network',
      'aws_vpc_security_group_ingress_rule[referenced_security_group_id=${aws_security_group.load-balancer-main.id}].security_group_id',
    ).all('${aws_security_group.nodes.id}'),
    ...['database-main', 'cache-main', 'kafka-main', 'search-main'].map((name) =>
      terraform(
        'network',
        `aws_vpc_security_group_ingress_rule[security_group_id=\${aws_security_group.${name}.id}].referenced_security_group_id`,
      ).all('${aws_security_group.nodes.id}'),
    ),
    terraform('network', 'aws_default_security_group.main.ingress').absent(),
    terraform('network', 'aws_default_security_group.main.vpc_id').is('${aws_vpc.main.id}'),
  ),
  'S3-SEC-06': row(
    'KMS at rest, in each store but one bucket',
    terraform('data', 'aws_db_instance.main.kms_key_id').is(key('data')),
    terraform('data', 'aws_db_instance.*.storage_encrypted').are(true, true, true),
    terraform('data', 'aws_msk_cluster.main.encryption_info.encryption_at_rest_kms_key_arn').is(
      key('data'),
    ),
    terraform('data', 'aws_elasticache_replication_group.main.kms_key_id').is(key('data')),
    terraform('data', 'aws_opensearch_domain.main.encrypt_at_rest.kms_key_id').is(key('data')),
    terraform('data', 'aws_opensearch_domain.main.encrypt_at_rest.enabled').is(true),
    terraform('data', 'aws_secretsmanager_secret.*.kms_key_id').all(key('data')),
    ...['static', 'media', 'backups'].flatMap(encrypted),
    terraform('cluster', 'aws_eks_cluster.main.encryption_config.provider.key_arn').is(
      key('cluster'),
    ),
    terraform('cluster', 'aws_launch_template.*.block_device_mappings[0].ebs.encrypted').are(
      ...Array(4).fill('true'),
    ),
    kubernetes('storage/storageclass-gp3', 'parameters.encrypted').is('true'),
    terraform('registry', 'aws_ecr_repository.*.encryption_configuration[0].encryption_type').all(
      'KMS',
    ),
    terraform('security', 'aws_kms_key.*.enable_key_rotation').are(true, true, true, true),
    deviates('buckets.documents.encryption'),
  ),
  'S3-SEC-07': row(
    'TLS 1.3 for who asks for it, and TLS on each way to a store',
    terraform('edge', 'aws_lb_listener.main-443.ssl_policy').is(
      'ELBSecurityPolicy-TLS13-1-2-2021-06',
    ),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.viewer_certificate.minimum_protocol_version',
    ).is('TLSv1.2_2021'),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.ordered_cache_behavior[].viewer_protocol_policy',
    ).all('redirect-to-https'),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.default_cache_behavior.viewer_protocol_policy',
    ).is('redirect-to-https'),
    terraform(
      'edge',
      'aws_cloudfront_distribution.main.origin[origin_id=api].custom_origin_config.origin_protocol_policy',
    ).is('https-only'),
    terraform(
      'data',
      'aws_db_parameter_group.database-main.parameter[name=rds.force_ssl].value',
    ).is('1'),
    terraform('data', 'aws_elasticache_replication_group.main.transit_encryption_mode').is(
      'required',
    ),
    terraform(
      'data',
      'aws_msk_cluster.main.encryption_info.encryption_in_transit.client_broker',
    ).is('TLS'),
    terraform('data', 'aws_opensearch_domain.main.domain_endpoint_options.enforce_https').is(true),
    terraform('data', 'aws_opensearch_domain.main.node_to_node_encryption.enabled').is(true),
    deviates('edge.loadBalancers.main.tlsPolicy'),
  ),
  'S3-SEC-08': row(
    'images are scanned when they are built and pushed, and whenever a vulnerability becomes known',
    terraform('registry', `${SCANS}.scan_type`).is('ENHANCED'),
    terraform('registry', `${SCANS}.rule[].scan_frequency`).are('CONTINUOUS_SCAN'),
    terraform('registry', `${SCANS}.rule[].repository_filter[].filter`).are('learning-hub/*'),
    terraform('registry', 'aws_ecr_repository.*.name').are(
      ...NAMES.map((name) => `learning-hub/${name}`),
    ),
    terraform('registry', 'aws_ecr_repository.*.image_scanning_configuration.scan_on_push').all(
      true,
    ),
    file('ci/Jenkinsfile').includes(
      'trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed "$IMAGE"',
    ),
    terraform(
      'observability',
      'aws_cloudwatch_event_rule.image-findings.event_pattern.source[]',
    ).are('aws.inspector2'),
    terraform('observability', 'aws_cloudwatch_event_target.image-findings.rule').is(
      '${aws_cloudwatch_event_rule.image-findings.name}',
    ),
    terraform('observability', 'aws_cloudwatch_event_target.image-findings.arn').is(
      'arn:aws:sns:us-east-1:111122223333:learning-hub-prod-alerts',
    ),
    terraform(
      'observability',
      'data.aws_iam_policy_document.alerts.statement[sid=Findings].principals[].identifiers[]',
    ).are('events.amazonaws.com'),
  ),
  'S3-AUD-01': row(
    'the audit service takes in what the others publish, and keeps it',
    kubernetes('audit-service/configmap-audit-service', 'data.KAFKA_GROUP_ID').is('audit-service'),
    kubernetes(
      'audit-service/externalsecret-audit-service',
      'spec.data[secretKey=kafka_main_brokers].remoteRef.key',
    ).is('learning-hub/prod/kafka/main'),
    kubernetes(
      'audit-service/networkpolicy-audit-service',
      'spec.egress[to.0.ipBlock.cidr=10.0.40.0/24].ports[].port',
    ).are(5432, 9094),
    kubernetes('database-main/configmap-main-logins', 'data."logins.sql"').includes(
      'CREATE DATABASE "audit_service" OWNER "audit_service"',
    ),
    documented('kafka__main ==> service__audit_service'),
  ),
  'S3-DOC-01': row(
    'GDPR, SOC 2, audits',
    documented(
      'GDPR-compliant data handling, SOC 2 controls and regular compliance audits are organizational; audit-service keeps the record they need.',
    ),
  ),
  'S3-DR-01': row(
    'a snapshot by hand before a major change',
    documented('A manual database snapshot is taken before a major change'),
    file('ci/Jenkinsfile').includes(
      'when { expression { params.MAJOR_CHANGE } }',
      "input message: 'Has a manual snapshot of each database been taken?', ok: 'Deploy'",
    ),
  ),
  'S3-DR-02': row(
    'point-in-time recovery to five minutes',
    terraform('data', 'aws_db_instance.main.backup_retention_period').is(30),
    documented(
      'Database `main` restores to any second of the last 30 days, up to five minutes ago',
    ),
  ),
  'S3-DR-03': row(
    'infrastructure as code: Terraform for each part',
    terraform('*', 'terraform.required_providers.aws.source').all('hashicorp/aws'),
    terraform('*', 'terraform.required_providers.aws.source').count(12),
  ),
  'S3-DR-04': row(
    'the configuration of the application is in Git',
    file('argocd/application-learning-hub-prod-*-service.yaml', 'spec.source.repoURL').all(
      'https://github.com/learning-hub/platform.git',
    ),
    file('argocd/application-learning-hub-prod-course-service.yaml', 'spec.source.path').is(
      'dist/learning-hub/prod/kubernetes/course-service',
    ),
    kubernetes('*/configmap-*', 'metadata.labels."app.kubernetes.io/managed-by"').all('groundplan'),
  ),
  'S3-DR-05': row(
    'secrets are in Secrets Manager',
    kubernetes('*/externalsecret-*', 'spec.secretStoreRef.kind').all('ClusterSecretStore'),
    ...WITH_SECRETS.flatMap((name) => [
      kubernetes(`${name}/externalsecret-${name}`, 'spec.secretStoreRef.name').is(
        'secrets-manager',
      ),
      kubernetes(`${name}/externalsecret-${name}`, 'spec.data[].remoteRef.key').matches(
        /^learning-hub\/prod\//,
      ),
    ]),
    kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service').is(
      'SecretsManager',
    ),
  ),
  'S3-DR-06': row(
    'recovery within four hours, from copies in another region',
    documented('- Recovery time (RTO): 4h'),
    terraform(
      'recovery',
      'aws_db_instance_automated_backups_replication.main.source_db_instance_arn',
    ).is('arn:aws:rds:us-east-1:111122223333:db:learning-hub-prod-main'),
    terraform('recovery', 'provider.aws[alias=recovery].region').is('us-west-2'),
  ),
  'S3-DR-07': row(
    'five minutes of data may be lost',
    documented('- Recovery point (RPO): 5m'),
    documented(
      'Database `main` restores to any second of the last 30 days, up to five minutes ago',
    ),
    terraform('data', 'aws_db_instance.main.backup_retention_period').is(30),
    terraform('recovery', 'aws_db_instance_automated_backups_replication.main.retention_period').is(
      30,
    ),
  ),
  'S3-DR-08': row(
    'RDS writes its snapshots to learning-hub-backups, each day',
    kubernetes(SNAPSHOTS, 'spec.schedule').is('0 4 * * *'),
    kubernetes(SNAPSHOTS, `${EXPORT}.containers[0].env[name=DATABASE].value`).is(
      'learning-hub-prod-main',
    ),
    kubernetes(SNAPSHOTS, `${EXPORT}.containers[0].env[name=BUCKET].value`).is(
      'learning-hub-backups',
    ),
    kubernetes(SNAPSHOTS, `${EXPORT}.serviceAccountName`).is('database-export'),
    kubernetes(SCRIPT, 'data."export.sh"').includes('aws rds start-export-task'),
    kubernetes(
      'database-accounts/serviceaccount-database-export',
      'metadata.annotations."eks.amazonaws.com/role-arn"',
    ).is('arn:aws:iam::111122223333:role/learning-hub-prod-addon-database-export'),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-database-export.statement[sid=Export].actions[]',
    ).are('rds:StartExportTask'),
    terraform(
      'recovery',
      'data.aws_iam_policy_document.database-export.statement[sid=Objects].resources[]',
    ).are('arn:aws:s3:::learning-hub-backups/*'),
    documented('database__main -.-> bucket__backups'),
  ),
};
