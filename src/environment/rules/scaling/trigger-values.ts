// Values that KEDA, Prometheus or the autoscaler would refuse: numbers that are none or not above zero,
// expressions that do not read, times that do not come.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { kedaScalers } from '../../../facts/keda-scalers.ts';
import { cronFault } from '../../../model/kubernetes/cron.ts';
import { promqlFault } from '../../../model/kubernetes/promql.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Trigger } from '../../../model/schema/services/autoscaling.ts';
import { triggersOf } from '../../../model/services/triggers.ts';

interface Place {
  readonly service: string;
  readonly key: string;
  readonly path: Path;
}

export function checkTriggerValues(environment: Environment): readonly Diagnostic[] {
  return triggersOf(environment).flatMap(({ service, key, trigger }) => {
    const place = { service, key, path: ['services', service, 'autoscaling', 'triggers', key] };
    const { prometheus } = trigger;
    return [
      ...(prometheus === null ? [] : query(place, ['prometheus', 'query'], prometheus.query)),
      ...ofScaler(place, trigger),
    ];
  });
}

function query({ service, key, path }: Place, at: Path, text: string): readonly Diagnostic[] {
  const fault = promqlFault(text);
  if (fault === undefined) return [];
  const args = { service, trigger: key, fault };
  return [diagnostic('model/trigger-query', args, { path: [...path, ...at] })];
}

function ofScaler(place: Place, { type, metadata }: Trigger): readonly Diagnostic[] {
  // An unknown type is reported as such.
  const settings = kedaScalers[type ?? ''] ?? null;
  if (type === null || settings === null) return [];
  return Object.entries(metadata).flatMap(([name, value]) => [
    ...number(place, name, value),
    ...(type === 'prometheus' && name === 'query' ? query(place, ['metadata', name], value) : []),
    ...(type === 'cron' && /^(start|end)$/.test(name) ? time(place, name, value) : []),
  ]);
}

/** What each pod is to get of something: the autoscaler divides by it.
 * https://github.com/kedacore/keda/issues/5857 */
const TARGETS: ReadonlySet<string> = new Set([
  ...['blobCount', 'depthThreshold', 'desiredReplicas', 'lagCount', 'lagThreshold', 'listLength'],
  ...['messageCount', 'msgBacklogThreshold', 'objectCount', 'pendingEntriesCount', 'queryValue'],
  ...['queueDepth', 'queueLength', 'shardCount', 'streamLength', 'subscriptionSize'],
  ...['targetMetricValue', 'targetObjectCount', 'targetPipelinesQueueLength', 'targetQueryValue'],
  ...['targetQueueSize', 'targetValue', 'targetWorkflowQueueLength', 'threshold'],
  ...['thresholdValue', 'unprocessedEventThreshold'],
]);
/** Above which there is anything to do; zero is everything. */
const ACTIVATION = /^activation[A-Z]\w*$|^minMetricValue$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function number({ service, key, path }: Place, name: string, value: string) {
  const isTarget = TARGETS.has(name);
  if (!isTarget && !ACTIVATION.test(name)) return [];
  const isRight = NUMBER.test(value.trim()) && (!isTarget || Number(value) > 0);
  if (isRight) return [];
  const wanted = isTarget ? 'a number above zero' : 'a number';
  const args = { service, trigger: key, setting: name, value, wanted };
  return [diagnostic('model/trigger-number', args, { path: [...path, 'metadata', name] })];
}

function time({ service, path }: Place, name: string, value: string): readonly Diagnostic[] {
  const fault = cronFault(value);
  if (fault === undefined) return [];
  const where = { path: [...path, 'metadata', name] };
  return [diagnostic('model/cron', { service, cron: value, fault }, where)];
}
