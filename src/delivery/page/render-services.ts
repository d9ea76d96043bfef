// The services, one row each. Image tags are left out: they change with every deployment.
import { sayOfEdges } from '../../environment/edges.ts';
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';
import type { ServiceSchedule } from '../../model/schema/services/runs.ts';
import { callsOf } from '../../model/services/calls.ts';
import {
  type Consumer,
  describeConsumer,
  otherConsumers,
  usesAny,
  usesName,
} from '../../model/services/consumers.ts';
import { portsOf } from '../../model/services/ports.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const HEADINGS = ['Service', 'What', 'Group', 'Status', 'Port', 'ClusterIP', 'Replicas', 'Uses'];

export function renderServices(environment: Environment): readonly string[] {
  const rows = sortedEntries(environment.services).map(([key, service]) => [
    code(key),
    inline(service.title),
    inline(environment.categories.titles[service.category] ?? service.category),
    service.status,
    describePorts(service),
    addressOf(service),
    describeReplicas(service),
    describeUses(environment, key, service),
  ]);
  return [...(rows.length === 0 ? [] : table(HEADINGS, rows)), ...renderOthers(environment)];
}

/** What else uses stores and services. */
function renderOthers(environment: Environment): readonly string[] {
  const rows = otherConsumers(environment)
    .filter(usesAny)
    .map((consumer) => [
      code(describeConsumer(consumer)),
      consumer.namespace === null ? '–' : code(usesName(consumer.key)),
      describeEdges(environment, consumer).join('; '),
    ]);
  if (rows.length === 0) return [];
  return ['', ...table(['Consumer', 'ConfigMap and Secret', 'Uses'], rows)];
}

function describeEdges(environment: Environment, { key, uses }: Pick<Consumer, 'key' | 'uses'>) {
  const calls = callsOf(uses)
    .map(({ callee, ports }) => (ports ? `${callee}:${ports.join(',')}` : callee))
    .sort()
    .map(code);
  return [
    ...sayOfEdges(environment, key, (kind, edge) => kind.page?.uses?.(edge)),
    ...(calls.length > 0 ? [`calls ${calls.join(' ')}`] : []),
  ];
}

/** What a port speaks is said where it is not HTTP. */
function describePorts(service: Service): string {
  const ports = portsOf(service).map(({ name, port, protocol, isMain }) => {
    const said = isMain ? '' : `${code(name)} `;
    return `${said}${port}${protocol === 'http' ? '' : ` (${protocol})`}`;
  });
  return ports.length === 0 ? '–' : ports.join(', ');
}

function addressOf({ port, clusterIP }: Service): string {
  return port === null ? '–' : (clusterIP ?? 'assigned');
}

function describeReplicas({ kind, schedule, replicas, autoscaling }: Service): string {
  if (kind === 'job') return 'once';
  if (schedule !== null) return describeSchedule(schedule);
  if (autoscaling === null) return String(replicas);
  return `${autoscaling.scaleToZero ? '0 or ' : ''}${replicas} to ${autoscaling.maxReplicas}`;
}

function describeSchedule({ cron, timeZone, suspended }: ServiceSchedule): string {
  return `${code(cron)} ${timeZone}${suspended ? ', suspended' : ''}`;
}

function describeUses(environment: Environment, key: string, service: Service): string {
  const { uses, image, release } = service;
  const commands = Object.keys(release?.commands ?? {}).sort();
  const parts = [
    ...(image.from === null ? [] : [`image of ${code(image.from)}`]),
    ...describeEdges(environment, { key, uses }),
    ...(release === null ? [] : [`runs ${commands.map(code).join(' ')} before a new version`]),
  ];
  return parts.length === 0 ? '–' : parts.join('; ');
}
