// Do the pods fit the smallest cluster, and the subnets the largest one?
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { rangeOf } from '../cidr.ts';
import {
  allocatableBytes,
  allocatableMilliCpu,
  type InstanceType,
  instanceTypes,
} from '../instance-types.ts';
import { memoryBytes, milliCpu } from '../quantity.ts';
import type { Cluster, NodeGroup } from '../schema/cluster.ts';
import type { Environment } from '../schema/environment.ts';
import type { Network } from '../schema/network.ts';

const GIB = 1024 ** 3;
/** AWS keeps the first four and the last address of a subnet. */
const SUBNET_RESERVED = 5;
/** The warm pool the CNI keeps on a node by default: one whole interface. */
const DEFAULT_WARM_ADDRESSES = 15;

interface SizedGroup {
  readonly group: NodeGroup;
  /** Any of them may come. */
  readonly types: readonly InstanceType[];
}

export function checkCapacity(environment: Environment): readonly Diagnostic[] {
  const { cluster, network } = environment;
  if (cluster === null) return [];
  const groups = Object.entries(cluster.nodeGroups);
  const ranges = groups
    .filter(([, { min, max }]) => min > max)
    .map(([group, { min, max }]) =>
      diagnostic(
        'model/node-range',
        { group, min, max },
        { path: ['cluster', 'nodeGroups', group, 'min'] },
      ),
    );
  const unknown = groups.flatMap(([key, { instanceTypes: names }]) =>
    names.flatMap((type, index) =>
      instanceTypes[type]
        ? []
        : [
            diagnostic(
              'model/instance-type-unknown',
              { type },
              { path: ['cluster', 'nodeGroups', key, 'instanceTypes', index] },
            ),
          ],
    ),
  );
  const sized = groups
    .filter(([, group]) => takesServices(group))
    .map(([, group]) => ({
      group,
      types: group.instanceTypes.flatMap((name) => instanceTypes[name] ?? []),
    }));
  return [
    ...ranges,
    ...(unknown.length > 0 ? unknown : minimum(environment, sized)),
    ...(network === null ? [] : addresses(environment, cluster, network)),
  ];
}

/** Pods of services tolerate no taint. */
function takesServices({ taints }: NodeGroup): boolean {
  return Object.values(taints).every(({ effect }) => effect === 'PreferNoSchedule');
}

function minimum(environment: Environment, groups: readonly SizedGroup[]): readonly Diagnostic[] {
  const services = Object.values(environment.services);
  const supply = (of: (type: InstanceType) => number) =>
    groups.reduce((total, { group, types }) => total + group.min * Math.min(...types.map(of)), 0);
  const demand = (of: (service: (typeof services)[number]) => number) =>
    services.reduce((total, service) => total + service.replicas * of(service), 0);
  const nodes = groups.reduce((total, { group }) => total + group.min, 0);
  const questions = [
    {
      resource: 'CPU',
      needed: demand(({ resources }) => milliCpu(resources.requests.cpu)),
      available: supply(allocatableMilliCpu),
      show: (value: number) => `${(value / 1000).toFixed(1)} vCPU`,
    },
    {
      resource: 'memory',
      needed: demand(({ resources }) => memoryBytes(resources.requests.memory)),
      available: supply(allocatableBytes),
      show: (value: number) => `${(value / GIB).toFixed(1)} GiB`,
    },
    {
      resource: 'pod slots',
      needed: demand(() => 1),
      available: supply(({ maxPods }) => maxPods),
      show: String,
    },
  ];
  return questions
    .filter(({ needed, available }) => needed > available)
    .map(({ resource, needed, available, show }) =>
      diagnostic(
        'model/capacity',
        { resource, needed: show(needed), available: show(available), nodes },
        { path: ['cluster', 'nodeGroups'], target: 'key' },
      ),
    );
}

function warmAddresses(cluster: Cluster): number {
  const env = cluster.addons['vpc-cni']?.configuration['env'];
  const target =
    env !== null && typeof env === 'object' && !Array.isArray(env)
      ? env['WARM_IP_TARGET']
      : undefined;
  return target === undefined ? DEFAULT_WARM_ADDRESSES : Number(target);
}

/** Pods spread over the zones; each node holds its own address and the warm pool. */
function addresses(
  { aws, services }: Environment,
  cluster: Cluster,
  network: Network,
): readonly Diagnostic[] {
  const tier = network.placement.nodes;
  const pods = Object.values(services).reduce((sum, { replicas }) => sum + replicas + 1, 0);
  return aws.zones.flatMap((zone, index) => {
    const cidr = network.subnets[tier]?.cidrs[index];
    if (cidr === undefined) return [];
    const nodes = Object.values(cluster.nodeGroups)
      .filter(({ zones }) => zones.includes(zone))
      .reduce((sum, group) => sum + Math.ceil(group.max / group.zones.length), 0);
    const needed = Math.ceil(pods / aws.zones.length) + nodes * (1 + warmAddresses(cluster));
    const { first, last } = rangeOf(cidr);
    const available = last - first + 1 - SUBNET_RESERVED;
    if (needed <= available) return [];
    const path = ['network', 'subnets', tier, 'cidrs', index];
    return [diagnostic('model/node-addresses', { tier, zone, needed, available }, { path })];
  });
}
