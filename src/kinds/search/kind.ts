import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Neighbour } from '../contract/rules-part.ts';
import type { Kind } from '../kind.ts';
import { searchAccess } from './access.ts';
import { checkAccess } from './access-rules.ts';
import { codes } from './codes.ts';
import { checkLogSearch } from './log-search.ts';
import { searchNames } from './names.ts';
import { checkSearchOffers } from './offers.ts';
import { searchPage } from './page.ts';
import { compileSearch, searchJobSecrets, searchNamespaces } from './platform/compile-search.ts';
import { unusedDomains } from './roles/mapped.ts';
import { checkSearch } from './rules.ts';
import { Search, SearchUse } from './schema.ts';
import { searchTasks } from './tasks.ts';
import { addSearch } from './terraform/search.ts';
import { groupRules } from './writer-rules.ts';
import { zonesOf } from './zones.ts';

const HTTPS_PORT = 443;

export const search: Kind<'search', typeof Search, typeof SearchUse, 'search'> = {
  collection: 'search',
  slug: 'search',
  noun: 'search domain',
  about: 'OpenSearch domains by name.',
  entry: Search,
  use: SearchUse,
  defaults: 'search',
  codes,
  rules: {
    rules: [checkSearch, checkSearchOffers, checkAccess],
    landscapeRules: [checkLogSearch],
    neighbours,
    names: searchNames,
    networkNeeds: (environment) => eachNeeds('search', ['search'], environment.search),
    secretNeeds,
  },
  access: searchAccess,
  network: {
    ports: () => [HTTPS_PORT],
    zones: (search) => zonesOf(search),
    isTended: true,
    rules: groupRules,
  },
  leaving: { snapshot: false },
  terraform: { stacks: { data: addSearch }, tasks: searchTasks },
  platform: {
    compile: compileSearch,
    jobSecrets: searchJobSecrets,
    namespaces: searchNamespaces,
  },
  page: searchPage,
  checks: {
    places: [
      {
        type: 'aws_opensearch_domain',
        groupsAt: 'vpc_options.security_group_ids',
        subnetsAt: 'vpc_options.subnet_ids',
      },
    ],
  },
};

function neighbours({ search: domains }: Environment): readonly Neighbour[] {
  return Object.entries(domains).flatMap(([domain, { writers, mappedBy }]) => [
    ...Object.entries(writers).map(([key, name]) => ({
      name,
      path: ['search', domain, 'writers', key],
    })),
    ...(mappedBy === null ? [] : [{ name: mappedBy, path: ['search', domain, 'mappedBy'] }]),
  ]);
}

/** The Job reads the address from a secret, as services do, which ask for it themselves. */
function secretNeeds(environment: Environment): readonly Need[] {
  return unusedDomains(environment).map((key) => ({
    what: `the roles in search domain ${key}`,
    path: ['search', key],
  }));
}
