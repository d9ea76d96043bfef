// Addresses: VPC, subnets, Services.
import { entry, quote } from '../entry.ts';
import { typed } from '../typed.ts';

export const networkCatalogue = {
  'model/cidr-host-bits': entry<{ cidr: string; canonical: string }>({
    severity: 'error',
    message: ({ cidr }) => `CIDR ${cidr} has host bits set`,
    hint: ({ canonical }) => `Write ${canonical}`,
    why: 'AWS refuses or silently changes a range whose address is not the first of the range.',
  }),
  'model/vpc-public': entry<{ cidr: string }>({
    severity: 'warning',
    message: ({ cidr }) => `VPC range ${cidr} is one of public addresses, which others have`,
    hint: () =>
      'Choose a range of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10, or waive it if the addresses are yours',
    why: 'What has these addresses in the internet is never reached from the VPC. The range cannot be changed later. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  }),
  'model/public-cidr-private': entry<{ cidr: string }>({
    severity: 'error',
    message: ({ cidr }) => `Nobody comes from ${cidr} over the internet: the range is private`,
    hint: () =>
      'Write the public addresses that they leave from, or move the range to cluster.endpoint.clients',
    why: 'EKS refuses reserved addresses among those that may reach the public endpoint. https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  }),
  'model/vpc-size': entry<{ cidr: string }>({
    severity: 'error',
    message: ({ cidr }) => `VPC range ${cidr} has a size AWS does not allow: wanted /16 to /28`,
    hint: () => 'Choose a range of at most 65,536 addresses',
    why: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html',
  }),
  'model/subnet-size': entry<{ cidr: string }>({
    severity: 'error',
    message: ({ cidr }) => `Subnet ${cidr} is smaller than AWS allows: wanted at least /28`,
    hint: () => 'Choose a range of at least 16 addresses',
    why: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  }),
  'model/subnet-outside-vpc': entry<{ cidr: string; vpc: string }>({
    severity: 'error',
    message: ({ cidr, vpc }) => `Subnet ${cidr} is not inside the VPC ${vpc}`,
    hint: ({ vpc }) => `Choose a range inside ${vpc}`,
    why: 'AWS creates subnets only within the range of their VPC.',
  }),
  'model/subnet-overlap': entry<{ cidr: string; other: string; tier: string }>({
    severity: 'error',
    message: ({ cidr, other, tier }) => `Subnet ${cidr} overlaps ${other} of the tier ${tier}`,
    hint: () => 'Choose ranges that share no address',
    why: 'An address belongs to one subnet.',
  }),
  'model/subnet-count': entry<{ tier: string; found: number; wanted: number }>({
    severity: 'error',
    message: ({ tier, found, wanted }) =>
      `Tier ${tier} needs one CIDR per Availability Zone: found ${found}, wanted ${wanted}`,
    hint: () => 'Write one CIDR for each entry of aws.zones, in the same order',
    why: 'The CIDRs of a tier are matched with the zones by position.',
  }),
  'model/zone-region': entry<{ zone: string; region: string }>({
    severity: 'error',
    message: ({ zone, region }) => `Zone ${zone} is not in the region ${region}`,
    hint: ({ region }) => `Use zones such as ${region}a`,
    why: 'Subnets are created in zones of the home region.',
  }),
  'model/zone-unknown': entry<{ zone: string; region: string; last: string; asOf: string }>({
    severity: 'warning',
    message: ({ zone, region, last, asOf }) =>
      `Region ${region} has no zone ${zone} that is known: the last is ${last}, as of ${asOf}`,
    hint: () =>
      `Name zones that \`aws ec2 describe-availability-zones\` shows for the account; newer ones may be known to a newer groundplan: ${typed('upgrade')}`,
    why: 'AWS refuses a subnet in a zone that the account does not see.',
  }),
  'model/endpoint-nameless': entry<{ service: string; way: 'gateway' | 'none' }>({
    severity: 'error',
    message: ({ service }) =>
      `The interface endpoint of ${service} has no private DNS name, and would be made with one`,
    hint: ({ service, way }) =>
      way === 'gateway'
        ? `Write ${service} in network.endpoints.gateway, which is free of charge`
        : `Remove ${service}: it is reached by a NAT gateway`,
    why: 'AWS refuses an endpoint with private DNS of a service that has none, and without it pods would go on calling public addresses.',
  }),
  'model/placement-public': entry<{ what: string; tier: string }>({
    severity: 'warning',
    message: ({ what, tier }) => `${what} stand in tier ${tier}, which routes to the internet`,
    hint: () => 'Name a tier whose route is nat or none, or waive it with its reason',
    why: 'A security group is then all that stands between them and the internet; and what has no public address of its own gets out of such a subnet by no way.',
  }),
  'model/nat-missing': entry<{ tier: string }>({
    severity: 'error',
    message: ({ tier }) => `Tier ${tier} routes through NAT, but there is no NAT gateway`,
    hint: () => 'Set network.nat to perZone or single, and route at least one tier to the internet',
    why: 'A NAT gateway stands in a subnet with a route to the internet.',
  }),
  'model/consumer-outside-cluster': entry<{ consumer: string; target: string }>({
    severity: 'error',
    message: ({ consumer, target }) =>
      `The ${consumer} cannot call ${target}, which is in the cluster`,
    hint: ({ target }) => `Let a service use ${target}, or name its public address in env`,
    why: 'The names of the cluster are known to its pods alone, and network policies let in nobody else.',
  }),
  'model/consumer-outside-network': entry<{ consumer: string; store: string; at: string }>({
    severity: 'error',
    message: ({ consumer, store }) =>
      `The ${consumer} stands outside of the VPC, and ${store} lets in nobody from there`,
    hint: ({ at }) => `Set ${at} to true`,
    why: 'Stores have private addresses and security groups that admit the clients that the edges name.',
  }),
  'model/consumer-without-way': entry<{ consumer: string; store: string; tier: string }>({
    severity: 'error',
    message: ({ consumer, store, tier }) =>
      `The ${consumer} cannot reach ${store}: from tier ${tier} only NAT would lead it out`,
    hint: ({ tier }) =>
      `Set network.subnets.${tier}.route to nat, or take the function out of the VPC`,
    why: 'Lambda gives its network interfaces no public address, also in a subnet with a route to the internet. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  }),
  'model/endpoint-missing': entry<{
    consumer: string;
    store: string;
    endpoint: string;
    tier: string;
  }>({
    severity: 'error',
    message: ({ consumer, store, tier }) =>
      `The ${consumer} cannot reach ${store}: tier ${tier} of the nodes has no way out`,
    hint: ({ endpoint }) =>
      `Add ${endpoint} to network.endpoints.interface, or route the tier through NAT`,
    why: 'Calls to AWS leave the VPC through a NAT gateway or enter an interface endpoint; without either they wait until they fail.',
  }),
  'model/placement-not-public': entry<{ tier: string; route: string }>({
    severity: 'error',
    message: ({ tier, route }) =>
      `Load balancers stand in the tier ${tier}, which the internet does not reach: its route is ${route}`,
    hint: () => 'Set network.placement.loadBalancers to a tier with route: internet',
    why: 'The load balancers face the internet, so their subnets need a route to an internet gateway.',
  }),
  'model/bastion-not-public': entry<{ tier: string; route: string }>({
    severity: 'error',
    message: ({ tier, route }) =>
      `The bastion stands in the tier ${tier}, which the internet does not reach: its route is ${route}`,
    hint: () => 'Set network.bastion.tier to a tier with route: internet',
    why: 'People come to it from outside, so its subnet needs a route to an internet gateway.',
  }),
  'model/bastion-open': entry<{ cidr: string }>({
    severity: 'error',
    message: ({ cidr }) => `The bastion lets the internet try its SSH: ${cidr}`,
    hint: () => 'Name the ranges of those who use it, such as the address of an office',
    why: 'A port 22 that everybody reaches is tried day and night. Any range wider than a /8 counts as the internet.',
  }),
  'model/port-range': entry<{ rule: string; range: string }>({
    severity: 'error',
    message: ({ rule, range }) =>
      `Ports of rule ${rule} are no range: found ${quote(range)}, wanted 1 to 65535, lower one first`,
    hint: () => 'Write one port, or the lower and the higher one joined by a hyphen',
    why: 'AWS refuses a security group rule whose first port is above its last.',
  }),
  'model/service-cidr-size': entry<{ cidr: string }>({
    severity: 'error',
    message: ({ cidr }) =>
      `Service range ${cidr} is one EKS refuses: wanted a private range from /24 to /12`,
    hint: () => 'Choose a range inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    why: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  }),
  'model/service-cidr-overlap': entry<{ cidr: string; vpc: string }>({
    severity: 'error',
    message: ({ cidr, vpc }) => `Service range ${cidr} overlaps the VPC ${vpc}`,
    hint: () => 'Choose a range outside the VPC',
    why: 'EKS refuses it, and a pod could not tell a Service from a host.',
  }),
  'model/cluster-ip-outside': entry<{ service: string; address: string; range: string }>({
    severity: 'error',
    message: ({ service, address, range }) =>
      `Address ${address} of service ${service} is not inside the service range ${range}`,
    hint: ({ range }) => `Choose an address inside ${range}, or widen cluster.serviceCidr`,
    why: 'The API server refuses a Service whose address it does not own.',
  }),
  'model/cluster-ip-reserved': entry<{ service: string; address: string; holder: string }>({
    severity: 'error',
    message: ({ service, address, holder }) =>
      `Address ${address} of service ${service} belongs to ${holder}`,
    hint: () => 'Choose another address, or a service range that reserves other ones',
    why: 'Kubernetes gives the first address of the range to its own API, and EKS the tenth to cluster DNS.',
  }),
  'model/cluster-ip-duplicate': entry<{ service: string; address: string; other: string }>({
    severity: 'error',
    message: ({ service, address, other }) =>
      `Address ${address} of service ${service} is already taken by ${other}`,
    hint: () => 'Give each service an address of its own',
    why: 'The API server refuses the second Service.',
  }),
  'model/cluster-ip-dynamic': entry<{ count: number; band: string }>({
    severity: 'warning',
    message: ({ count, band }) =>
      `Fixed addresses lie outside ${band}, which Kubernetes keeps for such: found ${count}`,
    hint: () => 'Accept it: the Services are synced before everything else of their application',
    why: 'Kubernetes hands out addresses above the static band by chance, so one of them could be taken before its owner exists. https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/',
  }),
  'model/node-addresses': entry<{ tier: string; zone: string; needed: number; available: number }>({
    severity: 'error',
    message: ({ tier, zone, needed, available }) =>
      `Subnet of tier ${tier} in ${zone} is too small: ${needed} addresses at the maximum of nodes and pods, ${available} available`,
    hint: ({ tier }) =>
      `Write wider ranges in network.subnets.${tier}.cidrs, lower max of the node groups there, or set env.WARM_IP_TARGET in cluster.addons.vpc-cni.configuration`,
    why: 'Every pod takes an address of the subnet; each node holds some more in reserve.',
  }),
  'model/zone-without-control-plane': entry<{ zone: string; id: string }>({
    severity: 'warning',
    message: ({ zone, id }) =>
      `EKS has no control plane in ${id}, which most accounts see as ${zone}`,
    hint: ({ zone, id }) =>
      `Choose another zone, unless aws ec2 describe-availability-zones says that ${zone} is not ${id} in this account`,
    why: 'EKS refuses a cluster with a subnet of its control plane in such a zone: `UnsupportedAvailabilityZoneException`. Letters of zones are those of an account, ids are the same for all. https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  }),
} as const;
