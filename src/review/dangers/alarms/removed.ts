import type { DangerJudge } from '../danger-judge.ts';
import { isLeftAlone, isStandIn } from '../weakens/is-left-alone.ts';

/** What tells somebody, and what keeps a copy. */
const KEEPERS: Readonly<Record<string, string>> = {
  aws_cloudwatch_metric_alarm: 'an alarm',
  aws_cloudwatch_composite_alarm: 'an alarm',
  aws_cloudwatch_event_rule: 'a notice of what happens',
  aws_cloudwatch_event_target: 'a notice of what happens',
  aws_cloudwatch_log_metric_filter: 'the measure of an alarm',
  aws_route53_health_check: 'a watch from outside',
  aws_sns_topic_subscription: 'somebody who is told',
  aws_budgets_budget: 'a budget that warns',
  aws_ce_anomaly_monitor: 'a watch over what is spent',
  aws_ce_anomaly_subscription: 'a watch over what is spent',
  aws_backup_plan: 'a plan of backups',
  aws_backup_selection: 'a choice of what is backed up',
  aws_backup_vault_notifications: 'a notice of failed backups',
  aws_dlm_lifecycle_policy: 'snapshots of volumes',
  aws_db_instance_automated_backups_replication: 'copies of backups in another region',
  aws_efs_backup_policy: 'backups of a file system',
  aws_efs_replication_configuration: 'a copy of a file system',
  aws_s3_bucket_replication_configuration: 'a copy of a bucket',
};

export const judgeRemovedKeepers: DangerJudge = ({ thing, name, place, action }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action !== 'remove') return [];
  const { type, before } = thing.of;
  const what = KEEPERS[type];
  if (what === undefined || before === null) return [];
  const { transition } = setting;
  const document = transition.stacks.after.get(place) ?? {};
  if (!isLeftAlone({ ...thing.of, before }, transition) || isStandIn(type, before, document)) {
    return [];
  }
  return [{ label: 'removes alarm or backup', reason: `${what} goes: ${name}`, about: name }];
};
