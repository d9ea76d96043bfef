// The services, one row each. Image tags are left out: they change with every deployment.
import { edgesOf } from '../../environment/edges.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { type DatabaseAccess, isBorrowed, isReplica } from '../../model/data/database-access.ts';
import { code, inline, table } from '../../model/page/markdown.ts';
import type { Environment, Service, Uses } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/sorted-entries.ts';

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
  return rows.length === 0 ? [] : table(HEADINGS, rows);
}

function addressOf({ port, clusterIP }: Service): string {
  return port === null ? '–' : (clusterIP ?? 'assigned');
}

function describeReplicas({ replicas, autoscaling }: Service): string {
  return autoscaling === null ? String(replicas) : `${replicas} to ${autoscaling.maxReplicas}`;
}

function describeUses(environment: Environment, key: string, { uses, image }: Service): string {
  const parts = [
    ...(image.from === null ? [] : [`image of ${code(image.from)}`]),
    ...sortedEntries(uses.databases).map(([key, access]) => describeDatabase(key, access)),
    ...sortedEntries(uses.documentDatabases).map(
      ([key, access]) => `document database ${code(key)}${inWhoseName(access)}`,
    ),
    ...describeEdges(environment, key),
    ...(uses.services.length > 0 ? [`calls ${[...uses.services].sort().map(code).join(' ')}`] : []),
  ];
  return parts.length === 0 ? '–' : parts.join('; ');
}

function describeEdges(environment: Environment, service: string): readonly string[] {
  return everyKind.flatMap((kind) =>
    edgesOf(environment, service)
      .filter((each) => each.kind === kind)
      .sort((a, b) => (a.edge.store < b.edge.store ? -1 : 1))
      .flatMap(({ edge }) => kind.page?.uses?.(edge) ?? []),
  );
}

function describeDatabase(key: string, access: Uses['databases'][string]): string {
  if (access === 'read') return `readers of database ${code(key)}`;
  if (isReplica(access)) return `replica ${code(access.replica)} of database ${code(key)}`;
  return `database ${code(key)}${inWhoseName(access)}`;
}

function inWhoseName(access: DatabaseAccess): string {
  return isBorrowed(access) ? ` as ${code(access.as)}` : '';
}
