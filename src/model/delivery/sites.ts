// Static sites: where they lie, what serves them, and who publishes them.
import { prefixOf } from '../naming/core.ts';
import type { Environment } from '../schema/environment.ts';
import type { Site } from '../schema/operations/delivery.ts';

export function publishRoleName(environment: Environment, site: string): string {
  return `${prefixOf(environment)}-${site}-publish`;
}

/** Where it lies in the bucket: nothing, or `docs/`. */
export function sitePrefix({ path }: Pick<Site, 'path'>): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '' : `${inner}/`;
}

/** Distributions that serve the bucket of a site, by key. */
export function distributionsOf({ edge }: Environment, { bucket }: Pick<Site, 'bucket'>) {
  return Object.entries(edge.distributions).filter(([, { origins }]) =>
    Object.values(origins).some((origin) => origin.bucket === bucket),
  );
}

/** The repository of its source, without its owner. */
export function siteRepository(key: string, { repository }: Pick<Site, 'repository'>): string {
  return repository ?? key;
}
