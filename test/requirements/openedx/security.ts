// Encryption, secrets, identities, rights and audit of Open edX; and its cluster.
import { outputOf, type Rows, row } from '../proof/rows.ts';

const { terraform, kubernetes, argocd, values, file, documented, deviates } =
  outputOf('openedx/prod');

const data = (path: string) => terraform('data', path);
const SERVICES = ['celery-beat', 'cms', 'cms-worker', 'lms', 'lms-worker', 'mfe'];
const PRIVATE = '${data.terraform_remote_state.network.outputs.subnet_ids["private"]';
const trust = (service: string) =>
  terraform(
    'identity',
    `data.aws_iam_policy_document.${service}-trust.statement[].condition[variable="\${data.terraform_remote_state.cluster.outputs.oidc_issuer}:sub"].values`,
  ).are([`system:serviceaccount:openedx:${service}`]);
const policyOf = (service: string) =>
  terraform('identity', `data.aws_iam_policy_document.${service}.statement[].resources`);
const MEDIA = 'arn:aws:s3:::openedx-prod-media-444455556666';
const SEARCH = 'arn:aws:es:us-east-1:444455556666:domain/openedx-prod-main/*';
const STATIC = 'arn:aws:s3:::openedx-prod-static-444455556666';
const detects = (feature: string) =>
  terraform('audit', `aws_guardduty_detector_feature[name=${feature}].status`).are('ENABLED');
const loginOf = (store: string, path: string) => [
  data(`aws_secretsmanager_secret.${store}-master.name`).is(`openedx/prod/${path}/master`),
  data(`aws_secretsmanager_secret.${store}-login-lms.name`).is(`openedx/prod/${path}/logins/lms`),
  data(`aws_secretsmanager_secret_version.${store}-master.secret_string_wo.password`).is(
    `\${ephemeral.aws_secretsmanager_random_password.${store}-master.random_password}`,
  ),
];
const parameter = (group: string, name: string) => data(`${group}.parameter[name=${name}].value`);

