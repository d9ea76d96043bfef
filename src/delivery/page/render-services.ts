// The services, one row each. Image tags are left out: they change with every deployment.
import { sayOfEdges } from '../../environment/edges.ts';
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';
import {
  type Consumer,
  describeConsumer,
  otherConsumers,
  usesAny,
  usesName,
} from '../../model/services/consumers.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const HEADINGS = ['Service', 'What', 'Group', 'Status', 'Port', 'ClusterIP', 'Replicas', 'Uses'];

export function renderServices(environment: Environment): readonly string[] {
  const rows = sortedEntries(environment.services).map(([key, service]) => [
    code(key),
    inline(service.title),
    inline(environment.categories.titles[service.category] ?? service.category),
    service.status,
    service.port === null ? '–' : String(service.port),
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
  const { services } = uses;
  return [
    ...sayOfEdges(environment, key, (kind, edge) => kind.page?.uses?.(edge)),
    ...(services.length > 0 ? [`calls ${[...services].sort().map(code).join(' ')}`] : []),
  ];
}

function addressOf({ port, clusterIP }: Service): string {
  return port === null ? '–' : (clusterIP ?? 'assigned');
}

function describeReplicas({ replicas, autoscaling }: Service): string {
  return autoscaling === null ? String(replicas) : `${replicas} to ${autoscaling.maxReplicas}`;
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
