// The hosted pages at a host name of ours, and the name above it, which has to have an A record.
import { entranceHosts, type NamedHost } from '../../model/edge/entrance-hosts.ts';
import { entrancesOf, ingressHosts } from '../../model/edge/ingress.ts';
import { type Landscape, neighbour } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { UserPool } from './schema.ts';

export interface Pages {
  /** Of the user pool. */
  readonly key: string;
  readonly host: string;
  /** The name above it. */
  readonly above: string;
  readonly parent: NonNullable<UserPool['pages']>['parent'];
}

export function pagesOf({ userPools }: Environment): readonly Pages[] {
  return Object.entries(userPools).flatMap(([key, { pages }]) => {
    if (pages === null) return [];
    const { host, parent } = pages;
    return [{ key, host, above: host.slice(host.indexOf('.') + 1), parent }];
  });
}

/** Each name with its record once, for whichever pools. */
export function pageHosts(environment: Environment): readonly NamedHost[] {
  const all = pagesOf(environment);
  const own = all.map(({ key, host }) => ({ host, path: ['userPools', key, 'pages', 'host'] }));
  return [
    ...own,
    ...parentRecords(environment).map(({ key, above }) => ({
      host: above,
      path: ['userPools', key, 'pages', 'parent'],
    })),
  ];
}

/** A records that are made for names above; two pools below one name share it. */
export function parentRecords(environment: Environment): readonly Pages[] {
  const made = pagesOf(environment).filter(
    ({ parent }) => parent !== null && parent !== 'elsewhere',
  );
  return made.filter(
    ({ above, parent }, index) =>
      made.findIndex((each) => each.above === above && each.parent === parent) === index,
  );
}

/** Whether a stack of the environment makes an A record of a name. */
export function hasRecord(environment: Environment, name: string): boolean {
  const behind = entrancesOf(environment).length === 0 ? [] : ingressHosts(environment);
  const hosts = [...entranceHosts(environment.edge), ...pageHosts(environment)];
  return behind.includes(name) || hosts.some(({ host }) => host === name);
}

/** The environment that makes the A record of a name, among those whose zones lead here. */
export function holderAbove(
  { edge }: Environment,
  landscape: Landscape,
  name: string,
): Environment | undefined {
  return [edge.zoneOf, edge.delegatedBy]
    .flatMap((each) => (each === null ? [] : [neighbour(landscape, each)]))
    .find((other) => hasRecord(other, name));
}
