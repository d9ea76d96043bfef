// What happens by the clock, wherever it is written: jobs, hours, backups, windows of maintenance.
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { KubernetesObject, TerraformArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { objectsIn } from '../../model/values/lists.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { specOf } from '../../review/dangers/spec-of.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface Scheduled {
  readonly what: string;
  readonly when: string;
  readonly timeZone: string;
  readonly place: string;
  readonly isSuspended: boolean;
}

export function schedulesOf({
  environment,
  stacks,
  objects,
}: ReportedEnvironment): readonly Scheduled[] {
  return [
    ...hoursOf(environment),
    ...objects.flatMap(ofObject),
    ...stacks.flatMap(ofStack),
    ...clusterBackupOf(environment),
  ];
}

function hoursOf({ schedule }: Environment): readonly Scheduled[] {
  if (schedule === null) return [];
  const { days, start, stop, timezone } = schedule;
  const when = `runs ${days}, ${start} to ${stop}`;
  return [entry({ what: 'The environment', when, timeZone: timezone, place: 'schedule' })];
}

function clusterBackupOf({ recovery: { clusterBackup } }: Environment): readonly Scheduled[] {
  if (clusterBackup === null) return [];
  const what = `Backup of the cluster to bucket ${clusterBackup.bucket}`;
  return [entry({ what, when: clusterBackup.schedule, place: 'recovery.clusterBackup' })];
}

function ofObject(object: KubernetesObject): readonly Scheduled[] {
  const { kind, metadata } = object;
  const spec = specOf(object);
  const place = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
  if (kind === 'CronJob') {
    const { schedule, timeZone, suspend } = spec;
    const words = { what: `Job ${metadata.name}`, when: String(schedule), place };
    return [
      entry({ ...words, timeZone: String(timeZone ?? 'UTC'), isSuspended: suspend === true }),
    ];
  }
  if (kind !== 'ScaledObject') return [];
  return objectsIn(spec['triggers'])
    .filter(({ type }) => type === 'cron')
    .map(({ metadata: of }) => {
      const { start, end, timezone, desiredReplicas } = isPlainObject(of) ? of : {};
      const when = `${start} to ${end}`;
      const what = `${desiredReplicas} pods of ${metadata.name}`;
      return entry({ what, when, timeZone: String(timezone ?? ''), place });
    });
}

/** Arguments that say when; what each is about. */
const WHEN: Readonly<Record<string, string>> = {
  schedule_expression: '',
  schedule: '',
  recurrence: '',
  maintenance_window: 'maintenance of ',
  preferred_maintenance_window: 'maintenance of ',
  backup_window: 'backup of ',
  preferred_backup_window: 'backup of ',
  snapshot_window: 'snapshot of ',
  automatic_backup_window: 'backup of ',
};

function ofStack({ stack, document }: TerraformArtifact): readonly Scheduled[] {
  return [...resourcesIn(document)].flatMap(([address, body]) =>
    timesIn(body).map(({ key, when, zone }) =>
      entry({
        ...{ what: `${WHEN[key]}${address}`, when, place: `stack ${stack}` },
        timeZone: zone ?? 'UTC',
      }),
    ),
  );
}

interface Time {
  readonly key: string;
  readonly when: string;
  readonly zone: string | null;
}

function timesIn(value: unknown): readonly Time[] {
  if (Array.isArray(value)) return value.flatMap(timesIn);
  if (!isPlainObject(value)) return [];
  const zone = value['schedule_expression_timezone'] ?? value['time_zone'] ?? null;
  return Object.entries(value).flatMap(([key, each]) => {
    if (typeof each !== 'string' || !Object.hasOwn(WHEN, key)) return timesIn(each);
    return [{ key, when: each, zone: zone === null ? null : String(zone) }];
  });
}

function entry(
  scheduled: Partial<Scheduled> & Pick<Scheduled, 'what' | 'when' | 'place'>,
): Scheduled {
  return { timeZone: 'UTC', isSuspended: false, ...scheduled };
}
