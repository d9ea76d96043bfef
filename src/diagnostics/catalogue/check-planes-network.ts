// Faults that src/check/planes finds on the way of packets: security groups and network policies,
// addresses, subnets, host names.
import { entry } from '../entry.ts';

export const networkPlanesCheckCatalogue = {
  'check/readiness-gate': entry<{ object: string; namespace: string; label: string }>({
    severity: 'error',
    message: ({ object, namespace }) =>
      `Pods of ${object} are ready before the load balancer sends to them: namespace ${namespace} does not ask for the readiness gate`,
    hint: ({ label }) => `Label the namespace ${label}: enabled`,
    why: 'A rolling update goes on as soon as new pods are ready, and takes the old ones away. Registering a target takes the load balancer longer than that, so for a while it would have no healthy target at all. With the label the AWS Load Balancer Controller adds a condition to pods, which holds once their target is healthy.',
  }),
  'check/edge-half-open': entry<{ from: string; to: string; port: number; barrier: string }>({
    severity: 'error',
    message: ({ from, to, port, barrier }) =>
      `${from} cannot reach ${to} on port ${port}: ${barrier}`,
    hint: ({ barrier }) =>
      barrier.startsWith('that Service listens')
        ? 'Write a port in the address that it listens on'
        : 'Write the edge under uses of the service that calls, or take the address away',
    why: 'A call passes only if the Service exists, the policies of the calling pod let it out and those of the called pod admit it. An address in the environment of a pod without all three is an edge that is half there.',
  }),
  'check/mesh-entrance': entry<{ ingress: string; service: string; found: string }>({
    severity: 'error',
    message: ({ ingress, service, found }) =>
      `${ingress} does not get to ${service}, which is in a strict mesh: found ${found}`,
    hint: () =>
      'Let the controller join the mesh with mesh.ingress, or let the port of the service take what is not encrypted',
    why: 'The sidecar of a controller encrypts what goes to the address of a Service. What goes to the address of a pod, or bears a host that the mesh does not know on a port of HTTP, it passes on in plain, and a strict mesh refuses that. https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/',
  }),
  'check/egress-unneeded': entry<{ workload: string; cidrs: string; ports: string }>({
    severity: 'error',
    message: ({ workload, cidrs, ports }) =>
      `${workload} may reach ${cidrs} on ports ${ports}, where no store it uses is`,
    hint: () => 'Open only the subnets and ports of the stores the service uses',
    why: 'All nodes share a security group, so the network policy is what keeps one service away from the stores of another. Its ranges are those of the subnets the stores stand in, its ports theirs.',
  }),
  'check/security-group-missing': entry<{ store: string; port: number; workload: string }>({
    severity: 'error',
    message: ({ store, port, workload }) =>
      `Security group of ${store} does not admit the nodes on port ${port}, which ${workload} needs`,
    hint: ({ port }) => `Admit the security group of the nodes on port ${port}`,
    why: 'The network policy lets the pod out, and the security group of the store drops its packets: connections time out without a word.',
  }),
  'check/security-group-unneeded': entry<{ rule: string; group: string; ports: string }>({
    severity: 'error',
    message: ({ rule, group, ports }) =>
      `Security group rule ${rule} opens more of ${group} than any edge needs: ports ${ports}`,
    hint: () => 'Remove the rule, or state it with its reason under network.securityGroupRules',
    why: 'Stores admit the nodes on the ports that edges need. A rule beyond that is a decision, and decisions stand in the environment file with a reason.',
  }),
  'check/scrape-blocked': entry<{ job: string; port: number; barrier: string }>({
    severity: 'error',
    message: ({ job, port, barrier }) =>
      `Prometheus cannot read the job ${job} on port ${port}: ${barrier}`,
    hint: () => 'Mount the file with its hosts, and open the port to Prometheus on the whole way',
    why: 'Hosts outside of the cluster are found in a file that a Secret brings, and stand behind a security group. Where one part is missing, series are missing: alerts on them say nothing, which looks like health.',
  }),
  'check/load-balancer-blocked': entry<{
    loadBalancer: string;
    workload: string;
    port: number;
    barrier: string;
  }>({
    severity: 'error',
    message: ({ loadBalancer, workload, port, barrier }) =>
      `Load balancer ${loadBalancer} cannot reach ${workload} on port ${port}: ${barrier}`,
    hint: () => 'Open the port from the load balancer to the nodes and in the network policy',
    why: 'With targets of type ip the load balancer sends to the pods themselves, from its own subnets: its security group, that of the nodes, and the network policies of the pods all have to let it pass, or health checks take every pod out of service.',
  }),
  'check/subnet-tag-missing': entry<{ subnet: string; tag: string }>({
    severity: 'error',
    message: ({ subnet, tag }) => `Subnet ${subnet} lacks the tag ${tag}`,
    hint: ({ tag }) => `Tag the subnet with ${tag}`,
    why: 'The load balancer controller finds subnets by these tags; without them it makes no load balancer, or makes it in the wrong subnets. https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/',
  }),
  'check/service-address': entry<{ service: string; address: string; range: string }>({
    severity: 'error',
    message: ({ service, address, range }) =>
      `Address ${address} of ${service} is not inside the range of the cluster: ${range}`,
    hint: ({ range }) => `Choose an address inside ${range}`,
    why: 'The API server refuses a Service whose address lies outside the range that the cluster was made with, which cannot be changed later.',
  }),
  'check/certificate-host': entry<{ host: string; holder: string; certified: string }>({
    severity: 'error',
    message: ({ host, holder, certified }) =>
      `Certificate of ${holder} does not cover ${host}: found ${certified}`,
    hint: ({ host }) => `Add ${host} to the names of the certificate`,
    why: 'CloudFront refuses an alias that its certificate does not cover, and clients refuse a load balancer that answers with the certificate of another host.',
  }),
  'check/outside-closed': entry<{ workload: string; port: number; barrier: string }>({
    severity: 'error',
    message: ({ workload, port, barrier }) =>
      `Calls of ${workload} to the internet on port ${port} do not get out: ${barrier}`,
    hint: () => 'Open the port in all of them',
    why: 'A service of somebody else is reached through the network policy of the pods, the security group of their node and the network ACLs of its subnet and of the NAT gateway. One of them is enough to keep mail in.',
  }),
  'check/image-unreachable': entry<{ what: string; tier: string }>({
    severity: 'warning',
    message: ({ what, tier }) => `${what} comes from outside, and nodes in ${tier} have no way out`,
    hint: () =>
      'Copy the image to ECR, or have ECR pull it through, and name that; or give the subnets a route; or waive it where nodes have a mirror',
    why: 'A node pulls images itself. Without a NAT gateway it reaches what an endpoint answers for, which is ECR: `ecr.api`, `ecr.dkr` and `s3`. https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
  }),
  'check/record-target': entry<{ host: string }>({
    severity: 'error',
    message: ({ host }) => `Record ${host} leads to no load balancer or distribution of a stack`,
    hint: () => 'Let the alias name a load balancer or distribution that exists',
    why: 'An alias to something that is gone resolves to nothing, or to what somebody else made under that name.',
  }),
  'check/record-missing': entry<{
    host: string;
    type: string;
    holder: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ host, type, holder, wanted }) =>
      `No ${type} record leads ${host}, which ${holder} names, to ${wanted}`,
    hint: ({ host, type }) => `Give ${host} an alias record of type ${type}`,
    why: 'A distribution answers only for hosts that resolve to it, and reaches a load balancer only through a host that resolves to that.',
  }),
} as const;
