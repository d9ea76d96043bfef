// Environment variables that would hide one another.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { type DerivedVariable, derivedVariables } from '../../derived-variables.ts';

export function checkVariables(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([service, { env }]) => {
    const derived = derivedVariables(environment, service);
    return [...written(service, Object.keys(env), derived), ...ambiguous(service, derived)];
  });
}

function written(
  service: string,
  variables: readonly string[],
  derived: readonly DerivedVariable[],
): readonly Diagnostic[] {
  const names = new Set(derived.map(({ name }) => name));
  return variables
    .filter((variable) => names.has(variable))
    .map((variable) =>
      diagnostic(
        'model/variable-conflict',
        { service, variable },
        { path: ['services', service, 'env', variable], target: 'key' },
      ),
    );
}

function ambiguous(service: string, derived: readonly DerivedVariable[]): readonly Diagnostic[] {
  return findRepeats(derived, ({ name }) => name).map(([first, again]) => {
    const args = { service, variable: again.name, other: renderPath(first.origin) };
    return diagnostic('model/variable-ambiguous', args, { path: again.origin });
  });
}