export const security: Rows = {
  'S0-CMP-01': row(
    'an EKS cluster',
    terraform('cluster', 'aws_eks_cluster.*.name').are('openedx-prod'),
    terraform('cluster', 'aws_eks_cluster.main.version').is('1.35'),
  ),
  'S0-CMP-02': row(
    'a c5.2xlarge in each of three zones, and more under load',
    terraform('cluster', 'aws_eks_node_group.main.instance_types').is(['c5.2xlarge']),
    terraform('cluster', 'aws_eks_node_group.main.scaling_config.min_size').is(3),
    terraform('cluster', 'aws_eks_node_group.main.scaling_config.max_size').is(9),
    terraform('cluster', 'aws_eks_node_group.main.subnet_ids').is(
      [0, 1, 2].map((at) => `${PRIVATE}[${at}]}`),
    ),
    deviates('cluster.nodeGroups.main.max'),
  ),
  'S0-CMP-03': row(
    'spot instances for tasks of the CMS, which nobody waits for',
    terraform('cluster', 'aws_eks_node_group[capacity_type=SPOT].taint').are([
      { effect: 'NO_SCHEDULE', key: 'spot', value: 'true' },
    ]),
    terraform('cluster', 'aws_eks_node_group[capacity_type=SPOT].scaling_config.min_size').are(1),
    terraform('cluster', 'aws_eks_node_group[capacity_type=SPOT].scaling_config.max_size').are(3),
    kubernetes('cms-worker/deployment-cms-worker', 'spec.template.spec.tolerations').is([
      { effect: 'NoSchedule', key: 'spot', operator: 'Equal', value: 'true' },
    ]),
    kubernetes(
      'cms-worker/deployment-cms-worker',
      'spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[].preference.matchExpressions[]',
    ).are({ key: 'eks.amazonaws.com/capacityType', operator: 'In', values: ['SPOT'] }),
    documented('spot saves 30 to 70 percent'),
  ),
  'S0-CMP-04': row(
    'reserved instances',
    documented('To buy by hand: `reserved-instances` for EKS nodes, saves 40%'),
    documented('reserved instances 20 to 40'),
  ),
  'S0-CMP-05': row(
    'instance types follow usage',
    documented('Instance types follow actual usage, which Grafana shows'),
  ),
  'S0-CMP-06': row(
    'Graviton is advice',
    documented('Graviton is advice of the design; c5.2xlarge is what it names, and stays'),
  ),
  'S0-CMP-07': row(
    'pods move to other nodes, and nodes are added',
    argocd('application-openedx-prod-cluster-autoscaler', 'spec.source.chart').is(
      'cluster-autoscaler',
    ),
    values('cluster-autoscaler', 'autoDiscovery.clusterName').is('openedx-prod'),
    terraform(
      'identity',
      'data.aws_iam_policy_document.addon-cluster-autoscaler.statement[sid=Scale].actions',
    ).are(['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup']),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.scaleTargetRef.name').are('lms', 'cms'),
    kubernetes('*/horizontalpodautoscaler-*', 'spec.minReplicas').are(3, 2),
    terraform('cluster', 'aws_eks_node_group.main.scaling_config.max_size').is(9),
  ),
  'S0-SEC-01': row(
    'volumes are encrypted',
    terraform('audit', 'aws_ebs_encryption_by_default.main.enabled').is(true),
    kubernetes('storage/storageclass-gp3', 'parameters.encrypted').is('true'),
    terraform('cluster', 'aws_launch_template.*.block_device_mappings[].ebs.encrypted').all('true'),
  ),
  'S0-SEC-02': row(
    'TLS 1.2 or newer to every store, and between services',
    parameter('aws_rds_cluster_parameter_group.database-main', 'require_secure_transport').are(
      'ON',
    ),
    parameter('aws_docdb_cluster_parameter_group.main', 'tls').are('tls1.2+'),
    data('aws_elasticache_replication_group.main.transit_encryption_mode').is('required'),
    data('aws_opensearch_domain.main.domain_endpoint_options').is({
      enforce_https: true,
      tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10',
    }),
    values('ingress-nginx', 'controller.config.ssl-protocols').is('TLSv1.2 TLSv1.3'),
    kubernetes('mesh/peerauthentication-default', 'spec.mtls.mode').is('STRICT'),
    kubernetes('mesh/peerauthentication-default', 'metadata.namespace').is('istio-system'),
    kubernetes('namespaces/namespace-openedx', 'metadata.labels.istio-injection').is('enabled'),
    values('ingress-nginx', 'controller.config.service-upstream').is('true'),
    deviates('services.cms.metrics'),
  ),
  'S0-SEC-03': row(
    'connections to databases are encrypted, and checked',
    parameter('aws_rds_cluster_parameter_group.database-main', 'require_secure_transport').are(
      'ON',
    ),
    data('aws_rds_cluster.main.db_cluster_parameter_group_name').is(
      '${aws_rds_cluster_parameter_group.database-main.name}',
    ),
    parameter('aws_docdb_cluster_parameter_group.main', 'tls').are('tls1.2+'),
    data('aws_docdb_cluster.main.db_cluster_parameter_group_name').is(
      '${aws_docdb_cluster_parameter_group.main.name}',
    ),
    kubernetes('*/configmap-*', 'data[=VERIFY_IDENTITY]').count(5),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].map((service) =>
      kubernetes(
        `${service}/externalsecret-${service}`,
        'spec.target.template.data.MONGODB_URL',
      ).includes('?tls=true&tlsCAFile=/etc/rds-ca/ca.pem&'),
    ),
  ),
  'S0-SEC-04': row(
    'logins of databases are in Secrets Manager',
    data('aws_rds_cluster.main.master_password_wo').includes(
      'aws_secretsmanager_secret_version.database-main-master.secret_string',
    ),
    data('aws_docdb_cluster.main.master_password_wo').includes(
      'aws_secretsmanager_secret_version.document-database-main-master.secret_string',
    ),
    ...loginOf('database-main', 'databases/main'),
    ...loginOf('document-database-main', 'document-databases/main'),
    kubernetes(
      'lms/externalsecret-lms',
      'spec.data[secretKey=database_main_password].remoteRef.key',
    ).are('openedx/prod/databases/main/logins/lms'),
  ),
  'S0-SEC-05': row(
    'keys are in Secrets Manager',
    data('aws_secretsmanager_secret.secret-django.name').is('openedx/prod/secrets/django'),
    data('aws_secretsmanager_secret.external-smtp.name').is('openedx/prod/externals/smtp'),
    ...['SECRET_KEY', 'JWT_PRIVATE_SIGNING_KEY', 'OAUTH2_CMS_SECRET'].map((key) =>
      kubernetes(
        'lms/externalsecret-lms',
        `spec.data[secretKey=secret_django_${key}].remoteRef`,
      ).are({ key: 'openedx/prod/secrets/django', property: key }),
    ),
    kubernetes(
      'lms/externalsecret-lms',
      'spec.data[secretKey=external_smtp_EMAIL_HOST_PASSWORD].remoteRef.key',
    ).are('openedx/prod/externals/smtp'),
    kubernetes('secret-store/clustersecretstore-secrets-manager', 'spec.provider.aws.service').is(
      'SecretsManager',
    ),
  ),
  'S0-SEC-06': row(
    'people rotate passwords',
    data('aws_secretsmanager_secret_rotation').absent(),
    deviates('addons.external-secrets'),
  ),
  'S0-SEC-07': row(
    'Secrets in etcd are encrypted with KMS',
    terraform('cluster', 'aws_eks_cluster.main.encryption_config').is({
      provider: {
        key_arn: '${data.terraform_remote_state.security.outputs.key_arns["cluster"]}',
      },
      resources: ['secrets'],
    }),
    terraform('security', 'output.key_arns.value.cluster').is('${aws_kms_key.cluster.arn}'),
  ),
  'S0-SEC-08': row(
    'no role of people or services reads Secrets',
    kubernetes('namespaces/role-*', 'rules[].resources').excludes('secrets', '*'),
    // The driver of EFS alone, and one Secret, which holds an id.
    kubernetes('*/role-file-system-*', 'rules[resources.*=secrets].resourceNames').are([
      'file-system-main',
    ]),
    kubernetes('*/rolebinding-file-system-*', 'subjects[].name').are('efs-csi-controller-sa'),
    kubernetes('*/rolebinding-*', 'roleRef.kind').all('Role'),
    terraform('cluster', 'aws_eks_access_policy_association.*.principal_arn').are(
      '${aws_eks_access_entry.platform.principal_arn}',
    ),
    kubernetes('*/serviceaccount-*', 'automountServiceAccountToken').all(false),
  ),
  'S0-ID-01': row(
    'a ServiceAccount has a role',
    terraform('cluster', 'aws_iam_openid_connect_provider.main.url').is(
      '${aws_eks_cluster.main.identity[0].oidc[0].issuer}',
    ),
    ...SERVICES.flatMap((service) => [
      kubernetes(
        `${service}/serviceaccount-${service}`,
        'metadata.annotations."eks.amazonaws.com/role-arn"',
      ).is(`arn:aws:iam::444455556666:role/openedx-prod-${service}`),
      terraform('identity', `aws_iam_role.${service}.name`).is(`openedx-prod-${service}`),
      trust(service),
    ]),
  ),
  'S0-ID-02': row(
    'each workload has its own rights',
    terraform('identity', 'data.aws_iam_policy_document.*.statement[].actions').excludes('*'),
    policyOf('lms').are([`${STATIC}/*`], [STATIC], [`${MEDIA}/*`], [MEDIA], [SEARCH]),
    policyOf('cms').are([`${MEDIA}/*`], [MEDIA], [SEARCH]),
    policyOf('lms-worker').are([`${MEDIA}/*`], [MEDIA], [SEARCH]),
    policyOf('cms-worker').are([`${MEDIA}/*`], [MEDIA], [SEARCH]),
    terraform('identity', 'aws_iam_role_policy.lms.role').is('${aws_iam_role.lms.id}'),
    terraform('identity', 'aws_iam_role_policy.celery-beat').absent(),
  ),
  'S0-ID-03': row(
    'no keys in containers',
    file('terraform/*/cdk.tf.json', 'resource.aws_iam_access_key').absent(),
    kubernetes('*/*', 'spec.template.spec.containers[].env[].name').excludes('AWS_ACCESS_KEY_ID'),
    kubernetes('*/configmap-*', 'data.AWS_ACCESS_KEY_ID').absent(),
    kubernetes('*/externalsecret-*', 'spec.target.template.data.AWS_ACCESS_KEY_ID').absent(),
  ),
  'S0-ID-04': row(
    'Roles and RoleBindings',
    kubernetes('namespaces/rolebinding-members-view', 'roleRef.name').is('members-view'),
    kubernetes('namespaces/rolebinding-members-view', 'subjects[].name').are(
      'groundplan:openedx:view',
    ),
    kubernetes('namespaces/role-members-view', 'rules[].verbs').all(['get', 'list', 'watch']),
    kubernetes('namespaces/rolebinding-members-deploy', 'roleRef.name').is('members-deploy'),
    kubernetes('namespaces/rolebinding-members-deploy', 'subjects[].name').are(
      'groundplan:openedx:deploy',
    ),
    kubernetes('namespaces/role-members-deploy', 'rules[resources.*=deployments/scale].verbs').are([
      'patch',
    ]),
    terraform('cluster', 'aws_eks_access_entry.member-openedx-developer.kubernetes_groups').is([
      'groundplan:openedx:view',
    ]),
    terraform('cluster', 'aws_eks_access_entry.member-openedx-operator.kubernetes_groups').is([
      'groundplan:openedx:deploy',
    ]),
  ),
  'S0-ID-05': row(
    'namespaces are apart',
    kubernetes('namespaces/networkpolicy-default-deny.openedx', 'spec.podSelector').is({}),
    kubernetes('namespaces/networkpolicy-default-deny.openedx', 'spec.policyTypes').is([
      'Ingress',
      'Egress',
    ]),
    kubernetes('namespaces/networkpolicy-default-deny.openedx', 'spec.ingress').is([]),
    kubernetes('namespaces/networkpolicy-default-deny.openedx', 'spec.egress[].ports[].port').are(
      53,
      53,
    ),
    kubernetes('namespaces/networkpolicy-default-deny.*', 'spec.podSelector').all({}),
  ),
  'S0-ID-06': row(
    'a network policy for each workload, which says who may come',
    terraform('cluster', 'aws_eks_addon.vpc-cni.configuration_values.enableNetworkPolicy').is(
      'true',
    ),
    ...SERVICES.map((service) =>
      kubernetes(
        `${service}/networkpolicy-${service}`,
        'spec.podSelector.matchLabels."app.kubernetes.io/name"',
      ).is(service),
    ),
    ...['celery-beat', 'cms-worker', 'lms-worker'].map((service) =>
      kubernetes(
        `${service}/networkpolicy-${service}`,
        'spec.ingress[].from[].namespaceSelector.matchLabels."kubernetes.io/metadata.name"',
      ).are('monitoring'),
    ),
    kubernetes(
      'cms/networkpolicy-cms',
      'spec.ingress[].from[namespaceSelector.matchLabels."kubernetes.io/metadata.name"=ingress-nginx].podSelector.matchLabels',
    ).are({ 'app.kubernetes.io/name': 'ingress-nginx' }),
  ),
  'S0-ID-07': row(
    'restricted pods',
    kubernetes(
      'namespaces/namespace-openedx',
      'metadata.labels."pod-security.kubernetes.io/enforce"',
    ).is('restricted'),
    deviates('namespaces.openedx.podSecurity'),
  ),
  'S0-AUD-01': row(
    'CloudTrail logs all calls',
    terraform('audit', 'aws_cloudtrail.main.is_multi_region_trail').is(true),
    terraform('audit', 'aws_cloudtrail.main.include_global_service_events').is(true),
    terraform('audit', 'aws_cloudtrail.main.enable_log_file_validation').is(true),
    terraform('audit', 'aws_cloudtrail.main.event_selector[].include_management_events').are(true),
    terraform('audit', 'aws_cloudtrail.main.event_selector[].read_write_type').are('All'),
    terraform('audit', 'aws_cloudtrail.main.event_selector[].data_resource[].values').are(
      ['backups', 'media', 'static'].map((key) => `arn:aws:s3:::openedx-prod-${key}-444455556666/`),
    ),
    terraform('audit', 'aws_cloudtrail.main.s3_bucket_name').is('${aws_s3_bucket.trail.id}'),
  ),
  'S0-AUD-02': row(
    'logs of the control plane',
    terraform('cluster', 'aws_eks_cluster.main.enabled_cluster_log_types').includes(
      'api',
      'audit',
      'controllerManager',
      'scheduler',
    ),
    terraform('cluster', 'aws_cloudwatch_log_group.control-plane.name').is(
      '/aws/eks/openedx-prod/cluster',
    ),
  ),
  'S0-AUD-03': row(
    'GuardDuty watches, instances too, and people hear of it',
    terraform('audit', 'aws_guardduty_detector.main.enable').is(true),
    detects('EBS_MALWARE_PROTECTION'),
    detects('RUNTIME_MONITORING'),
    terraform('audit', 'aws_cloudwatch_event_rule.findings.event_pattern.source').is([
      'aws.guardduty',
    ]),
    terraform('audit', 'aws_cloudwatch_event_target.findings.arn').is(
      'arn:aws:sns:us-east-1:444455556666:openedx-prod-alerts',
    ),
    terraform(
      'observability',
      'data.aws_iam_policy_document.alerts.statement[sid=Findings].principals[0].identifiers',
    ).is(['events.amazonaws.com']),
    terraform('observability', 'aws_sns_topic_subscription.on-call.endpoint').is(
      'on-call@openedx-platform.org',
    ),
    detects('EKS_AUDIT_LOGS'),
    detects('RDS_LOGIN_EVENTS'),
    detects('S3_DATA_EVENTS'),
  ),
};
