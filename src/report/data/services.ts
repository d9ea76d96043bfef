// The services of an environment, and what holds its data, a row each.
import { sayOfEdges } from '../../environment/edges.ts';
import { SHELVES, type Shelf } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';
import { calleesOf, callersOf } from '../../model/services/calls.ts';
import { portsOf } from '../../model/services/ports.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { plainWords } from './wording.ts';

export interface ServiceRow {
  readonly key: string;
  readonly title: string;
  readonly group: string;
  readonly kind: string;
  readonly status: string;
  readonly ports: string;
  readonly pods: string;
  readonly image: string;
  readonly uses: readonly string[];
  readonly calls: readonly string[];
  readonly callers: readonly string[];
}

export function servicesOf(environment: Environment): readonly ServiceRow[] {
  return sortedEntries(environment.services).map(([key, service]) => ({
    ...{ key, title: service.title, kind: service.kind, status: service.status },
    group: environment.categories.titles[service.category] ?? service.category,
    ports: portsOf(service)
      .map(({ name, port, isMain }) => (isMain ? String(port) : `${port} (${name})`))
      .join(', '),
    pods: podsOf(service),
    image: imageOf(key, service),
    uses: sayOfEdges(environment, key, (kind, edge) => kind.page?.uses?.(edge)).map(plainWords),
    calls: calleesOf(service.uses),
    callers: callersOf(environment, key),
  }));
}

function podsOf({ kind, schedule, replicas, autoscaling }: Service): string {
  if (kind === 'job') return 'once';
  if (schedule !== null) return `${schedule.cron} ${schedule.timeZone}`;
  if (autoscaling === null) return String(replicas);
  return `${autoscaling.scaleToZero ? '0, ' : ''}${replicas} to ${autoscaling.maxReplicas}`;
}

function imageOf(key: string, { image: { repository, tag, from } }: Service): string {
  if (from !== null) return `as ${from}`;
  return `${repository ?? key}${tag === null ? '' : `:${tag}`}`;
}

export interface StoreRow {
  readonly shelf: string;
  readonly store: string;
  readonly configuration: string;
  readonly purpose: string;
}

export function storesOf(environment: Environment): readonly StoreRow[] {
  const shelves = [...(Object.keys(SHELVES) as Shelf[]), null];
  return shelves.flatMap((shelf) =>
    everyKind
      .filter(({ page }) => (page?.shelf ?? null) === shelf)
      .flatMap(({ page }) => page?.rows?.(environment) ?? [])
      .map(([store = '', configuration = '', purpose = '']) => ({
        shelf: shelf === null ? 'Others' : SHELVES[shelf],
        store: plainWords(store),
        configuration: plainWords(configuration),
        purpose: plainWords(purpose),
      })),
  );
}
