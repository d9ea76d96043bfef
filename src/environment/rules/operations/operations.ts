// Recovery objectives, who hears alerts, and who may administer the cluster.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { startsOnADay } from '../../../model/kubernetes/cron.ts';
import { copyRetentionDays } from '../../../model/operations/copies.ts';
import { hasAlerts } from '../../../model/operations/notify.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkOperations(environment: Environment): readonly Diagnostic[] {
  return [
    ...objectives(environment),
    ...recoveryRegion(environment),
    ...sameRegion(environment),
    ...backups(environment),
    ...tooOften(environment),
    ...subscribers(environment),
    ...readersOfReleases(environment),
    ...administrators(environment),
    ...members(environment),
  ];
}

function objectives(environment: Environment): readonly Diagnostic[] {
  const { recovery, aws } = environment;
  if (recovery.objectives === null) return [];
  const path = ['recovery', 'objectives'];
  // Copies without a region to go to are an error already.
  const missing = [
    ...(aws.recoveryRegion === null && !recovery.replicateDatabaseBackups
      ? [{ objective: 'recoveryTime', missing: 'there is no recovery region' }]
      : []),
    ...everyKind
      .map(({ rules }) => rules?.recoveryGap?.(environment) ?? null)
      .filter((gap) => gap !== null)
      .map((gap) => ({ objective: 'recoveryPoint', missing: gap })),
  ];
  return missing.map((args) =>
    diagnostic('model/objective-without-mechanism', args, { path: [...path, args.objective] }),
  );
}

function recoveryRegion(environment: Environment): readonly Diagnostic[] {
  const { aws, recovery } = environment;
  if (aws.recoveryRegion !== null) return [];
  const needing = [
    ...everyKind.flatMap(({ rules }) => rules?.copies?.(environment) ?? []),
    ...(recovery.replicateDatabaseBackups
      ? [{ what: 'replication of backups', path: ['recovery', 'replicateDatabaseBackups'] }]
      : []),
    ...(copyRetentionDays(recovery) === null
      ? []
      : [{ what: 'copy of backups', path: ['recovery', 'backupPlan', 'copyRetentionDays'] }]),
  ];
  return needing.map(({ what, path }) =>
    diagnostic('model/no-recovery-region', { what }, { path }),
  );
}

function sameRegion({ aws }: Environment): readonly Diagnostic[] {
  if (aws.recoveryRegion !== aws.region) return [];
  const path = ['aws', 'recoveryRegion'];
  return [diagnostic('model/recovery-region-same', { region: aws.region }, { path })];
}

function backups(environment: Environment): readonly Diagnostic[] {
  const { recovery, addons } = environment;
  const isIdle = addons.velero !== undefined && recovery.clusterBackup === null;
  const stores = everyKind.flatMap(
    ({ terraform }) => terraform?.backedUp?.(environment) ?? [],
  ).length;
  return [
    ...(isIdle
      ? [diagnostic('model/cluster-backup-missing', {}, { path: ['addons', 'velero'] })]
      : []),
    ...(recovery.backupPlan !== null && stores === 0
      ? [diagnostic('model/backup-plan-empty', {}, { path: ['recovery', 'backupPlan'] })]
      : []),
  ];
}

function subscribers(environment: Environment): readonly Diagnostic[] {
  if (!hasAlerts(environment)) return [];
  const { observability } = environment;
  const { emails, slack, pagerDuty } = observability.notify;
  if (Object.keys(emails).length > 0) return [];
  const alarms = Object.keys(observability.alarms).length;
  // Slack and PagerDuty hear Alertmanager, which CloudWatch alarms do not go through.
  const hears = Object.keys(slack).length + Object.keys(pagerDuty).length > 0;
  if (hears && alarms === 0) return [];
  const where = { path: ['observability'], target: 'key' } as const;
  return [diagnostic('model/alerts-unheard', { alarms }, where)];
}

function readersOfReleases({ observability }: Environment): readonly Diagnostic[] {
  const { emails, slack, releases } = observability.notify;
  if (!releases || Object.keys(emails).length + Object.keys(slack).length > 0) return [];
  const path = ['observability', 'notify', 'releases'];
  return [diagnostic('model/releases-unheard', {}, { path })];
}

function administrators({ cluster }: Environment): readonly Diagnostic[] {
  // Who administers one that stands already, its owner has said.
  if (cluster === null || cluster.existing !== null) return [];
  if (Object.values(cluster.admins).some(({ access }) => access === 'admin')) return [];
  const where = { path: ['cluster', 'admins'], target: 'key' } as const;
  return [diagnostic('model/no-administrator', { cluster: cluster.name }, where)];
}

/** EKS keeps one access entry per role. */
function members({ cluster, namespaces }: Environment): readonly Diagnostic[] {
  const administrators = Object.entries(cluster?.admins ?? {});
  return Object.entries(namespaces).flatMap(([namespace, { members: all }]) =>
    Object.entries(all).flatMap(([member, { role }]) => {
      const admin = administrators.find(([, each]) => each.role === role)?.[0];
      if (admin === undefined) return [];
      const path = ['namespaces', namespace, 'members', member, 'role'];
      const other = also(['cluster', 'admins', admin, 'role']);
      return [diagnostic('model/member-is-admin', { member, role, admin }, { path, ...other })];
    }),
  );
}

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html */
const BACKUPS_A_DAY = 24;

function tooOften({ recovery }: Environment): readonly Diagnostic[] {
  const { backupPlan } = recovery;
  if (backupPlan === null) return [];
  const [minutes = '', hours = ''] = backupPlan.schedule.slice('cron('.length).split(' ');
  const found = startsOnADay(`${minutes} ${hours} * * *`);
  if (found <= BACKUPS_A_DAY) return [];
  const path = ['recovery', 'backupPlan', 'schedule'];
  return [diagnostic('model/backup-too-often', { found, most: BACKUPS_A_DAY }, { path })];
}
