// The services, one row each. Image tags are left out: they change with every deployment.
import type { Environment } from '../../model/schema/environment.ts';
import type { Service, Uses } from '../../model/schema/service.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';
import { code, inline, table } from './markdown.ts';

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
    describeUses(service.uses),
  ]);
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}

function addressOf({ port, clusterIP }: Service): string {
  return port === null ? '–' : (clusterIP ?? 'assigned');
}

function describeReplicas({ replicas, autoscaling }: Service): string {
  return autoscaling === null ? String(replicas) : `${replicas} to ${autoscaling.maxReplicas}`;
}

function describeUses(uses: Uses): string {
  const parts = [
    ...sortedEntries(uses.databases).map(([key, access]) => describeDatabase(key, access)),
    ...named('document database', uses.documentDatabases),
    ...named('cache', uses.caches),
    ...sortedEntries(uses.kafka).map(([key, access]) => `Kafka ${code(key)} (${access})`),
    ...named('search', uses.search),
    ...sortedEntries(uses.buckets).map(([key, access]) => `bucket ${code(key)} (${access})`),
    ...named('file system', Object.keys(uses.fileSystems)),
    ...named('external', uses.externals),
    ...(uses.services.length > 0 ? [`calls ${[...uses.services].sort().map(code).join(' ')}`] : []),
  ];
  return parts.length === 0 ? '–' : parts.join('; ');
}

function describeDatabase(key: string, access: Uses['databases'][string]): string {
  if (access === 'write') return `database ${code(key)}`;
  const part = access === 'read' ? 'readers' : `replica ${code(access.replica)}`;
  return `${part} of database ${code(key)}`;
}

function named(kind: string, keys: readonly string[]): readonly string[] {
  return [...keys].sort().map((key) => `${kind} ${code(key)}`);
}
