// Host names of a copy: below its own name in the zone of the original, or in a zone that is delegated to it.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { rewriteScalars } from '../../../edit/scalars.ts';
import { rewriteScalar } from '../../../edit/values/rewrite-scalar.ts';
import { recordHosts } from '../../../environment/record-hosts.ts';
import { toPlain, treeAt } from '../../../load/tree.ts';
import { isBelow, isInZone } from '../../../model/edge/zones.ts';
import { zoneNameOf } from '../../../model/landscape/landscape.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { type Copy, leaveOut, withName, write, writeAt, writeText } from './copy.ts';

/** Says what it wrote in other files. */
export function giveHosts(copy: Copy): readonly string[] {
  const hosts = hostsOf(copy);
  const zone = zoneNameOf(copy.like.environment, copy.like.landscape);
  copy.texts.edit(copy.file, (text) =>
    rewriteScalars(text, ({ value }) => withHosts(value, hosts)),
  );
  for (const { path, target } of recordHosts(copy.like.environment)) {
    if (target !== 'key') inherit(copy, path, hosts);
  }
  for (const each of failovers(copy.like.environment)) leaveOut(copy, each);
  leaveOut(copy, ['edge', 'delegations']);
  return zone === null ? [] : giveZone(copy, zone);
}

/** A host that stands in a layer is written in the copy; of a list, all of them. */
function inherit(copy: Copy, path: Path, hosts: ReadonlyMap<string, string>): void {
  const at = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  const tree = treeAt(copy.like.written, at);
  if (tree === undefined || tree.at.file === copy.like.file) return;
  const plain = toPlain(tree);
  if (typeof plain === 'string') writeText(copy, at, withHosts(plain, hosts));
  if (!Array.isArray(plain)) return;
  write(
    copy,
    at,
    `[${plain.map((each) => rewriteScalar('', withHosts(String(each), hosts))).join(', ')}]`,
  );
}

function failovers({ edge }: Environment) {
  return (['loadBalancers', 'distributions'] as const).flatMap((collection) =>
    Object.entries(edge[collection])
      .filter(([, { failover }]) => failover !== null)
      .map(([key]) => ['edge', collection, key, 'failover']),
  );
}

/** Names of the copy by those of the original. */
export function hostsOf(copy: Copy): ReadonlyMap<string, string> {
  const zone = zoneNameOf(copy.like.environment, copy.like.landscape);
  const hosts = recordHosts(copy.like.environment).map(({ host }) => host);
  return new Map(hosts.map((host) => [host, hostLike(copy, host, zone)]));
}

function hostLike({ like, environment }: Copy, host: string, zone: string | null): string {
  const holder = zone !== null && isInZone(host, zone) ? zone : host.split('.').slice(-2).join('.');
  const own = host.slice(0, host.length - holder.length);
  const named = withName(like, environment, own);
  if (named !== own) return named + holder;
  const renamed = zoneLike(like, environment, holder);
  if (renamed !== holder) return own + renamed;
  if (holder !== zone) return beside(host, environment);
  return isBelow(host, zone)
    ? `${host.slice(0, -zone.length)}${environment}.${zone}`
    : `${environment}.${zone}`;
}

/** By its first label: `dev.shop.dev` as `test.shop.dev`. */
function zoneLike(like: Copy['like'], environment: string, zone: string): string {
  const [first = '', ...rest] = zone.split('.');
  return rest.length < 2 ? zone : [withName(like, environment, first), ...rest].join('.');
}

/** In a zone that is not ours: `www.shop.dev` as `www-dev.shop.dev`. */
function beside(host: string, environment: string): string {
  const [first = '', ...rest] = host.split('.');
  return rest.length < 2
    ? `${environment}.${host}`
    : [`${first}-${environment}`, ...rest].join('.');
}

const HOST = /(?<![\w.@*-])(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![\w.-])(\/)?/gi;

/** A name with a slash behind it and none before is a label, not an address. */
export function withHosts(text: string, hosts: ReadonlyMap<string, string>): string {
  return text.replace(HOST, (found: string, slash: string | undefined, at: number) => {
    const host = slash === undefined ? found : found.slice(0, -1);
    const isLabel = slash !== undefined && !text.slice(0, at).endsWith('//');
    return isLabel ? found : (hosts.get(host.toLowerCase()) ?? host) + (slash ?? '');
  });
}

/** One account writes into one zone; another one gets a zone below, to which that leads. */
function giveZone(copy: Copy, zone: string): readonly string[] {
  const { account, environment, like } = copy;
  const { edge } = like.environment;
  const holder = edge.zoneOf ?? like.name;
  const owner = like.landscape.get(holder) ?? like.environment;
  const renamed = zoneLike(like, environment, zone);
  if (edge.delegatedBy !== null && renamed !== zone)
    return delegate(copy, renamed, edge.delegatedBy);
  if (owner.aws.account !== account) return delegate(copy, `${environment}.${zone}`, holder);
  if (edge.existingZone !== null || edge.zoneOf !== null) return [];
  leaveOut(copy, ['edge', 'delegatedBy']);
  leaveOut(copy, ['edge', 'zone']);
  write(copy, ['edge', 'zoneOf'], holder);
  return [`Its hosts stand in the zone of ${holder}, ${zone}.`];
}

function delegate(copy: Copy, zone: string, parent: string): readonly string[] {
  const { name, environment } = copy;
  leaveOut(copy, ['edge', 'zoneOf']);
  leaveOut(copy, ['edge', 'existingZone']);
  write(copy, ['edge', 'zone'], zone);
  write(copy, ['edge', 'delegatedBy'], parent);
  const path = ['edge', 'delegations', environment];
  const file = writeAt(copy, parent, path, `{ environment: ${name} }`);
  return [`Its zone is ${zone}, and ${file ?? parent} leads to it.`];
}
