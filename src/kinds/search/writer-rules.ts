// Who of other networks writes logs to a search domain of this one.
import type { Landscape } from '../../model/landscape/landscape.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { GroupRule } from '../contract/network-part.ts';
import { writersOf } from './writers.ts';

const HTTPS = [443, 443] as const;

/** By range: a Transit Gateway carries no references to security groups of others. */
export function writerRules(environment: Environment, landscape: Landscape): readonly GroupRule[] {
  return Object.keys(environment.search).flatMap((domain) =>
    writersOf(environment, domain, landscape).map(
      ({ key, of }): GroupRule => ({
        key: `search-${domain}-from-${key}-443`,
        group: `search/${domain}`,
        direction: 'ingress',
        peer: networkOf(of).cidr,
        ports: HTTPS,
        description: `Logs of ${key}`,
        origin: ['search', domain, 'writers', key],
      }),
    ),
  );
}
