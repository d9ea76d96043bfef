// Places in the file system of a container: each is taken once, and nothing hides what is mounted below.

import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { also } from '../../../diagnostics/render-path.ts';
import { AUTHORITY_FOLDER } from '../../../model/kubernetes/authority.ts';
import { nodesOf, takes } from '../../../model/nodes/placement.ts';
import { memoryBytes } from '../../../model/quantity.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import { type SideContainer, sideContainersOf } from '../../../model/services/containers.ts';
import { nodeDiskSizes } from '../../../model/services/disks.ts';
import { TEMPORARY } from '../../../model/services/temporary.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { grantsOf } from '../../edges.ts';

const GIB = 1024 ** 3;

const AUTHORITY = 'the folder with the authorities of RDS';

interface Taken {
  /** Such as `scratch data`. */
  readonly what: string;
  readonly path: string;
  readonly origin: Path;
}

export function checkMounts(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.services).flatMap(([service, input]) => {
    const taken = takenBy(environment, service, input);
    return [
      ...taken.flatMap((each) => reserved(service, each)),
      ...twice(service, taken),
      ...taken.flatMap((each) => hidden(service, each, taken)),
      ...sideContainersOf(input).flatMap((side) => beside(service, side)),
      ...room(environment, service, input),
      ...nowhere(service, input),
    ];
  });
}

function nowhere(service: string, input: Service): readonly Diagnostic[] {
  const mounted = sideContainersOf(input).flatMap(({ container }) => Object.keys(container.mounts));
  return Object.entries(input.volumes)
    .filter(([volume, { path }]) => path === null && !mounted.includes(volume))
    .map(([volume]) => {
      const where = { path: ['services', service, 'volumes', volume], target: 'key' } as const;
      return diagnostic('model/volume-unmounted', { service, volume }, where);
    });
}

/** In containers beside that of the service. */
function beside(service: string, { name, container, path: at }: SideContainer) {
  const mounts = Object.entries(container.mounts).map(([volume, { path }]) => ({
    ...{ what: `${volume} in ${name}`, path },
    origin: ['services', service, ...at, 'mounts', volume, 'path'],
  }));
  const taken = [{ what: `the /tmp of ${name}`, path: TEMPORARY.path, origin: [] }, ...mounts];
  return [
    ...taken.flatMap((each) => reserved(service, each)),
    ...twice(service, taken),
    ...taken.flatMap((each) => hidden(service, each, taken)),
  ];
}

/** What is written in the environment comes after what is always there. */
function takenBy(
  environment: Environment,
  service: string,
  { scratch, files, volumes, claims: disks }: Service,
): readonly Taken[] {
  const at = ['services', service];
  const grants = grantsOf(environment, service);
  const claims = grants.flatMap(({ mounts = [] }) => mounts);
  const isClient = grants.some(({ isSignedByRds = false }) => isSignedByRds);
  return [
    { what: 'the folder that every service has', path: TEMPORARY.path, origin: [] },
    ...(isClient ? [{ what: AUTHORITY, path: AUTHORITY_FOLDER, origin: [] }] : []),
    ...claims.map(({ claim, path, origin }) => ({ what: `claim ${claim}`, path, origin })),
    ...Object.entries(scratch).map(([name, { path }]) => ({
      ...{ what: `scratch ${name}`, path },
      origin: [...at, 'scratch', name, 'path'],
    })),
    ...Object.entries(disks).map(([name, { path }]) => ({
      ...{ what: `claim ${name}`, path },
      origin: [...at, 'claims', name, 'path'],
    })),
    ...Object.entries(volumes).flatMap(([name, { path }]) =>
      path === null
        ? []
        : [{ what: `volume ${name}`, path, origin: [...at, 'volumes', name, 'path'] }],
    ),
    ...Object.entries(files).map(([name, { path }]) => ({
      ...{ what: `file ${name}`, path },
      origin: [...at, 'files', name, 'path'],
    })),
  ];
}

function twice(service: string, taken: readonly Taken[]): readonly Diagnostic[] {
  return findRepeats(taken, ({ path }) => path).map(([first, { what, path, origin }]) => {
    const args = { service, what, path, other: first.what };
    return diagnostic('model/mount-taken', args, { path: origin, ...also(first.origin) });
  });
}

/** The runtime mounts the outer one first, so that the inner one hides what the outer one has there. */
function hidden(service: string, inner: Taken, taken: readonly Taken[]): readonly Diagnostic[] {
  const outer = taken.find(({ path }) => inner.path.startsWith(`${path}/`));
  // One around the system is reported as such.
  if (outer === undefined || isReserved(outer)) return [];
  const { what, path } = inner;
  const args = { service, what, path, other: outer.what, above: outer.path };
  const [written, second] = [inner, outer].filter(({ origin }) => origin.length > 0);
  const where = { path: written?.origin ?? [], ...also(second?.origin) };
  return [diagnostic('model/mount-nested', args, where)];
}

/** Kernel, devices, and what the kubelet writes; /dev/shm is memory that programs may share. */
const SYSTEM = /^\/(proc|sys|dev(?!\/shm(\/|$))|etc\/(hosts|hostname|resolv\.conf))(\/|$)/;
/** What no image runs without. */
const VITAL = /^\/(bin|etc|lib|lib64|sbin|usr|usr\/(bin|lib|local|sbin))$/;

function isReserved({ path }: Taken): boolean {
  return SYSTEM.test(path) || VITAL.test(path);
}

function reserved(service: string, taken: Taken): readonly Diagnostic[] {
  if (!isReserved(taken)) return [];
  const { what, path, origin } = taken;
  return [diagnostic('model/mount-reserved', { service, what, path }, { path: origin })];
}

/** What is left of the disk of a node for pods: the kubelet keeps a tenth, and images and logs take some.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#hard-eviction-thresholds */
const USABLE = 0.8;

function room(environment: Environment, service: string, input: Service): readonly Diagnostic[] {
  const { cluster } = environment;
  const asked = nodeDiskSizes(input).reduce((sum, size) => sum + memoryBytes(size), 0);
  if (asked === 0 || cluster === null) return [];
  const disks = nodesOf(cluster)
    .filter((nodes) => takes(environment, nodes, input))
    .map(({ diskGb }) => diskGb);
  const largest = Math.max(0, ...disks);
  // No node at all is reported as such.
  if (disks.length === 0 || asked <= largest * USABLE * GIB) return [];
  const args = { service, asked: `${(asked / GIB).toFixed(1)} GiB`, disk: `${largest} GiB` };
  const collection = Object.keys(input.scratch).length > 0 ? 'scratch' : 'volumes';
  const where = { path: ['services', service, collection], target: 'key' } as const;
  return [diagnostic('model/scratch-over-disk', args, where)];
}
