import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { argumentAt } from './argument-at.ts';
import { GUARDS } from './guards.ts';
import { isLeftAlone, isStandIn } from './is-left-alone.ts';

/** Arguments that protect less than before. */
export const judgeArguments: DangerJudge = ({ thing, name }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { type, before, after } = thing.of;
  if (before === null || after === null) return [];
  return GUARDS.filter((guard) => guard.type === '*' || guard.type === type)
    .map((guard) => ({ ...guard, ...endsOf(guard.argument, before, after) }))
    .filter(({ isLess, was, is }) => isLess(was, is))
    .map(({ argument, what, was, is }) => ({
      label: 'weakens',
      about: name,
      reason: `${what} of ${name}: ${argument} ${shown(was)} → ${shown(is)}`,
    }));
};

function endsOf(argument: string, before: Body, after: Body) {
  return { was: argumentAt(before, argument), is: argumentAt(after, argument) };
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What protects by being there. */
const KEEPERS: Readonly<Record<string, string>> = {
  aws_wafv2_web_acl: 'a firewall of requests',
  aws_wafv2_web_acl_association: 'the firewall in front of a load balancer',
  aws_wafv2_web_acl_logging_configuration: 'logs of the firewall',
  aws_shield_protection: 'protection against floods',
  aws_flow_log: 'flow logs',
  aws_cloudtrail: 'the trail',
  aws_config_configuration_recorder: 'the record of changes',
  aws_config_configuration_recorder_status: 'the record of changes',
  aws_config_config_rule: 'a rule that is watched',
  aws_guardduty_detector: 'detection of threats',
  aws_guardduty_detector_feature: 'detection of threats',
  aws_securityhub_account: 'Security Hub',
  aws_securityhub_standards_subscription: 'a standard of Security Hub',
  aws_inspector2_enabler: 'scans for weaknesses',
  aws_macie2_account: 'the search for personal data',
  aws_ebs_encryption_by_default: 'encryption of new volumes',
  aws_s3_bucket_versioning: 'versions of objects',
  aws_s3_bucket_server_side_encryption_configuration: 'encryption of objects',
  aws_s3_bucket_object_lock_configuration: 'the lock on objects',
  aws_s3_bucket_logging: 'logs of who asks for objects',
  aws_s3_bucket_ownership_controls: 'ownership of objects',
  aws_ecr_registry_scanning_configuration: 'scans of images',
  aws_organizations_policy_attachment: 'a policy of the organization',
  aws_iam_account_password_policy: 'rules for passwords',
  aws_backup_vault_lock_configuration: 'the lock on backups',
};

export const judgeRemovedGuards: DangerJudge = ({ thing, name, action, place }, setting) => {
  if (thing.plane !== 'terraform' || setting === null || action !== 'remove') return [];
  const { type, before } = thing.of;
  const what = KEEPERS[type];
  if (what === undefined || before === null) return [];
  const { transition } = setting;
  const document = transition.stacks.after.get(place) ?? {};
  if (!isLeftAlone({ ...thing.of, before }, transition) || isStandIn(type, before, document)) {
    return [];
  }
  return [{ label: 'weakens', about: name, reason: `${what} goes with ${name}` }];
};
