// Environment variables that would hide one another.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also, renderPath } from '../../../diagnostics/render-path.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { type DerivedVariable, derivedVariables } from '../../derived-variables.ts';

export function checkVariables(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([service, { env }]) => {
    const derived = derivedVariables(environment, service);
    return [...written(service, env, derived), ...ambiguous(service, derived)];
  });
}

function written(
  service: string,
  env: Readonly<Record<string, string>>,
  derived: readonly DerivedVariable[],
): readonly Diagnostic[] {
  const origins = new Map(derived.map(({ name, origin }) => [name, origin]));
  return Object.keys(env)
    .filter((variable) => origins.has(variable))
    .map((variable) => {
      const args = { service, variable, isSecret: isSecret(variable, env[variable] ?? '') };
      const path = ['services', service, 'env', variable];
      const where = { path, target: 'key', ...also(origins.get(variable)) } as const;
      return diagnostic('model/variable-conflict', args, where);
    });
}

function ambiguous(service: string, derived: readonly DerivedVariable[]): readonly Diagnostic[] {
  return findRepeats(derived, ({ name }) => name).map(([first, again]) => {
    const args = { service, variable: again.name, other: renderPath(first.origin) };
    return diagnostic('model/variable-ambiguous', args, {
      path: again.origin,
      ...also(first.origin),
    });
  });
}

/** By its name, or an address with a password in it. Without a value nothing is known. */
function isSecret(variable: string, value: string): boolean {
  const isNamed = /(KEY|TOKEN|SECRET|PASSWORD|PASSPHRASE|CREDENTIALS?)(_|$)/.test(variable);
  return value !== '' && (isNamed || /:\/\/[^/\s:@]*:[^/\s@]+@/.test(value));
}
