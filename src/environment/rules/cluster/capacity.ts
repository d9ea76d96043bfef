// Do the pods fit the smallest cluster, and the subnets the largest one?
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { rangeOf } from '../../../model/cidr.ts';
import {
  allocatableBytes,
  allocatableMilliCpu,
  type InstanceType,
  instanceType,
} from '../../../model/nodes/instance-types.ts';
import {
  gpusOf,
  type Nodes,
  nodesOf,
  runsOn,
  SYSTEM_TAINT,
  selects,
  takes,
} from '../../../model/nodes/placement.ts';
import type { Cluster } from '../../../model/schema/cluster/cluster.ts';
import type { Environment, Service } from '../../../model/schema/environment.ts';
import type { Network } from '../../../model/schema/network/network.ts';
import { requestsInMesh } from '../../../model/services/mesh.ts';
import { podsAtOnce } from '../../../model/services/pod-counts.ts';

const GIB = 1024 ** 3;
/** AWS keeps the first four and the last address of a subnet. */
const SUBNET_RESERVED = 5;
/** The warm pool the CNI keeps on a node by default: one whole interface. */
const DEFAULT_WARM_ADDRESSES = 15;

interface SizedNodes {
  readonly nodes: Nodes;
  /** How many there are, or come when pods wait for them. */
  readonly count: number;
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
  const sized = sizedNodes(cluster);
  return [
    ...ranges,
    // What is not known is reported as such; what one that stands already has room for, its owner knows.
    ...(sized.every(({ types, nodes }) => types.length === nodes.instanceTypes.length) &&
    cluster.existing === null
      ? minimum(environment, sized)
      : []),
    ...homeless(environment),
    ...untolerated(environment, cluster),
    ...(network === null ? [] : addresses(environment, cluster, network)),
  ];
}

function sizedNodes({ nodeGroups, nodePools }: Cluster): readonly SizedNodes[] {
  const all = [
    ...Object.values(nodeGroups).map((nodes) => ({ nodes, count: nodes.min })),
    // Karpenter does not wait for a minimum: what pods ask for is there in a minute.
    ...Object.values(nodePools).map((nodes) => ({ nodes, count: nodes.maxNodes })),
  ];
  return all.map(({ nodes, count }) => ({
    nodes,
    count,
    types: nodes.instanceTypes.flatMap((name) => instanceType(name) ?? []),
  }));
}

/** A service whose pods no node takes, however many there are. */
function homeless(environment: Environment): readonly Diagnostic[] {
  const groups = environment.cluster === null ? [] : nodesOf(environment.cluster);
  return Object.entries(environment.services).flatMap(([key, service]) => {
    const { capacity } = service;
    if (capacity === 'any') return [];
    const isThere = groups.some(
      (group) => group.capacity === capacity && takes(environment, group, service),
    );
    if (isThere) return [];
    const path = ['services', key, 'capacity'];
    return [diagnostic('model/capacity-absent', { service: key, capacity }, { path })];
  });
}

/** Nodes that no service may use. Those of the system are for what the cluster cannot do without. */
function untolerated(environment: Environment, cluster: Cluster): readonly Diagnostic[] {
  const services = Object.values(environment.services);
  if (services.length === 0) return [];
  // Pods of such an add-on tolerate whatever taints spot nodes have.
  const hasSpotAddons = Object.values(environment.addons).some(
    ({ capacity }) => capacity === 'spot',
  );
  return (['nodeGroups', 'nodePools'] as const).flatMap((collection) =>
    Object.entries<Nodes>(cluster[collection]).flatMap(([nodes, entry]) => {
      const [taint] = Object.keys(entry.taints).filter((key) => key !== SYSTEM_TAINT);
      const isUsed =
        services.some((service) => takes(environment, entry, service)) ||
        (hasSpotAddons && entry.capacity === 'spot');
      if (taint === undefined || isUsed) return [];
      const path = ['cluster', collection, nodes, 'taints', taint];
      return [diagnostic('model/nodes-untolerated', { nodes, taint }, { path, target: 'key' })];
    }),
  );
}

