// What a service takes from another one: a login to a database, or an image.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Kind } from '../../../kinds/kind.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { sqlName } from '../../../model/data/sql-name.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumerAt, consumersOf } from '../../../model/services/consumers.ts';
import { edgesTo } from '../../edges.ts';

export function checkOwners(environment: Environment): readonly Diagnostic[] {
  return [
    ...consumersOf(environment).flatMap(({ key }) => loginOwners(environment, key)),
    ...everyKind.flatMap((kind) => loginNames(environment, kind)),
    ...Object.keys(environment.services).flatMap((service) => imageOwner(environment, service)),
  ];
}

/** An owner or a store that is not there is reported as such. */
function loginOwners(environment: Environment, service: string): readonly Diagnostic[] {
  return everyKind.flatMap((kind) => {
    const { logins } = kind;
    if (!logins) return [];
    return edgesTo(environment, service, kind).flatMap(({ store, use, origin }) => {
      const owner = logins.ownerOf(use);
      if (owner === null || !consumerAt(environment, owner)) return [];
      const lent = edgesTo(environment, owner, kind).find((each) => each.store === store);
      if (lent && logins.isLent(lent.use)) return [];
      const where = { path: [...origin, 'as'] };
      return [diagnostic('model/login-owner', { service, database: store, owner }, where)];
    });
  });
}

/** Logins of one store, and the databases that they own, have names of their own. */
function loginNames(environment: Environment, kind: Kind): readonly Diagnostic[] {
  const { logins } = kind;
  if (logins?.nameOf === undefined) return [];
  const all = consumersOf(environment).flatMap(({ key: service }) =>
    edgesTo(environment, service, kind).map(({ store, use, origin }) => ({
      ...{ service, store, path: [...origin, 'database'] },
      owner: logins.ownerOf(use),
      chosen: logins.nameOf?.(use) ?? null,
    })),
  );
  return all.flatMap(({ service, store, path, owner, chosen }) => {
    if (chosen === null) return [];
    if (owner !== null) {
      return [diagnostic('model/database-name-borrowed', { service, owner, chosen }, { path })];
    }
    const other = all.find(
      (each) =>
        each.store === store &&
        each.service !== service &&
        each.owner === null &&
        (each.chosen ?? sqlName(each.service)) === chosen,
    );
    if (other === undefined) return [];
    const args = { service, store, chosen, other: other.service };
    return [diagnostic('model/database-name-taken', args, { path })];
  });
}

function imageOwner({ services }: Environment, service: string): readonly Diagnostic[] {
  const image = services[service]?.image;
  if (!image) return [];
  const { tag, from, repository } = image;
  const path = ['services', service, 'image'];
  if (from === null && tag === null) {
    const where = { path, target: 'key' } as const;
    return [diagnostic('model/image-ambiguous', { service, found: 'neither' }, where)];
  }
  if (from === null) return [];
  if (tag !== null || repository !== null) {
    const found = tag === null ? 'repository beside from' : 'both';
    return [diagnostic('model/image-ambiguous', { service, found }, { path: [...path, 'from'] })];
  }
  const owner = services[from];
  if (!owner || owner.image.from === null) return [];
  return [diagnostic('model/image-owner', { service, owner: from }, { path: [...path, 'from'] })];
}
