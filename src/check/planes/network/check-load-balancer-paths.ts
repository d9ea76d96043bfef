// Requests get from each load balancer to the pods behind it: its security group lets them out,
// that of the nodes lets them in, and so do the network policies of the pods.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Element } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { subnetCidr } from '../../artifacts/subnet-cidr.ts';
import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';
import { lets } from '../network-policies.ts';
import { isOpen, isSecurityGroup, nodeGroups } from './security-groups.ts';
import { type TargetPath, targetPaths } from './target-paths.ts';

export function checkLoadBalancerPaths(input: CheckInput): readonly Diagnostic[] {
  return targetPaths(input).flatMap((path) => {
    const { loadBalancer, targetGroup, workload, port } = path;
    const barriers = barriersOf(input, path);
    if (barriers.length === 0) return [];
    const args = {
      loadBalancer: asText(loadBalancer.body['name']),
      workload: workload.title,
      port,
      barrier: barriers.join('; '),
    };
    return [diagnostic('check/load-balancer-blocked', args, { path: targetGroup.origin })];
  });
}

function barriersOf(input: CheckInput, path: TargetPath): readonly string[] {
  const { loadBalancer, targetGroup, workload, port } = path;
  const { stack, body } = loadBalancer;
  const transport = targetGroup.body['protocol'] === 'UDP' ? 'UDP' : 'TCP';
  const sources = elementsBehind(input, stack, body['security_groups']).filter(isSecurityGroup);
  const nodes = [...nodeGroups(input)];
  const isOut = anyPair(sources, nodes, (group, peer) =>
    isOpen(input, 'egress', { group, peer, port, transport }),
  );
  const isIn = anyPair(nodes, sources, (group, peer) =>
    isOpen(input, 'ingress', { group, peer, port, transport }),
  );
  const subnets = elementsBehind(input, stack, body['subnets']).map((each) =>
    subnetCidr(input, each),
  );
  const isAdmitted = subnets.every((cidr) =>
    lets(input, { pod: workload, direction: 'ingress', peer: { cidr }, port, transport }),
  );
  return [
    ...(isOut ? [] : ['the security group of the load balancer does not let requests out']),
    ...(isIn ? [] : ['the security group of the nodes does not let requests in']),
    ...(isAdmitted ? [] : ['the network policies of the pods do not admit its subnets']),
  ];
}

type Test = (group: Element, peer: Element) => boolean;

function anyPair(groups: readonly Element[], peers: readonly Element[], test: Test): boolean {
  return groups.some((group) => peers.some((peer) => test(group, peer)));
}
