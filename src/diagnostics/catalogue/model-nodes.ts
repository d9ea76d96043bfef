// Node pools, how nodes are bought, and the hours in which they run.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const nodesCatalogue = {
  'model/endpoint-unreachable': entry<Record<string, never>>({
    severity: 'warning',
    message: () => 'Nobody reaches the Kubernetes API: it is private, and no client is named',
    hint: () =>
      'Name who asks it in cluster.endpoint.clients, or make a network.bastion, or list cluster.endpoint.publicCidrs',
    why: 'The private address answers inside the VPC alone, and the security group that EKS makes admits only the nodes. The first `kubectl apply` of Argo CD, and every repair that Argo CD cannot make, comes from somewhere. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  }),
  'model/endpoint-client-empty': entry<{ client: string }>({
    severity: 'error',
    message: ({ client }) => `Client ${client} of the Kubernetes API comes from nowhere`,
    hint: () => 'Set subnets, cidrs, or both',
    why: 'A rule of a security group needs to know where a request comes from.',
  }),
  'model/node-release': entry<{ group: string; release: string; version: string }>({
    severity: 'error',
    message: ({ group, release, version }) =>
      `Node group ${group} has an image of another version of Kubernetes than the cluster: ${quote(release)} beside ${quote(version)}`,
    hint: ({ version }) =>
      `Remove releaseVersion, or write a release that begins with "${version}."`,
    why: 'A node group is of the version of its cluster, and EKS takes for it the releases of that version alone. A node may be up to three minor versions older than the control plane and never newer, and here it follows in the same apply. [Node groups](https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateNodegroupVersion.html)',
  }),
  'model/node-pools-homeless': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'No managed node group takes the pods of Karpenter',
    hint: () =>
      'Add a node group with a min of at least 1, without taints or with CriticalAddonsOnly alone',
    why: 'Karpenter must not run on nodes that it makes itself: once they are gone, nobody makes new ones.',
  }),
  'model/argocd-nodes': entry<{ found: number; wanted: number }>({
    severity: 'error',
    message: ({ found, wanted }) =>
      `Argo CD cannot be highly available on ${found} ${found === 1 ? 'node' : 'nodes'}: wanted ${wanted}`,
    hint: ({ wanted }) =>
      `Raise min of the node groups without taints, or with CriticalAddonsOnly alone, to ${wanted} in sum, or leave highlyAvailable out`,
    why: 'No two members of its Redis share a node, and it does not become healthy with fewer. What would add nodes, Karpenter or the Cluster Autoscaler, is brought by Argo CD itself, which waits for its own health first. https://argo-cd.readthedocs.io/en/stable/operator-manual/high_availability/',
  }),
  'model/two-node-autoscalers': entry<{ group: string; service: string }>({
    severity: 'warning',
    message: ({ group, service }) =>
      `Cluster Autoscaler and Karpenter both add nodes for service ${service}: node group ${group} grows as well as a node pool`,
    hint: ({ group }) =>
      `Give node group ${group} the taint CriticalAddonsOnly, or set its max to its min`,
    why: 'Each sees the pod that waits and adds a node for it; one of the two then stands idle.',
  }),
  'model/capacity-shares': entry<{ sum: number }>({
    severity: 'error',
    message: ({ sum }) => `Shares of the capacity sum to ${sum} percent, not to 100`,
    hint: ({ sum }) =>
      sum > 100
        ? `Lower the shares by ${sum - 100} together`
        : `Raise one of the shares, or add another, by ${100 - sum}`,
    why: 'They say how all nodes are bought.',
  }),
  'model/capacity-split': entry<{ what: string; found: number; wanted: number }>({
    severity: 'error',
    message: ({ what, found, wanted }) =>
      `Node groups and node pools do not add up to the capacity: found ${found} ${what}, wanted ${wanted}`,
    hint: () => 'Change max of node groups, maxNodes of node pools, or the capacity',
    why: 'Shares of maxNodes are rounded to whole nodes by the largest remainder; ties go to what is not spot. All but spot runs on demand.',
  }),
  'model/capacity-outside': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `Capacity leaves out ${key}, which is no spot node group or node pool`,
    hint: () => 'Correct the key, or delete it',
    why: 'Only spot nodes can be left out of the share of spot nodes.',
  }),
  'model/pod-too-large': entry<{ service: string; cpu: string; memory: string; types: string }>({
    severity: 'error',
    message: ({ service, cpu, memory, types }) =>
      `A pod of service ${service} fits no node: it requests ${cpu} and ${memory}, and the nodes are ${types}`,
    hint: () => 'Lower the requests, or give node groups or node pools a larger instance type',
    why: 'A pod stands on one node as a whole, beside what the system and EKS need there: it would wait for ever, however many nodes there are.',
  }),
  'model/nodes-untolerated': entry<{ nodes: string; taint: string }>({
    severity: 'warning',
    message: ({ nodes, taint }) => `No service tolerates the taint ${taint} of ${nodes}`,
    hint: () =>
      'Write the taint into tolerations of a service that may run there, set capacity: spot on one where they are spot nodes, or delete the taint',
    why: 'The nodes would stand idle: services tolerate what their tolerations say, and those of capacity spot the taints of spot nodes.',
  }),
  'model/toleration-untainted': entry<
    { service: string; key: string; found: string | null } & Suggested
  >({
    severity: 'warning',
    message: ({ service, key, found }) =>
      found === null
        ? `Service ${service} tolerates the taint ${key}, which no nodes have`
        : `Service ${service} tolerates another taint ${key} than nodes have: ${found}`,
    hint: ({ found, suggestion }) =>
      didYouMean({ suggestion }) ??
      (found === null
        ? 'Write it into taints of the node group or node pool that is meant, or delete the toleration'
        : `Make value and effect those of ${found}, or leave both out`),
    why: 'A toleration that meets no taint does nothing: the pods run where all others do, and the nodes that were meant for them take none.',
  }),
  'model/schedule-hours': entry<{ start: string; stop: string }>({
    severity: 'error',
    message: ({ start, stop }) =>
      `Schedule stops too early: at ${stop}, and it starts at ${start} of the same day`,
    hint: ({ start }) => `Write a stop at least an hour later than ${start}`,
    why: 'Nodes and databases take minutes to start and to stop, and a run over midnight would stop on the wrong day.',
  }),
  'model/schedule-idle': entry<Record<never, never>>({
    severity: 'error',
    message: () => 'Schedule has nothing to stop: there are no node groups and no databases',
    hint: () => 'Delete the schedule',
    why: 'It stops node groups, node pools, databases and document databases, and nothing else.',
  }),
  'model/schedule-production': entry<Record<never, never>>({
    severity: 'warning',
    message: () => 'Production stops outside of the hours of the schedule',
    hint: () => 'Delete the schedule, or choose another tier',
    why: 'Outside of the hours there are no nodes, so nobody is served.',
  }),
} as const;
