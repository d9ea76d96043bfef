// The shape of the edges: self-references, services that stand alone, origins and behaviors.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { isIngressed } from '../../model/edge/ingress.ts';
import type { Environment, Uses } from '../../model/schema/environment.ts';
import { callersOf, callsOf } from '../../model/services/calls.ts';
import { usesAny } from '../../model/services/consumers.ts';
import { exposuresOf } from '../../model/services/edges.ts';

export function checkEdges(environment: Environment): readonly Diagnostic[] {
  return [
    ...Object.entries(environment.services).flatMap(([key, { uses }]) => [
      ...selfReference(key, uses),
      ...isolation(environment, key, uses),
    ]),
    ...Object.keys(environment.edge.distributions).flatMap((key) =>
      distributionShape(environment, key),
    ),
  ];
}

function selfReference(service: string, uses: Uses): readonly Diagnostic[] {
  return callsOf(uses)
    .filter(({ callee }) => callee === service)
    .map(({ path, target }) =>
      diagnostic(
        'model/self-reference',
        { service },
        { path: ['services', service, 'uses', ...path], target },
      ),
    );
}

function isolation(environment: Environment, service: string, uses: Uses): readonly Diagnostic[] {
  const usesNothing = !usesAny({ uses });
  const isExplained = [`services.${service}`, `services.${service}.uses`].some((path) =>
    Object.hasOwn(environment.deviations, path),
  );
  const isReached =
    callersOf(environment, service).length > 0 ||
    exposuresOf(environment, service).length > 0 ||
    isIngressed(environment, service);
  if (!usesNothing || isReached || isExplained) return [];
  const where = { path: ['services', service], target: 'key' } as const;
  return [diagnostic('model/isolated-service', { service }, where)];
}

function distributionShape({ edge }: Environment, key: string): readonly Diagnostic[] {
  const distribution = edge.distributions[key];
  if (!distribution) return [];
  const at = ['edge', 'distributions', key];
  const origins = Object.entries(distribution.origins).flatMap(([name, origin]) => {
    const count = [origin.bucket, origin.loadBalancer].filter((side) => side !== null).length;
    if (count === 1) return [];
    const found = count === 0 ? 'neither' : 'both';
    const where = { path: [...at, 'origins', name], target: 'key' } as const;
    return [diagnostic('model/origin-ambiguous', { origin: name, found }, where)];
  });
  const defaults = Object.values(distribution.behaviors).filter(({ path }) => path === null).length;
  if (defaults === 1) return origins;
  const where = { path: [...at, 'behaviors'], target: 'key' } as const;
  const args = { distribution: key, found: defaults };
  return [...origins, diagnostic('model/default-behavior', args, where)];
}
