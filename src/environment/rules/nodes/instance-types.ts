// Is there such an instance type, where it is asked for, and can it be a node?
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { EC2_REGIONS_AS_OF, EC2_TYPES_AS_OF, isOfferedIn } from '../../../facts/ec2-instances.ts';
import {
  architectureOf,
  foreignAccelerator,
  instanceType,
  likeInstanceType,
  nearestType,
  runsAmazonLinux,
  standingOf,
} from '../../../model/nodes/instance-types.ts';
import type { Nodes } from '../../../model/nodes/placement.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkInstanceTypes(environment: Environment): readonly Diagnostic[] {
  const { cluster, network } = environment;
  const bastion = network?.bastion ?? null;
  return [
    ...(bastion === null
      ? []
      : ofType(environment, bastion.instanceType, ['network', 'bastion', 'instanceType'])),
    ...Object.entries(cluster?.nodeGroups ?? {}).flatMap(([key, nodes]) =>
      ofNodes(environment, ['cluster', 'nodeGroups', key], nodes),
    ),
    ...Object.entries(cluster?.nodePools ?? {}).flatMap(([key, nodes]) =>
      ofNodes(environment, ['cluster', 'nodePools', key], nodes),
    ),
  ];
}

function ofNodes(environment: Environment, at: Path, nodes: Nodes): readonly Diagnostic[] {
  const path = [...at, 'instanceTypes'];
  return [
    ...mixed(path, nodes),
    ...halfWithGpus(path, nodes),
    ...nodes.instanceTypes.flatMap((type, index) => {
      const place = [...path, index];
      const found = ofType(environment, type, place);
      return found.some(({ severity }) => severity === 'error')
        ? found
        : [...found, ...sizeOf(type, place), ...devicesOf(type, place)];
    }),
  ];
}

/** One image, one label and one set of limits serve all of them. */
function mixed(path: Path, { instanceTypes }: Nodes): readonly Diagnostic[] {
  const [first = ''] = instanceTypes.filter(exists);
  const other = instanceTypes.findIndex(
    (type) => exists(type) && architectureOf(type) !== architectureOf(first),
  );
  const type = instanceTypes[other];
  if (type === undefined) return [];
  const args = {
    nodes: String(path[2]),
    ...{ first, firstArchitecture: architectureOf(first) },
    ...{ type, architecture: architectureOf(type) },
  };
  return [diagnostic('model/node-architectures', args, { path: [...path, other] })];
}

/** The image and the taint of nodes with GPUs are for all of them. */
function halfWithGpus(path: Path, { instanceTypes }: Nodes): readonly Diagnostic[] {
  const hasGpus = (type: string) => (instanceType(type)?.gpus ?? 0) > 0;
  const type = instanceTypes.find(
    (each) => !hasGpus(each) && exists(each) && foreignAccelerator(each) === undefined,
  );
  if (type === undefined || !instanceTypes.some(hasGpus)) return [];
  const args = { nodes: String(path[2]), type };
  const at = { path: [...path, instanceTypes.indexOf(type)] };
  return [diagnostic('model/node-gpus-mixed', args, at)];
}

function exists(type: string): boolean {
  return standingOf(type) !== 'absent';
}

function ofType({ aws }: Environment, type: string, path: Path): readonly Diagnostic[] {
  if (!exists(type)) {
    const args = {
      ...{ type, asOf: EC2_TYPES_AS_OF },
      ...{ nearest: nearestType(type) ?? null, like: likeInstanceType(type) ?? null },
    };
    return [diagnostic('model/instance-type-absent', args, { path })];
  }
  if (!runsAmazonLinux(type)) return [diagnostic('model/instance-type-unfit', { type }, { path })];
  // The regions of what we do not know are not known either.
  if (standingOf(type) === 'newer' || isOfferedIn(aws.region, type) !== false) return [];
  const args = { type, region: aws.region, asOf: EC2_REGIONS_AS_OF };
  return [diagnostic('model/instance-type-region', args, { path })];
}

function sizeOf(type: string, path: Path): readonly Diagnostic[] {
  if (standingOf(type) === 'known') return [];
  const [, collection, key] = path;
  const args = { type, asOf: EC2_TYPES_AS_OF };
  return [
    collection === 'nodePools'
      ? diagnostic('model/node-pool-type-unknown', { ...args, pool: String(key) }, { path })
      : diagnostic('model/instance-type-unknown', args, { path }),
  ];
}

function devicesOf(type: string, path: Path): readonly Diagnostic[] {
  const accelerator = foreignAccelerator(type);
  if (accelerator === undefined) return [];
  return [diagnostic('model/instance-type-accelerator', { type, accelerator }, { path })];
}
