// Logs that are searched in another environment: both ends, and the way between them.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type Connection, checkBothEnds } from '../../model/landscape/both-ends.ts';
import { type Landscape, neighbour, reachableFrom } from '../../model/landscape/landscape.ts';
import { pathOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';

const AT = ['observability', 'logs', 'search'];

const WRITING: Connection = {
  naming: {
    ends: ({ observability: { logs } }) => {
      if (logs.search === null) return [];
      const { environment: other, domain: thing } = logs.search;
      return [{ other, thing, path: [...AT, 'environment'] }];
    },
    fault: ({ other: owner, thing: domain = '' }, _, { search }) =>
      search[domain]
        ? undefined
        : report('model/log-search-missing', { owner, domain }, { path: [...AT, 'domain'] }),
    unanswered: ({ other: owner, thing: domain = '', path }, writer) =>
      report('model/writer-unlisted', { owner, domain, writer }, { path }),
  },
  listing: {
    ends: ({ search }) =>
      Object.entries(search).flatMap(([thing, { writers }]) =>
        Object.entries(writers).map(([key, other]) => ({
          other,
          thing,
          path: ['search', thing, 'writers', key],
        })),
      ),
    unanswered: ({ other: writer, thing: domain = '', path }) =>
      report('model/writer-silent', { domain, writer }, { path }),
  },
};

/** Of the writers, the one whose Job gives roles to all of them. */
const MAPPING: Connection = {
  naming: {
    ends: ({ observability: { logs } }) =>
      logs.search?.mapsRoles
        ? [
            {
              other: logs.search.environment,
              thing: logs.search.domain,
              path: [...AT, 'mapsRoles'],
            },
          ]
        : [],
    unanswered: ({ other: owner, thing: domain = '', path }, mapper) =>
      report('model/mapper-unlisted', { owner, domain, mapper }, { path }),
  },
  listing: {
    ends: ({ search }) =>
      Object.entries(search).flatMap(([thing, { mappedBy }]) =>
        mappedBy === null ? [] : [{ other: mappedBy, thing, path: ['search', thing, 'mappedBy'] }],
      ),
    unanswered: ({ other: mapper, thing: domain = '', path }) =>
      report('model/mapper-silent', { domain, mapper }, { path }),
  },
};

export function checkLogSearch(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const writing = checkBothEnds(WRITING, environment, landscape);
  return [
    // Who is no writer cannot give roles either; one fault is told once.
    ...(writing.length > 0 ? writing : checkBothEnds(MAPPING, environment, landscape)),
    ...unreachable(environment, landscape),
  ];
}

function unreachable(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { search } = environment.observability.logs;
  if (search === null) return [];
  const { environment: owner, domain } = search;
  const isReached = reachableFrom(environment, landscape).some((other) => pathOf(other) === owner);
  if (isReached || !neighbour(landscape, owner).search[domain]) return [];
  const path = [...AT, 'environment'];
  return [report('model/writer-unreachable', { owner, writer: pathOf(environment) }, { path })];
}
