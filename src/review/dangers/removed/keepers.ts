// Resources that protect, tell or keep a copy by being there: one table.
import type { Label } from '../danger.ts';

export interface Keeper {
  readonly label: Label;
  /** What goes with it. */
  readonly what: string;
}

const guard = (what: string): Keeper => ({ label: 'weakens', what });
const watch = (what: string): Keeper => ({ label: 'removes alarm or backup', what });

export const KEEPERS: Readonly<Record<string, Keeper>> = {
  aws_wafv2_web_acl: guard('a firewall of requests'),
  aws_wafv2_web_acl_association: guard('the firewall in front of a load balancer'),
  aws_wafv2_web_acl_logging_configuration: guard('logs of the firewall'),
  aws_shield_protection: guard('protection against floods'),
  aws_flow_log: guard('flow logs'),
  aws_cloudtrail: guard('the trail'),
  aws_config_configuration_recorder: guard('the record of changes'),
  aws_config_configuration_recorder_status: guard('the record of changes'),
  aws_config_config_rule: guard('a rule that is watched'),
  aws_guardduty_detector: guard('detection of threats'),
  aws_guardduty_detector_feature: guard('detection of threats'),
  aws_securityhub_account: guard('Security Hub'),
  aws_securityhub_standards_subscription: guard('a standard of Security Hub'),
  aws_inspector2_enabler: guard('scans for weaknesses'),
  aws_macie2_account: guard('the search for personal data'),
  aws_ebs_encryption_by_default: guard('encryption of new volumes'),
  aws_s3_bucket_versioning: guard('versions of objects'),
  aws_s3_bucket_server_side_encryption_configuration: guard('encryption of objects'),
  aws_s3_bucket_object_lock_configuration: guard('the lock on objects'),
  aws_s3_bucket_logging: guard('logs of who asks for objects'),
  aws_s3_bucket_ownership_controls: guard('ownership of objects'),
  aws_ecr_registry_scanning_configuration: guard('scans of images'),
  aws_organizations_policy_attachment: guard('a policy of the organization'),
  aws_iam_account_password_policy: guard('rules for passwords'),
  aws_backup_vault_lock_configuration: guard('the lock on backups'),

  aws_cloudwatch_metric_alarm: watch('an alarm'),
  aws_cloudwatch_composite_alarm: watch('an alarm'),
  aws_cloudwatch_event_rule: watch('a notice of what happens'),
  aws_cloudwatch_event_target: watch('a notice of what happens'),
  aws_cloudwatch_log_metric_filter: watch('the measure of an alarm'),
  aws_route53_health_check: watch('a watch from outside'),
  aws_sns_topic_subscription: watch('somebody who is told'),
  aws_budgets_budget: watch('a budget that warns'),
  aws_ce_anomaly_monitor: watch('a watch over what is spent'),
  aws_ce_anomaly_subscription: watch('a watch over what is spent'),
  aws_backup_plan: watch('a plan of backups'),
  aws_backup_selection: watch('a choice of what is backed up'),
  aws_backup_vault_notifications: watch('a notice of failed backups'),
  aws_dlm_lifecycle_policy: watch('snapshots of volumes'),
  aws_db_instance_automated_backups_replication: watch('copies of backups in another region'),
  aws_efs_backup_policy: watch('backups of a file system'),
  aws_efs_replication_configuration: watch('a copy of a file system'),
  aws_s3_bucket_replication_configuration: watch('a copy of a bucket'),
};