/** Services that share nodes with no others are asked about apart: nodes they avoid do not help. */
function minimum(environment: Environment, sized: readonly SizedNodes[]): readonly Diagnostic[] {
  // An image that no node runs, labels and GPUs that none has, are reported as such.
  const services = Object.values(environment.services).filter((service) =>
    sized.some(({ nodes }) =>
      gpusOf(service) > 0
        ? takes(environment, nodes, service)
        : runsOn(environment, nodes, service) && selects(environment, nodes, service),
    ),
  );
  const groupsOf = (service: Service) =>
    sized.filter(({ nodes }) => takes(environment, nodes, service));
  const choices = new Map(
    services.map((service) => {
      const groups = groupsOf(service);
      return [groups.map((each) => sized.indexOf(each)).join(), groups];
    }),
  );
  const asking = Object.entries(environment.services)
    .filter(([, service]) => services.includes(service))
    .filter(([, service]) => !mayWait(service) || groupsOf(service).length === 0)
    .map(([key, service]) => ({
      service,
      ...asks(environment, key, service),
    }));
  return [...choices.values()].flatMap((groups) =>
    shortages(
      asking.filter(({ service }) => groupsOf(service).every((each) => groups.includes(each))),
      groups,
    ),
  );
}

/** With no pods at rest, there are nodes as soon as there are pods: an autoscaler of nodes makes them. */
function mayWait({ autoscaling }: Service): boolean {
  return autoscaling?.scaleToZero ?? false;
}

/** What the pods of a service ask for together. */
interface Asking {
  readonly gpus: number;
  readonly cpu: number;
  readonly memory: number;
  readonly pods: number;
}

function asks(environment: Environment, key: string, service: Service): Asking {
  const pods = podsAtOnce(service);
  const { cpu, memory } = requestsInMesh(environment, key, service);
  return {
    cpu: pods * cpu,
    memory: pods * memory,
    pods,
    gpus: pods * gpusOf(service),
  };
}

function shortages(
  asking: readonly Asking[],
  groups: readonly SizedNodes[],
): readonly Diagnostic[] {
  const supply = (of: (type: InstanceType) => number) =>
    groups.reduce((total, { count, types }) => total + count * Math.min(...types.map(of)), 0);
  const demand = (of: (each: Asking) => number) =>
    asking.reduce((total, each) => total + of(each), 0);
  const nodes = groups.reduce((total, { count }) => total + count, 0);
  const questions = [
    {
      resource: 'CPU',
      needed: demand(({ cpu }) => cpu),
      available: supply(allocatableMilliCpu),
      show: (value: number) => `${(value / 1000).toFixed(1)} vCPU`,
    },
    {
      resource: 'memory',
      needed: demand(({ memory }) => memory),
      available: supply(allocatableBytes),
      show: (value: number) => `${(value / GIB).toFixed(1)} GiB`,
    },
    {
      resource: 'pod slots',
      needed: demand(({ pods }) => pods),
      available: supply(({ maxPods }) => maxPods),
      show: String,
    },
    {
      resource: 'GPUs',
      needed: demand(({ gpus }) => gpus),
      available: supply(({ gpus }) => gpus),
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
  const pods = Object.values(services).reduce((sum, service) => sum + podsAtOnce(service) + 1, 0);
  return aws.zones.flatMap((zone, index) => {
    const cidr = network.subnets[tier]?.cidrs[index];
    if (cidr === undefined) return [];
    const nodes = largestNodes(cluster, aws.zones)
      .filter(({ zones }) => zones.includes(zone))
      .reduce((sum, { zones, most }) => sum + Math.ceil(most / zones.length), 0);
    const needed = Math.ceil(pods / aws.zones.length) + nodes * (1 + warmAddresses(cluster));
    const { first, last } = rangeOf(cidr);
    const available = last - first + 1 - SUBNET_RESERVED;
    if (needed <= available) return [];
    const path = ['network', 'subnets', tier, 'cidrs', index];
    return [diagnostic('model/node-addresses', { tier, zone, needed, available }, { path })];
  });
}

function largestNodes({ nodeGroups, nodePools }: Cluster, allZones: readonly string[]) {
  return [
    ...Object.values(nodeGroups).map(({ zones, max }) => ({ zones, most: max })),
    ...Object.values(nodePools).map(({ zones, maxNodes }) => ({
      zones: zones ?? allZones,
      most: maxNodes,
    })),
  ];
}
