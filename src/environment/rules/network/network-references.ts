// What the network says of its subnet tiers and security groups.

import { type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { insideClients } from '../../network-clients.ts';
import { groupOf, guardedStores } from '../../store-edges.ts';

export function networkReferences(environment: Environment): readonly Reference[] {
  return [...tierReferences(environment), ...securityGroupReferences(environment)];
}

function tierReferences({ network }: Environment): readonly Reference[] {
  const tiers = Object.entries(network?.placement ?? {}).map(([what, tier]) =>
    reference('subnet tier', tier, network?.subnets ?? {}, `placement of ${what}`, [
      'network',
      'placement',
      what,
    ]),
  );
  const bastion =
    network === null || network.bastion === null
      ? []
      : [
          reference('subnet tier', network.bastion.tier, network.subnets, 'the bastion', [
            'network',
            'bastion',
            'tier',
          ]),
        ];
  return [...tiers, ...bastion];
}

function securityGroupReferences(environment: Environment): readonly Reference[] {
  const { network, cluster, edge } = environment;
  const groups = [
    ...(cluster === null ? [] : ['nodes']),
    ...(network?.bastion ? ['bastion'] : []),
    ...Object.keys(edge.loadBalancers).map((key) => `load-balancer/${key}`),
    ...guardedStores(environment).map(groupOf),
    ...insideClients(environment).map(({ group }) => group),
  ];
  return Object.entries(network?.securityGroupRules ?? {}).flatMap(([key, rule]) =>
    (['group', 'peer'] as const)
      .filter((side) => !/^\d/.test(rule[side]))
      .map((side) => ({
        kind: 'security group',
        name: rule[side],
        among: groups,
        user: `rule ${key}`,
        path: ['network', 'securityGroupRules', key, side],
      })),
  );
}
