// A strict mesh refuses callers that are not in it, and not every ingress controller can be.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { consumerAt } from '../../../model/services/consumers.ts';
import { sideContainersOf } from '../../../model/services/containers.ts';
import { callersOutside, isMeshed, joinsMesh, OF_SIDECAR } from '../../../model/services/mesh.ts';
import { portsOf, transportOf } from '../../../model/services/ports.ts';

export function checkMesh(environment: Environment): readonly Diagnostic[] {
  return [
    ...outsideCallers(environment),
    ...joiningIngress(environment),
    ...Object.entries(environment.services)
      .filter(([key]) => isMeshed(environment, key))
      .flatMap(([key, service]) => reserved(key, service)),
  ];
}

interface Claimed {
  readonly what: string;
  /** Below the service. */
  readonly path: Path;
  readonly target?: 'key' | 'value';
}

/** Ports, users and names that the sidecar of its pods has. */
function reserved(service: string, input: Service): readonly Diagnostic[] {
  return [...ports(input), ...users(input), ...names(service, input)].map(
    ({ what, path, target = 'value' }) => {
      const where = { path: ['services', service, ...path], target } as const;
      return diagnostic('model/mesh-reserved', { service, what }, where);
    },
  );
}

function ports(input: Service): readonly Claimed[] {
  const own = portsOf(input)
    .filter((port) => transportOf(port) === 'TCP')
    .map(({ port, isMain, path }) => ({ port, path: isMain ? path : [...path, 'port'] }));
  const beside = Object.entries(input.sidecars).flatMap(([name, { health }]) =>
    health === null ? [] : [{ port: health.port, path: ['sidecars', name, 'health', 'port'] }],
  );
  return [...own, ...beside]
    .filter(({ port }) => OF_SIDECAR.ports.some((taken) => taken === port))
    .map(({ port, path }) => ({ what: `port ${port}`, path }));
}

/** Init containers run as that user to get past the sidecar, and know why. */
function users({ runAsUser, sidecars }: Service): readonly Claimed[] {
  const all = [
    { user: runAsUser, path: ['runAsUser'] },
    ...Object.entries(sidecars).map(([name, sidecar]) => ({
      user: sidecar.runAsUser,
      path: ['sidecars', name, 'runAsUser'],
    })),
  ];
  return all
    .filter(({ user }) => user === OF_SIDECAR.user)
    .map(({ path }) => ({ what: `user ${OF_SIDECAR.user}`, path }));
}

function names(service: string, input: Service): readonly Claimed[] {
  const all = [{ name: service, path: [] }, ...sideContainersOf(input)];
  return all
    .filter(({ name }) => OF_SIDECAR.containers.some((taken) => taken === name))
    .map(({ name, path }) => ({ what: `container name ${name}`, path, target: 'key' }));
}

function joiningIngress(environment: Environment): readonly Diagnostic[] {
  const { mesh, ingress } = environment;
  if (mesh?.ingress !== true || joinsMesh(environment)) return [];
  const controller = ingress?.controller ?? 'none';
  return [
    diagnostic('model/mesh-ingress-unsupported', { controller }, { path: ['mesh', 'ingress'] }),
  ];
}

function outsideCallers(environment: Environment): readonly Diagnostic[] {
  if (environment.mesh?.mutualTls !== 'strict') return [];
  const path = ['mesh', 'namespaces'];
  return Object.keys(environment.services)
    .filter((service) => isMeshed(environment, service))
    .flatMap((service) =>
      callersOutside(environment, service).map((caller) => {
        const namespace = consumerAt(environment, caller)?.namespace ?? '';
        const joins = Object.hasOwn(environment.namespaces, namespace) ? namespace : null;
        const args = { service, caller, namespace: joins };
        return diagnostic('model/mesh-caller-outside', args, { path });
      }),
    );
}
