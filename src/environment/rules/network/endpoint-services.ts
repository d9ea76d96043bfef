// Interface endpoints: of services that have one, and that answer under the name that pods call.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { endpointServices } from '../../../facts/endpoint-services.ts';
import { checkLikelyName } from '../../../model/offers.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Their interface endpoints have no private DNS name, which those that we make ask for.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-streams.html */
const NAMELESS: Readonly<Record<string, 'gateway' | 'none'>> = {
  dynamodb: 'gateway',
  'dynamodb-streams': 'none',
};

export function checkEndpointServices({ network }: Environment): readonly Diagnostic[] {
  if (network === null) return [];
  const made = named(network.endpoints.interface, ['network', 'endpoints', 'interface']);
  const standing = named(network.existing?.endpoints ?? [], ['network', 'existing', 'endpoints']);
  return [
    ...[...made, ...standing].flatMap(({ name, path }) =>
      checkLikelyName({
        what: 'endpoint service',
        name: name.replace(/-fips$/, ''),
        offer: endpointServices,
        path,
      }),
    ),
    ...made.flatMap(({ name: service, path }) => {
      const way = NAMELESS[service];
      return way === undefined
        ? []
        : [diagnostic('model/endpoint-nameless', { service, way }, { path })];
    }),
  ];
}

function named(names: readonly string[], path: Path) {
  return names.map((name, index) => ({ name, path: [...path, index] }));
}
