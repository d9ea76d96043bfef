// Containers beside that of a service: told apart by name, in one order, on ports of their own.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { memoryBytes, milliCpu } from '../../../model/quantity.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { mountablesOf, sideContainersOf } from '../../../model/services/containers.ts';
import { portsOf } from '../../../model/services/ports.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';

const MEASURE = { cpu: milliCpu, memory: memoryBytes } as const;

export function checkContainers({ services }: Environment): readonly Diagnostic[] {
  return Object.entries(services).flatMap(([key, service]) => [
    ...names(key, service),
    ...orders(key, service),
    ...ports(key, service),
    ...ambiguous(key, service),
    ...requests(key, service),
    ...repeating(key, service),
  ]);
}

function names(service: string, input: Service): readonly Diagnostic[] {
  const all = [{ name: service, path: [] }, ...sideContainersOf(input).toSorted(byWritten)];
  return findRepeats(all, ({ name }) => name).map(([first, { name, path }]) => {
    const other = also(['services', service, ...first.path], { target: 'key' });
    const where = { path: ['services', service, ...path], target: 'key', ...other } as const;
    return diagnostic('model/container-name', { service, container: name }, where);
  });
}

/** Init containers before sidecars, as the reference has them. */
function byWritten(a: { readonly isSidecar: boolean }, b: { readonly isSidecar: boolean }): number {
  return Number(a.isSidecar) - Number(b.isSidecar);
}

function orders(service: string, { initContainers }: Service): readonly Diagnostic[] {
  return findRepeats(Object.entries(initContainers), ([, { order }]) => String(order)).map(
    ([[other], [container, { order }]]) => {
      const path = ['services', service, 'initContainers', container, 'order'];
      return diagnostic('model/container-order', { service, container, other, order }, { path });
    },
  );
}

/** Containers of a pod share its address. */
function ports(service: string, input: Service): readonly Diagnostic[] {
  const taken = [
    ...portsOf(input).map(({ port }) => ({ port, by: 'the service itself', path: ['port'] })),
    ...Object.entries(input.sidecars).flatMap(([name, { health }]) =>
      health === null
        ? []
        : [
            {
              port: health.port,
              by: `sidecar ${name}`,
              path: ['sidecars', name, 'health', 'port'],
            },
          ],
    ),
  ];
  return findRepeats(taken, ({ port }) => String(port))
    .filter(([, { path }]) => path.length > 1)
    .map(([first, { port, by, path }]) => {
      const args = { service, port, by, other: first.by };
      const where = also(['services', service, ...first.path]);
      return diagnostic('model/container-port', args, {
        path: ['services', service, ...path],
        ...where,
      });
    });
}

/** A key of two collections, where a container mounts it. */
function ambiguous(service: string, input: Service): readonly Diagnostic[] {
  const mountables = mountablesOf(input);
  return sideContainersOf(input).flatMap(({ name, container, path }) =>
    Object.keys(container.mounts).flatMap((volume) => {
      const found = mountables.filter((each) => each.name === volume).map(({ of }) => of);
      if (found.length < 2) return [];
      const args = { service, container: name, volume, found: found.join(' and ') };
      const where = { path: ['services', service, ...path, 'mounts', volume] };
      return [diagnostic('model/mount-ambiguous', args, { ...where, target: 'key' })];
    }),
  );
}

/** With the image of the service and nothing of its own to run. */
function repeating(service: string, input: Service): readonly Diagnostic[] {
  if (input.command !== null || input.args.length > 0) return [];
  return sideContainersOf(input)
    .filter(({ container: { image, command, args } }) => !image && !command && args.length === 0)
    .map(({ name, path }) => {
      const where = { path: ['services', service, ...path], target: 'key' } as const;
      return diagnostic('model/container-repeats', { service, container: name }, where);
    });
}

function requests(service: string, input: Service): readonly Diagnostic[] {
  return sideContainersOf(input).flatMap(({ name, container, path }) =>
    (['cpu', 'memory'] as const).flatMap((resource) => {
      const request = container.resources.requests[resource];
      const limit = container.resources.limits[resource];
      if (MEASURE[resource](request) <= MEASURE[resource](limit)) return [];
      const args = { service, container: name, resource, request, limit };
      const at = ['services', service, ...path, 'resources', 'requests', resource];
      const limits = also(['services', service, ...path, 'resources', 'limits', resource]);
      return [diagnostic('model/container-request', args, { path: at, ...limits })];
    }),
  );
}
