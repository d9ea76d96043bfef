import type { Environment } from '../../model/schema/environment.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Neighbour } from '../contract/rules-part.ts';
import type { Kind } from '../kind.ts';
import { searchAccess } from './access.ts';
import { codes } from './codes.ts';
import { checkLogSearch } from './log-search.ts';
import { searchNames } from './names.ts';
import { searchPage } from './page.ts';
import { checkSearch } from './rules.ts';
import { Search, SearchUse } from './schema.ts';
import { addSearch } from './terraform.ts';
import { writerRules } from './writer-rules.ts';

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
    rules: [checkSearch],
    landscapeRules: [checkLogSearch],
    neighbours: writers,
    names: searchNames,
    networkNeeds: (environment) => eachNeeds('search', ['search'], environment.search),
  },
  access: searchAccess,
  network: { ports: () => [HTTPS_PORT], rules: writerRules },
  terraform: { stacks: { data: addSearch } },
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

function writers({ search: domains }: Environment): readonly Neighbour[] {
  return Object.entries(domains).flatMap(([domain, { writers: listed }]) =>
    Object.entries(listed).map(([key, name]) => ({
      name,
      path: ['search', domain, 'writers', key],
    })),
  );
}
