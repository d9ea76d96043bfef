// Which consumers sign in to which caches with a password.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';

export interface CacheLogin {
  readonly cache: string;
  readonly consumer: string;
  /** Where the edge is written. */
  readonly origin: Path;
}

function byConsumer(a: CacheLogin, b: CacheLogin): number {
  return a.consumer < b.consumer ? -1 : 1;
}

/** By cache, then by consumer. */
export function cacheLogins(environment: Environment): readonly CacheLogin[] {
  const consumers = consumersOf(environment);
  return Object.entries(environment.caches)
    .filter(([, { access }]) => access === 'password')
    .flatMap(([cache]) =>
      consumers
        .filter(({ uses }) => uses.caches.includes(cache))
        .map(({ key, path }) => ({ cache, consumer: key, origin: [...path, 'caches'] }))
        .sort(byConsumer),
    );
}

/** What a user of a service may do, whatever it signs in with. */
export const ACCESS = 'on ~* +@all -@dangerous';
