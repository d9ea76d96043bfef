// Names of the environment variables that a service gets without writing them: from its edges, and the
// two that every service has. Both the apps room, which fills them, and a rule know them from here.
import type { Path } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../model/schema/environment.ts';
import { callVariables, namedPortVariables } from './call-variables.ts';
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
  if (!environment.services[service]) return [];
  const at = ['services', service];
  const fixed = [
    { name: 'PORT', origin: [...at, 'port'] },
    { name: 'AWS_REGION', origin: ['aws', 'region'] },
  ];
  return [
    ...fixed,
    ...namedPortVariables(environment, service),
    ...callVariables(environment, service),
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
