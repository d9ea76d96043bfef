// The containers of a pod beside that of its service, in the order in which they start, and what they ask for.
import { memoryBytes, milliCpu } from '../quantity.ts';
import type { Service } from '../schema/environment.ts';
import type { InitContainer, Sidecar } from '../schema/services/containers.ts';

export interface SideContainer {
  readonly name: string;
  /** Whether it goes on running beside the others. */
  readonly isSidecar: boolean;
  readonly container: InitContainer | Sidecar;
  readonly health: Sidecar['health'];
  /** Below the service. */
  readonly path: readonly string[];
}

type Contained = Pick<Service, 'initContainers' | 'sidecars'>;

/** Of one order, sidecars first; then by name. */
export function sideContainersOf({
  initContainers,
  sidecars,
}: Contained): readonly SideContainer[] {
  const all: readonly SideContainer[] = [
    ...Object.entries(sidecars).map(([name, container]) => ({
      ...{ name, container, isSidecar: true, health: container.health },
      path: ['sidecars', name],
    })),
    ...Object.entries(initContainers).map(([name, container]) => ({
      ...{ name, container, isSidecar: false, health: null },
      path: ['initContainers', name],
    })),
  ];
  return all.toSorted(
    (a, b) =>
      a.container.order - b.container.order ||
      Number(b.isSidecar) - Number(a.isSidecar) ||
      (a.name < b.name ? -1 : 1),
  );
}

export interface Requests {
  readonly cpu: number;
  readonly memory: number;
}

/**
 * What the scheduler keeps free for one pod: all that run together, or more where an init container asks for
 * it. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podRequests(service: Service): Requests {
  return {
    cpu: requested(service, 'cpu', milliCpu),
    memory: requested(service, 'memory', memoryBytes),
  };
}

function requested(
  service: Service,
  resource: 'cpu' | 'memory',
  measure: (quantity: string) => number,
): number {
  let running = 0;
  let most = 0;
  for (const { isSidecar, container } of sideContainersOf(service)) {
    const amount = measure(container.resources.requests[resource]);
    if (isSidecar) running += amount;
    else most = Math.max(most, running + amount);
  }
  return Math.max(most, running + measure(service.resources.requests[resource]));
}

/** What containers of a pod may mount, by the key that they name it with. */
export interface Mountable {
  readonly name: string;
  readonly of: 'claims' | 'files' | 'scratch' | 'volumes';
}

export function mountablesOf({
  claims,
  files,
  scratch,
  volumes,
}: Pick<Service, Mountable['of']>): readonly Mountable[] {
  return Object.entries({ claims, files, scratch, volumes }).flatMap(([of, entries]) =>
    Object.keys(entries).map((name) => ({ name, of: of as Mountable['of'] })),
  );
}
