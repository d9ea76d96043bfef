// What a service takes from another one: a login to a database, or an image.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type DatabaseAccess, isBorrowed } from '../../../model/data/database-access.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkOwners(environment: Environment): readonly Diagnostic[] {
  return Object.keys(environment.services).flatMap((service) => [
    ...loginOwners(environment, service),
    ...imageOwner(environment, service),
  ]);
}

/** An owner or a database that is not there is reported as such. */
function loginOwners(environment: Environment, service: string): readonly Diagnostic[] {
  const { services } = environment;
  return (['databases', 'documentDatabases'] as const).flatMap((collection) =>
    Object.entries<DatabaseAccess>(services[service]?.uses[collection] ?? {}).flatMap(
      ([database, access]) => {
        if (!isBorrowed(access) || !environment[collection][database]) return [];
        const owner = services[access.as];
        if (!owner || owner.uses[collection][database] === 'write') return [];
        const path = ['services', service, 'uses', collection, database, 'as'];
        return [diagnostic('model/login-owner', { service, database, owner: access.as }, { path })];
      },
    ),
  );
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
