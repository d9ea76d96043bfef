import { neighbour } from '../../model/landscape/landscape.ts';
import { secretName } from '../../model/naming/secrets.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addEndpointSecret } from '../../terraform/secret.ts';

/** The way to the domain of another environment, for the one thing that cannot read Terraform. */
export function addLogSearchSecret(module: RootModule): void {
  const { environment, landscape } = module;
  const { search } = environment.observability.logs;
  if (search === null) return;
  const owner = module.stateIn(neighbour(landscape, search.environment), 'data');
  addEndpointSecret(module, {
    key: 'log-search',
    name: secretName.logSearch(environment),
    description: `Address of the search domain that logs go to, in ${search.environment}`,
    origin: ['observability', 'logs', 'search'],
    values: { host: owner.entry('search_hosts', search.domain) },
  });
}
