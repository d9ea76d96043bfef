// Which services sign in to which caches with a password.
import type { Environment } from '../../model/schema/environment.ts';

export interface CacheLogin {
  readonly cache: string;
  readonly service: string;
}

/** By cache, then by service. */
export function cacheLogins({ caches, services }: Environment): readonly CacheLogin[] {
  return Object.entries(caches)
    .filter(([, { access }]) => access === 'password')
    .flatMap(([cache]) =>
      Object.keys(services)
        .filter((service) => services[service]?.uses.caches.includes(cache))
        .sort()
        .map((service) => ({ cache, service })),
    );
}

/** What a user of a service may do, whatever it signs in with. */
export const ACCESS = 'on ~* +@all -@dangerous';
