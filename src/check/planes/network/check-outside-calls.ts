// What a service calls in the internet gets out: of its pods, of the security group of the nodes, and of the
// network ACLs on the way, which have to let the answer back in as well.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { outsidePortsOf } from '../../../environment/outside-ports.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { subnetCidr } from '../../artifacts/subnet-cidr.ts';
import type { Body, CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { lets } from '../network-policies.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { isOpen, nodeGroups } from './security-groups.ts';

/** Somewhere in the internet: https://www.rfc-editor.org/rfc/rfc5737 */
const SOMEWHERE = '198.51.100.1/32';
const EVERYWHERE = '0.0.0.0/0';
/** One of the ports that answers go to. */
const ANSWER_PORT = 50_000;

export function checkOutsideCalls(input: CheckInput): readonly Diagnostic[] {
  return workloadsOf(input).flatMap((workload) => {
    const [collection, service] = workload.artifact.origin;
    if (collection !== 'services' || typeof service !== 'string') return [];
    return outsidePortsOf(input.environment, service).flatMap((port) => {
      const barriers = barriersOf(input, workload, port);
      if (barriers.length === 0) return [];
      const args = { workload: workload.title, port, barrier: barriers.join('; ') };
      return [diagnostic('check/outside-closed', args, { path: workload.artifact.origin })];
    });
  });
}

function barriersOf(input: CheckInput, workload: Workload, port: number): readonly string[] {
  const passage = { pod: workload, direction: 'egress', peer: { cidr: SOMEWHERE }, port } as const;
  const [first] = aclsOnTheWay(input).filter((acl) => !isPassed(input, acl, port));
  return [
    ...(lets(input, passage) ? [] : ['its network policies do not let it out']),
    ...(isLetOut(input, port) ? [] : ['the security group of the nodes does not let it out']),
    ...(first ? [`network ACL ${first.key} does not let it out and its answer in`] : []),
  ];
}

/** Nodes without a group of ours carry that of the cluster, which lets everything out. */
function isLetOut(input: CheckInput, port: number): boolean {
  const nodes = [...nodeGroups(input)];
  return nodes.length === 0 || nodes.some((group) => isOpen(input, 'egress', { group, port }));
}

/** Those of the nodes, and of the NAT gateways. */
const aclsOnTheWay = oncePerInput((input): readonly Element[] => {
  const { network } = input.environment;
  const own = network === null ? [] : (network.subnets[network.placement.nodes]?.cidrs ?? []);
  const gateways = resourcesOf(input, 'aws_nat_gateway').flatMap(({ stack, body }) =>
    elementsBehind(input, stack, body['subnet_id']),
  );
  const onTheWay = (subnet: Element) =>
    own.includes(subnetCidr(input, subnet)) || gateways.includes(subnet);
  return resourcesOf(input, 'aws_network_acl').filter(({ stack, body }) =>
    elementsBehind(input, stack, body['subnet_ids']).some(onTheWay),
  );
});

function isPassed(input: CheckInput, acl: Element, port: number): boolean {
  const rules = worldRules(input).get(acl.address) ?? [];
  return isAllowed(rules, true, port) && isAllowed(rules, false, ANSWER_PORT);
}

/** Rules about the whole internet by their ACL, in the order in which AWS asks them. */
const worldRules = oncePerInput((input): ReadonlyMap<string, readonly Body[]> => {
  const about = resourcesOf(input, 'aws_network_acl_rule').filter(
    ({ body }) => body['cidr_block'] === EVERYWHERE,
  );
  const byAcl = groupBy(
    about,
    ({ stack, body }) => elementsBehind(input, stack, body['network_acl_id'])[0]?.address ?? '',
  );
  const inOrder = (rules: readonly Element[]) =>
    rules
      .map(({ body }) => body)
      .sort((left, right) => Number(left['rule_number']) - Number(right['rule_number']));
  return new Map([...byAcl].map(([acl, rules]) => [acl, inOrder(rules)]));
});

/** The first rule that matches decides. */
function isAllowed(rules: readonly Body[], egress: boolean, port: number): boolean {
  const rule = rules.find(
    (body) =>
      body['egress'] === egress &&
      (body['protocol'] === '-1' ||
        (Number(body['from_port']) <= port && port <= Number(body['to_port']))),
  );
  return rule?.['rule_action'] === 'allow';
}
