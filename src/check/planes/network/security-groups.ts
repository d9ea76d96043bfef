// The rules of security groups, and which groups nodes, load balancers and stores carry.

import type { StoreKind } from '../../../environment/store-edges.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asBody, type Body, type CheckInput } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface SecurityGroupRule {
  readonly element: Element;
  readonly direction: 'ingress' | 'egress';
  readonly group: Element | undefined;
  /** Undefined where the other side is a range of addresses. */
  readonly peer: Element | undefined;
  readonly first: number;
  readonly last: number;
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
      };
    }),
  ),
);

/** Egress to everywhere reaches a group as well. */
export function isOpen(
  input: CheckInput,
  direction: 'ingress' | 'egress',
  { group, peer, port }: { group: Element; peer: Element; port: number },
): boolean {
  return securityGroupRules(input).some(
    (rule) =>
      rule.direction === direction &&
      rule.group === group &&
      (rule.peer === peer || rule.element.body['cidr_ipv4'] === '0.0.0.0/0') &&
      rule.first <= port &&
      port <= rule.last,
  );
}

export const nodeGroups = oncePerInput((input) => {
  const templates = resourcesOf(input, 'aws_launch_template');
  const groups = templates.flatMap(({ stack, body }) =>
    elementsBehind(input, stack, body['vpc_security_group_ids']),
  );
  return new Set(groups.filter(isSecurityGroup));
});

export function isSecurityGroup({ type }: Element): boolean {
  return type === 'aws_security_group';
}

interface StoreType {
  readonly type: string;
  readonly groups: (body: Body) => unknown;
  /** Subnets, or the subnet group that lists them. */
  readonly subnets: (body: Body) => unknown;
  /** What it belongs to, where its key is not that of the store. */
  readonly owner?: (body: Body) => unknown;
}

function likeDatabase(type: string): StoreType {
  return {
    type,
    groups: (body) => body['vpc_security_group_ids'],
    subnets: (body) => body['db_subnet_group_name'],
  };
}

/** Where each kind of store says which groups it carries and which subnets it stands in. */
const STORE_TYPES: Readonly<Record<StoreKind, readonly StoreType[]>> = {
  database: ['aws_db_instance', 'aws_rds_cluster'].map(likeDatabase),
  'document-database': [likeDatabase('aws_docdb_cluster')],
  cache: [
    {
      type: 'aws_elasticache_replication_group',
      groups: (body) => body['security_group_ids'],
      subnets: (body) => body['subnet_group_name'],
    },
  ],
  kafka: [
    {
      type: 'aws_msk_cluster',
      groups: (body) => asBody(body['broker_node_group_info'])['security_groups'],
      subnets: (body) => asBody(body['broker_node_group_info'])['client_subnets'],
    },
  ],
  search: [
    {
      type: 'aws_opensearch_domain',
      groups: (body) => asBody(body['vpc_options'])['security_group_ids'],
      subnets: (body) => asBody(body['vpc_options'])['subnet_ids'],
    },
  ],
  'file-system': [
    {
      type: 'aws_efs_mount_target',
      groups: (body) => body['security_groups'],
      subnets: (body) => body['subnet_id'],
      owner: (body) => body['file_system_id'],
    },
  ],
};

export interface StorePlace {
  readonly groups: readonly Element[];
  readonly subnets: readonly Element[];
}

/** Keys of the environment are the keys of resources: `cache`, `main`. */
export function storePlace(
  input: CheckInput,
  kind: StoreKind,
  store: string,
): StorePlace | undefined {
  for (const { type, groups, subnets, owner } of STORE_TYPES[kind]) {
    const found = resourcesOf(input, type).find((element) => {
      const [owning] = owner
        ? elementsBehind(input, element.stack, owner(element.body))
        : [element];
      return owning?.key === store;
    });
    if (found) {
      const behind = elementsBehind(input, found.stack, subnets(found.body));
      const listed = behind.flatMap(({ stack, body }) =>
        elementsBehind(input, stack, body['subnet_ids']),
      );
      return {
        groups: elementsBehind(input, found.stack, groups(found.body)).filter(isSecurityGroup),
        subnets: [...behind, ...listed].filter(({ type: each }) => each === 'aws_subnet'),
      };
    }
  }
  return undefined;
}

/** Every security group that a store of the environment carries. */
export const storeGroups = oncePerInput((input) => {
  const groups = Object.values(STORE_TYPES)
    .flat()
    .flatMap(({ type, groups: groupsIn }) =>
      resourcesOf(input, type).flatMap(({ stack, body }) =>
        elementsBehind(input, stack, groupsIn(body)),
      ),
    );
  return new Set(groups.filter(isSecurityGroup));
});
