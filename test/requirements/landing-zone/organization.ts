// The organization, what watches all accounts, secrets and images they share, and the plan of the work.
import type { Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import {
  everywhere,
  hub,
  management,
  ofClusters,
  ofWorkloads,
  shared,
  times,
} from './environments.ts';

const organization = (path: string) => management.terraform('organization', path);
const audit = (path: string) => shared.terraform('audit', path);

const SHARED_ACCOUNT = '${aws_organizations_account.shared-services.id}';
const READERS = [
  'arn:aws:iam::555577779999:root',
  'arn:aws:iam::888899990000:root',
  'arn:aws:iam::999900001111:root',
];

export const organizationRows: Rows = {
  'S1-ORG-01': row(
    'AWS Organizations, with all features',
    organization('aws_organizations_organization.*.feature_set').are('ALL'),
  ),
  'S1-ORG-02': row(
    'one bill for all accounts',
    organization('aws_organizations_organization.main.feature_set').is('ALL'),
    management.documented(
      'One bill for all accounts is a feature of the organization (S1-ORG-02).',
    ),
  ),
  'S1-ORG-03': row(
    'Service Control Policies hold the whole organization',
    organization('aws_organizations_organization.main.enabled_policy_types').is([
      'SERVICE_CONTROL_POLICY',
    ]),
    organization('aws_organizations_policy.*.type').are(...times(3, 'SERVICE_CONTROL_POLICY')),
    organization('aws_organizations_policy_attachment.*.target_id').are(
      ...times(3, '${aws_organizations_organization.main.roots[0].id}'),
    ),
    organization('aws_organizations_policy_attachment.*.policy_id').are(
      '${aws_organizations_policy.audit.id}',
      '${aws_organizations_policy.membership.id}',
      '${aws_organizations_policy.regions.id}',
    ),
    organization('data.aws_iam_policy_document.*.statement[].effect').are(...times(3, 'Deny')),
    organization('data.aws_iam_policy_document.membership.statement[0].actions').is([
      'organizations:LeaveOrganization',
    ]),
    organization('data.aws_iam_policy_document.audit.statement[0].actions').includes(
      'cloudtrail:StopLogging',
      'config:StopConfigurationRecorder',
      'guardduty:DeleteDetector',
    ),
    organization(
      'data.aws_iam_policy_document.regions.statement[0].condition[variable=aws:RequestedRegion].values',
    ).are(['us-east-1', 'us-west-2']),
  ),
  'S1-ORG-04': row(
    'five member accounts',
    organization('aws_organizations_account.*.name').are(
      'Development',
      'Network',
      'Production',
      'Shared Services',
      'Staging',
    ),
    organization(
      'aws_organizations_account[parent_id="${aws_organizations_organizational_unit.workloads.id}"].name',
    ).are('Development', 'Production', 'Staging'),
    organization('aws_organizations_organizational_unit.*.name').are('Infrastructure', 'Workloads'),
  ),
  'S1-SEC-01': row(
    'Secrets Manager among the shared services; what one account uses stays there',
    shared
      .terraform('data', 'aws_secretsmanager_secret.secret-partners.name')
      .is('landing-zone/shared-services/secrets/partners'),
    shared
      .terraform('data', 'aws_secretsmanager_secret.secret-partners.kms_key_id')
      .is('${data.terraform_remote_state.security.outputs.key_arns["data"]}'),
    shared
      .terraform('data', 'aws_secretsmanager_secret_policy.secret-partners.secret_arn')
      .is('${aws_secretsmanager_secret.secret-partners.arn}'),
    shared
      .terraform(
        'data',
        'data.aws_iam_policy_document.secret-partners.statement[sid=Readers].principals[0].identifiers',
      )
      .are(READERS),
    shared
      .terraform(
        'data',
        'data.aws_iam_policy_document.secret-partners.statement[sid=Readers].actions',
      )
      .are(['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret']),
  ),
  'S1-SEC-02': row(
    'KMS keys among the shared services',
    shared
      .terraform('security', 'aws_kms_alias.*.target_key_id')
      .are(
        '${aws_kms_key.data.key_id}',
        '${aws_kms_key.observability.key_id}',
        '${aws_kms_key.storage.key_id}',
      ),
    shared.terraform('security', 'aws_kms_key.*.enable_key_rotation').are(true, true, true),
  ),
  'S1-AUD-01': row(
    'AWS Config of all accounts, collected among the shared services',
    audit(
      'aws_config_configuration_aggregator.main.organization_aggregation_source.all_regions',
    ).is(true),
    audit('aws_config_configuration_recorder.main.recording_group.all_supported').is(true),
    audit('aws_config_configuration_recorder_status.main.is_enabled').is(true),
    organization(
      'aws_organizations_delegated_administrator[service_principal=config.amazonaws.com].account_id',
    ).are(SHARED_ACCOUNT),
  ),
  'S1-AUD-02': row(
    'GuardDuty of all accounts, administered among the shared services',
    audit('aws_guardduty_detector.main.enable').is(true),
    audit('aws_guardduty_organization_configuration.main.auto_enable_organization_members').is(
      'ALL',
    ),
    audit('aws_guardduty_organization_configuration_feature[auto_enable=ALL].name').are(
      'EKS_AUDIT_LOGS',
      'RDS_LOGIN_EVENTS',
      'S3_DATA_EVENTS',
    ),
    organization('aws_guardduty_organization_admin_account.main.admin_account_id').is(
      SHARED_ACCOUNT,
    ),
  ),
  'S1-AUD-03': row(
    'rules of AWS Config in every account',
    everywhere
      .terraform('audit', 'aws_config_configuration_recorder_status.main.is_enabled')
      .are(...times(7, true)),
    ...ofClusters(({ terraform }) =>
      terraform('audit', 'aws_config_config_rule.*.source.source_identifier').are(
        'EKS_SECRETS_ENCRYPTED',
        'ENCRYPTED_VOLUMES',
        'RDS_STORAGE_ENCRYPTED',
        'S3_BUCKET_PUBLIC_READ_PROHIBITED',
      ),
    ),
    hub
      .terraform('audit', 'aws_config_config_rule.*.source.source_identifier')
      .are('VPC_DEFAULT_SECURITY_GROUP_CLOSED', 'VPC_FLOW_LOGS_ENABLED'),
    management
      .terraform('audit', 'aws_config_config_rule.*.source.source_identifier')
      .are(
        'CLOUD_TRAIL_ENABLED',
        'CLOUD_TRAIL_ENCRYPTION_ENABLED',
        'IAM_ROOT_ACCESS_KEY_CHECK',
        'ROOT_ACCOUNT_MFA_ENABLED',
      ),
    audit('aws_config_config_rule.*.source.source_identifier').are(
      'CLOUD_TRAIL_ENABLED',
      'EC2_EBS_ENCRYPTION_BY_DEFAULT',
      'EKS_SECRETS_ENCRYPTED',
      'ENCRYPTED_VOLUMES',
      'GUARDDUTY_ENABLED_CENTRALIZED',
      'RDS_STORAGE_ENCRYPTED',
      'S3_BUCKET_PUBLIC_READ_PROHIBITED',
      'S3_BUCKET_SSL_REQUESTS_ONLY',
    ),
  ),
  'S1-AUD-04': row(
    'GuardDuty detects threats in every account, and in the recovery region',
    everywhere.terraform('audit', 'aws_guardduty_detector.main.enable').are(...times(7, true)),
  ),
  'S1-AUD-05': row(
    'CloudTrail records every account and region',
    management.terraform('audit', 'aws_cloudtrail.*.is_organization_trail').are(true),
    management.terraform('audit', 'aws_cloudtrail.main.is_multi_region_trail').is(true),
    management
      .terraform('audit', 'aws_cloudtrail.main.s3_bucket_name')
      .is('${aws_s3_bucket.trail.id}'),
    organization('aws_organizations_organization.main.aws_service_access_principals').includes(
      'cloudtrail.amazonaws.com',
    ),
  ),
  'S1-CI-01': row(
    'registry among the shared services, from which the workload accounts pull',
    shared
      .terraform('registry', 'aws_ecr_repository.*.name')
      .are('landing-zone/jobs', 'landing-zone/web'),
    shared
      .terraform('registry', 'aws_ecr_repository_policy.*.repository')
      .are('${aws_ecr_repository.jobs.name}', '${aws_ecr_repository.web.name}'),
    shared
      .terraform('registry', 'aws_ecr_repository_policy.*.policy')
      .all('${data.aws_iam_policy_document.pull.json}'),
    shared
      .terraform(
        'registry',
        'data.aws_iam_policy_document.pull.statement[0].principals[0].identifiers',
      )
      .is(READERS),
    shared
      .terraform('registry', 'data.aws_iam_policy_document.pull.statement[0].actions')
      .includes('ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('*/deployment-*', 'spec.template.spec.containers[0].image').are(
        '777788889999.dkr.ecr.us-west-2.amazonaws.com/landing-zone/jobs:1.0.0',
        '777788889999.dkr.ecr.us-west-2.amazonaws.com/landing-zone/web:1.0.0',
      ),
    ),
  ),
  'S1-TL-01': row(
    'phase 1, quick wins',
    management.documented(
      '**phase-1**: Quick wins: gp3 (2025-01-15, 3 days, done), S3 Intelligent-Tiering (2025-01-15, 2 days, done), deletion of unused resources (2025-01-18, 2 days), shutdown of development (2025-01-20, 3 days), spot in development (2025-01-23, 5 days)',
    ),
  ),
  'S1-TL-02': row(
    'phase 2, core',
    management.documented(
      '**phase-2**: Core: Karpenter (2025-01-28, 5 days), Aurora Serverless in development and staging (2025-02-02, 4 days), VPC endpoints (2025-02-06, 3 days), KEDA (2025-02-09, 5 days), fewer NAT gateways (2025-02-14, 2 days)',
    ),
  ),
  'S1-TL-03': row(
    'phase 3, advanced',
    management.documented(
      '**phase-3**: Advanced: Reserved Instances (2025-02-16, 3 days), Savings Plans (2025-02-19, 2 days), CloudFront (2025-02-21, 4 days), ElastiCache (2025-02-25, 5 days), Istio (2025-03-02, 3 days)',
    ),
  ),
  'S1-TL-04': row(
    // The plan says nothing of an account; only the one that pays sees what all of them cost.
    'phase 4: a FinOps dashboard, where the bill is',
    management
      .terraform('cost', 'aws_cloudwatch_dashboard.cost.dashboard_body.widgets[].properties.title')
      .are(
        'Charges of this month in USD',
        'Charges of this month by service in USD',
        'Charges of this month by account in USD',
      ),
    management
      .terraform('cost', 'aws_cloudwatch_dashboard.cost.dashboard_body')
      .includes('EstimatedCharges', 'ServiceName', 'LinkedAccount'),
    management.documented('FinOps dashboard (2025-03-05, 5 days)'),
  ),
  'S1-TL-05': row(
    'phase 4: anomalies are detected, in the whole bill',
    management
      .terraform('cost', 'aws_ce_anomaly_subscription.services.monitor_arn_list')
      .is(['${aws_ce_anomaly_monitor.services.arn}']),
    management.terraform('cost', 'aws_ce_anomaly_monitor.services.monitor_dimension').is('SERVICE'),
    management
      .terraform('cost', 'aws_ce_anomaly_subscription.services.subscriber[0].address')
      .is('arn:aws:sns:us-west-2:555566667777:landing-zone-management-alerts'),
    management.documented('anomaly detection (2025-03-10, 3 days)'),
  ),
  'S1-TL-06': row(
    'phase 4: sizes are recommended, of machines and of pods',
    management.terraform('cost', 'aws_computeoptimizer_enrollment_status.main.status').is('Active'),
    management
      .terraform('cost', 'aws_computeoptimizer_enrollment_status.main.include_member_accounts')
      .is(true),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('web/verticalpodautoscaler-web', 'spec.targetRef.name').is('web'),
    ),
    management.documented('rightsizing (2025-03-13, 5 days)'),
  ),
  'S1-TL-07': row(
    'the architecture is reviewed every quarter',
    management.documented('The architecture is reviewed every quarter, first on 2025-03-31'),
  ),
  'S1-DOC-01': row(
    'version and dates of the document',
    management.documented('Version 1.0, created 2025-08-16, next review Q2 2025'),
  ),
};
