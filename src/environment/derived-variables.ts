// Names of the environment variables that a service gets without writing them: from its edges, and the
// two that every service has. Both the apps room, which fills them, and a rule know them from here.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../model/schema/environment.ts';
import { storeVariable, upperSnake } from '../model/services/variables.ts';
import { edgesOf } from './edges.ts';

export interface DerivedVariable {
  readonly name: string;
  /** What it is derived from. */
  readonly origin: Path;
}

/** Settings of OpenTelemetry are not among them: a written one may take their place. */
export function derivedVariables(
  environment: Environment,
  service: string,
): readonly DerivedVariable[] {
  const definition = environment.services[service];
  if (!definition) return [];
  const { uses } = definition;
  const at = ['services', service];
  const fixed = [
    { name: 'PORT', origin: [...at, 'port'] },
    { name: 'AWS_REGION', origin: ['aws', 'region'] },
  ];
  const callees = uses.services.map((callee, index) => ({
    name: `${upperSnake(callee)}_URL`,
    origin: [...at, 'uses', 'services', index],
  }));
  return [
    ...fixed,
    ...callees,
    ...storeVariables(environment, service),
    ...grantedVariables(environment, service),
  ];
}

function grantedVariables(environment: Environment, service: string): readonly DerivedVariable[] {
  return edgesOf(environment, service).flatMap(({ kind, edge }) => {
    const { secrets = [], variables = {} } = kind.access?.(edge) ?? {};
    const names = [...secrets.map(({ variable }) => variable), ...Object.keys(variables)];
    return names.map((name) => ({ name, origin: edge.origin }));
  });
}

interface StoreUse {
  readonly key: 'databases' | 'documentDatabases';
  readonly stores: readonly string[];
  readonly namesOf: (store: string) => readonly string[];
}

function storeVariables(environment: Environment, service: string): readonly DerivedVariable[] {
  const uses = environment.services[service]?.uses;
  if (!uses) return [];
  const storeUses: readonly StoreUse[] = [
    { key: 'databases', stores: Object.keys(uses.databases), namesOf: () => ['DATABASE_URL'] },
    {
      key: 'documentDatabases',
      stores: Object.keys(uses.documentDatabases),
      namesOf: () => ['MONGODB_URL'],
    },
  ];
  return storeUses.flatMap(({ key, stores, namesOf }) =>
    stores.flatMap((store, index) =>
      namesOf(store).map((name) => ({
        name: storeVariable(stores, store, name),
        origin: ['services', service, 'uses', key, Array.isArray(uses[key]) ? index : store],
      })),
    ),
  );
}
