// Who may have no pods at all while nothing happens, and which keys of autoscaling then say something.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import type { Autoscaling } from '../../../model/schema/services/autoscaling.ts';
import { callersOf } from '../../../model/services/calls.ts';
import { exposuresOf } from '../../../model/services/edges.ts';

export function checkScaleToZero(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const { autoscaling } = service;
    if (autoscaling === null) return [];
    const found = idleKeys(key, autoscaling);
    return autoscaling.scaleToZero
      ? [...found, ...obstacles(environment, key, service, autoscaling)]
      : found;
  });
}

function hasTriggers({ triggers }: Autoscaling): boolean {
  return Object.keys(triggers ?? {}).length > 0;
}

/** What makes pods go that somebody waits for, or never come back. */
function obstacles(
  environment: Environment,
  service: string,
  { ingress, rollout }: Service,
  autoscaling: Autoscaling,
): readonly Diagnostic[] {
  const path = ['services', service, 'autoscaling', 'scaleToZero'];
  if (!hasTriggers(autoscaling)) {
    return [diagnostic('model/scale-to-zero-unwoken', { service }, { path })];
  }
  const callers = [
    ...callersOf(environment, service).map((caller) => `service ${caller}`),
    ...exposuresOf(environment, service).map(({ target }) => `target ${target}`),
    ...(ingress === null ? [] : ['its ingress']),
  ];
  const [by] = callers;
  return [
    ...(by === undefined
      ? []
      : [diagnostic('model/scale-to-zero-called', { service, by }, { path })]),
    ...(rollout.strategy === 'rolling'
      ? []
      : [
          diagnostic(
            'model/scale-to-zero-rollout',
            { service, strategy: rollout.strategy },
            { path },
          ),
        ]),
  ];
}

function idleKeys(service: string, autoscaling: Autoscaling): readonly Diagnostic[] {
  const { cooldownSeconds, pollingSeconds, scaleToZero } = autoscaling;
  const keys = [
    ...(cooldownSeconds !== null && !scaleToZero
      ? [{ key: 'cooldownSeconds', needs: 'scaleToZero: true' }]
      : []),
    ...(pollingSeconds !== null && !hasTriggers(autoscaling)
      ? [{ key: 'pollingSeconds', needs: 'triggers' }]
      : []),
  ];
  return keys.map(({ key, needs }) =>
    diagnostic(
      'model/scaling-key-idle',
      { service, key, needs },
      { path: ['services', service, 'autoscaling', key] },
    ),
  );
}
