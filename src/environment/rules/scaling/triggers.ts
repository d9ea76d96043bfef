// What autoscaling follows: is each trigger one thing, of the service, and of settings that KEDA reads?
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { nearest } from '../../../diagnostics/nearest.ts';
import { kedaScalers } from '../../../facts/keda-scalers.ts';
import { cronFault } from '../../../model/kubernetes/cron.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import type { Trigger } from '../../../model/schema/services/autoscaling.ts';
import { TRIGGER_KEYS, TRIGGER_KINDS, triggersOf } from '../../../model/services/triggers.ts';
import { edgesOf } from '../../edges.ts';

interface Place {
  readonly service: string;
  readonly key: string;
  readonly path: Path;
}

export function checkTriggers(environment: Environment): readonly Diagnostic[] {
  return triggersOf(environment).flatMap(({ service, key, trigger }) => {
    const path = ['services', service, 'autoscaling', 'triggers', key];
    const place = { service, key, path };
    const shape = shapeOf(place, trigger);
    if (shape.length > 0) return shape;
    return [
      ...stores(environment, place, trigger),
      ...hours(place, trigger),
      ...pods(environment.services[service], place, trigger),
      ...(trigger.type === null ? [] : ofScaler(place, trigger, trigger.type)),
    ];
  });
}

function isSet(value: Trigger[keyof Trigger]): boolean {
  if (value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** One thing, with the keys that go with it. */
function shapeOf({ service, key, path }: Place, trigger: Trigger): readonly Diagnostic[] {
  const kinds = TRIGGER_KINDS.filter((kind) => isSet(trigger[kind]));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const args = { service, trigger: key, found: kinds.join(' and ') };
    return [diagnostic('model/trigger-kind', args, { path, target: 'key' })];
  }
  const fitting: readonly string[] = TRIGGER_KEYS[kind];
  const others = [...new Set(Object.values(TRIGGER_KEYS).flat())];
  return others
    .filter((other) => isSet(trigger[other]) && !fitting.includes(other))
    .map((other) =>
      diagnostic(
        'model/trigger-key',
        { service, trigger: key, kind, key: other },
        { path: [...path, other] },
      ),
    );
}

/** A store that the service works off, and what of it. */
function stores(environment: Environment, place: Place, trigger: Trigger): readonly Diagnostic[] {
  const { service, key, path } = place;
  const named = (['queue', 'kafka'] as const).find((kind) => trigger[kind] !== null);
  if (named === undefined) return [];
  const store = trigger[named] ?? '';
  const edges = edgesOf(environment, service)
    .filter(({ kind: { slug } }) => slug === named)
    .map(({ edge }) => edge);
  const edge = edges.find((each) => each.store === store);
  const isRead = edge !== undefined && ['receive', 'consume', 'both'].includes(String(edge.use));
  if (isRead) return [];
  const stores = edges.map((each) => each.store);
  const args = {
    ...{ service, trigger: key, what: named === 'queue' ? 'queue' : 'Kafka cluster', store },
    nearest: nearest(store, stores) ?? null,
  };
  return [diagnostic('model/trigger-store', args, { path: [...path, named] })];
}

/** https://github.com/kedacore/keda/blob/v2.20.2/pkg/scalers/cron_scaler.go */
function hours({ service, key, path }: Place, { schedule }: Trigger): readonly Diagnostic[] {
  if (schedule === null) return [];
  const faults = (['start', 'end'] as const).flatMap((end) => {
    const fault = cronFault(schedule[end]);
    const at = { path: [...path, 'schedule', end] };
    return fault === undefined
      ? []
      : [diagnostic('model/cron', { service, cron: schedule[end], fault }, at)];
  });
  if (faults.length > 0 || schedule.start !== schedule.end) return faults;
  const args = { service, trigger: key, time: schedule.start };
  return [diagnostic('model/trigger-hours', args, { path: [...path, 'schedule', 'end'] })];
}

/** Between the smallest number of pods and the largest, or it changes nothing, or less than it says. */
function pods(service: Service | undefined, place: Place, { schedule }: Trigger) {
  const { autoscaling = null, replicas: least = 0 } = service ?? {};
  if (schedule === null || autoscaling === null) return [];
  const { maxReplicas: most, scaleToZero } = autoscaling;
  const { replicas } = schedule;
  // From none to the smallest number is more as well.
  const isMore = scaleToZero ? replicas >= least : replicas > least;
  if (replicas <= most && isMore) return [];
  const args = { service: place.service, trigger: place.key, replicas, least, most };
  const where = { path: [...place.path, 'schedule', 'replicas'] };
  return [diagnostic('model/trigger-replicas', args, where)];
}

function ofScaler(place: Place, trigger: Trigger, type: string): readonly Diagnostic[] {
  const { service, key, path } = place;
  if (!Object.hasOwn(kedaScalers, type)) {
    const args = { type, nearest: nearest(type, Object.keys(kedaScalers)) ?? null };
    return [diagnostic('model/trigger-type', args, { path: [...path, 'type'] })];
  }
  const settings = kedaScalers[type] ?? null;
  const signed = trigger.authentication !== null;
  if (type.startsWith('aws-') && !signed) {
    return [diagnostic('model/trigger-unsigned', { service, trigger: key, type }, { path })];
  }
  if (settings === null) return [];
  // We fill in the address of Prometheus.
  const filled = type === 'prometheus' ? ['serverAddress'] : [];
  const written = [...Object.keys(trigger.metadata), ...filled];
  const known = [...settings.needed, ...settings.either, ...settings.others];
  const needed = signed ? settings.needed : [...settings.needed, ...settings.either];
  return [
    ...written
      .filter((setting) => !known.includes(setting))
      .map((setting) => {
        const args = { type, setting, nearest: nearest(setting, known) ?? null };
        const at = { path: [...path, 'metadata', setting], target: 'key' } as const;
        return diagnostic('model/trigger-setting', args, at);
      }),
    ...needed
      .filter((setting) => !written.includes(setting) && !written.includes(`${setting}FromEnv`))
      .map((setting) =>
        diagnostic(
          'model/trigger-setting-missing',
          { service, trigger: key, type, setting },
          { path, target: 'key' },
        ),
      ),
  ];
}
