// Who reaches a search domain beside the services: writers of logs in other networks, and the Job that
// gives roles in a domain that no service of the cluster uses.
import type { Landscape } from '../../model/landscape/landscape.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { GroupRule } from '../contract/network-part.ts';
import { unusedDomains } from './roles/mapped.ts';
import { writersOf } from './writers.ts';

const HTTPS = [443, 443] as const;

export function groupRules(environment: Environment, landscape: Landscape): readonly GroupRule[] {
  return [...writerRules(environment, landscape), ...jobRules(environment)];
}

function jobRules(environment: Environment): readonly GroupRule[] {
  return unusedDomains(environment).map((domain) => ({
    key: `search-${domain}-from-nodes-443`,
    group: `search/${domain}`,
    direction: 'ingress',
    peer: 'nodes',
    ports: HTTPS,
    description: `Job that gives roles in ${domain}`,
    origin: ['search', domain],
  }));
}

/** By range: a Transit Gateway carries no references to security groups of others. */
function writerRules(environment: Environment, landscape: Landscape): readonly GroupRule[] {
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
