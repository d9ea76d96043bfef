// The rules of security groups, and which groups nodes, load balancers and stores carry.

import { groupOf, type Store, storesIn } from '../../../environment/store-edges.ts';
import type { Place } from '../../../kinds/contract/checks-part.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { dataOf, type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { isStanding } from '../../artifacts/subnet-cidr.ts';
import { asBody, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { valuesAt } from '../../safety/cloud/requirement.ts';
import type { Transport } from '../network-policies.ts';

export interface SecurityGroupRule {
  readonly element: Element;
  readonly direction: 'ingress' | 'egress';
  readonly group: Element | undefined;
  /** Undefined where the other side is a range of addresses. */
  readonly peer: Element | undefined;
  readonly first: number;
  readonly last: number;
  /** As Terraform has it: `tcp`, `udp`, or `-1` for all. */
  readonly protocol: string;
}

const PORT_MAX = 65535;

export const securityGroupRules = oncePerInput((input): readonly SecurityGroupRule[] =>
  (['ingress', 'egress'] as const).flatMap((direction) =>
    resourcesOf(input, `aws_vpc_security_group_${direction}_rule`).map((element) => {
      const { stack, body } = element;
      const isAll = body['ip_protocol'] === '-1';
      return {
        element,
        direction,
        group: elementsBehind(input, stack, body['security_group_id'])[0],
        peer: elementsBehind(input, stack, body['referenced_security_group_id'])[0],
        first: isAll ? 0 : Number(body['from_port']),
        last: isAll ? PORT_MAX : Number(body['to_port']),
        protocol: String(body['ip_protocol']),
      };
    }),
  ),
);

interface Opening {
  readonly group: Element;
  readonly peer?: Element;
  readonly port: number;
  /** Absent: TCP. */
  readonly transport?: Transport;
}

/** Egress to everywhere reaches a group as well. */
export function isOpen(
  input: CheckInput,
  direction: 'ingress' | 'egress',
  { group, peer, port, transport = 'TCP' }: Opening,
): boolean {
  // What those of others let out is theirs to say, as it is for whatever runs there beside us.
  if (direction === 'egress' && isStanding(group)) return true;
  return securityGroupRules(input).some(
    (rule) =>
      rule.direction === direction &&
      rule.group === group &&
      (rule.element.body['cidr_ipv4'] === '0.0.0.0/0' ||
        (peer !== undefined && rule.peer === peer)) &&
      (rule.protocol === '-1' || rule.protocol === transport.toLowerCase()) &&
      rule.first <= port &&
      port <= rule.last,
  );
}

export const nodeGroups = oncePerInput((input) => {
  if (input.environment.cluster?.existing) return standingGroups(input);
  const templates = resourcesOf(input, 'aws_launch_template');
  const groups = templates.flatMap(({ stack, body }) =>
    elementsBehind(input, stack, body['vpc_security_group_ids']),
  );
  return new Set(groups.filter(isSecurityGroup));
});

/** Of a cluster that stands already: the one that the stack `network` hands on. */
function standingGroups(input: CheckInput): ReadonlySet<Element> {
  const network = input.stacks.find(({ stack }) => stack === 'network');
  const output = asBody(asBody(network?.document['output'])['security_group_ids']);
  return new Set(elementsBehind(input, 'network', asBody(output['value'])['nodes']));
}

/** The group that EKS makes for a cluster is known by the cluster. */
export function isSecurityGroup({ type, address }: Element): boolean {
  return type === 'aws_security_group' || address === 'data.aws_eks_cluster.main';
}

/** Where each kind of store says which groups it carries and which subnets it stands in. */
const PLACES: ReadonlyMap<string, readonly Place[]> = new Map(
  everyKind.map(({ slug, checks }) => [slug, checks?.places ?? []]),
);

export interface StorePlace {
  readonly groups: readonly Element[];
  readonly subnets: readonly Element[];
}

/** Keys of the environment are the keys of resources: `cache`, `main`. */
export function storePlace(input: CheckInput, kind: string, store: string): StorePlace | undefined {
  for (const { type, groupsAt, subnetsAt, ownerAt } of PLACES.get(kind) ?? []) {
    const found = resourcesOf(input, type).find((element) => {
      const [owning] = ownerAt
        ? elementsBehind(input, element.stack, valuesAt(element.body, ownerAt))
        : [element];
      return owning?.key === store;
    });
    if (found) {
      const behind = elementsBehind(input, found.stack, valuesAt(found.body, subnetsAt));
      const listed = behind.flatMap(({ stack, body }) =>
        elementsBehind(input, stack, body['subnet_ids']),
      );
      return {
        groups: elementsBehind(input, found.stack, valuesAt(found.body, groupsAt)).filter(
          isSecurityGroup,
        ),
        subnets: [...behind, ...listed].filter(({ type: each }) => each === 'aws_subnet'),
      };
    }
  }
  return undefined;
}

/** The one that a store which stands already is found by. */
export function standingGroup(input: CheckInput, store: Store): readonly Element[] {
  const name = groupOf(store).replace('/', '-');
  return dataOf(input, 'aws_security_group').filter(({ key }) => key === name);
}

/** Every security group that a store of the environment carries. */
export const storeGroups = oncePerInput((input) => {
  const groups = [...PLACES.values()]
    .flat()
    .flatMap(({ type, groupsAt }) =>
      resourcesOf(input, type).flatMap(({ stack, body }) =>
        elementsBehind(input, stack, valuesAt(body, groupsAt)),
      ),
    );
  const standing = storesIn(input.environment)
    .filter((store) => store.standing !== null)
    .flatMap((store) => standingGroup(input, store));
  return new Set([...groups.filter(isSecurityGroup), ...standing]);
});
