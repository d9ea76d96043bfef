// Logs that are searched in another environment: both ends, and the way between them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Landscape, neighbour, reachableFrom, writersOf } from '../../../model/landscape.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkLogSearch(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  return [...writingFaults(environment, landscape), ...silentWriters(environment, landscape)];
}

function writingFaults(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const { search } = environment.observability.logs;
  if (search === null) return [];
  const at = ['observability', 'logs', 'search'];
  const { environment: owner, domain } = search;
  const writer = pathOf(environment);
  const found = neighbour(landscape, owner).search[domain];
  if (!found) {
    const where = { path: [...at, 'domain'] };
    return [diagnostic('model/log-search-missing', { owner, domain }, where)];
  }
  const isListed = Object.values(found.writers).includes(writer);
  const isReached = reachableFrom(environment, landscape).some((other) => pathOf(other) === owner);
  const path = [...at, 'environment'];
  return [
    ...(isListed ? [] : [diagnostic('model/writer-unlisted', { owner, domain, writer }, { path })]),
    ...(isReached ? [] : [diagnostic('model/writer-unreachable', { owner, writer }, { path })]),
  ];
}

function silentWriters(environment: Environment, landscape: Landscape): readonly Diagnostic[] {
  const owner = pathOf(environment);
  return Object.keys(environment.search).flatMap((domain) =>
    writersOf(environment, domain, landscape)
      .filter(({ of }) => {
        const { search } = of.observability.logs;
        return search?.environment !== owner || search.domain !== domain;
      })
      .map(({ key, of }) => {
        const path = ['search', domain, 'writers', key];
        return diagnostic('model/writer-silent', { domain, writer: pathOf(of) }, { path });
      }),
  );
}
