// Security groups and their rules. A store's group opens exactly the ports its edges need, to the nodes;
// rules that a design states beyond that come from `network.securityGroupRules`.

import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { VpcSecurityGroupEgressRule } from '@cdktf/provider-aws/lib/vpc-security-group-egress-rule/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { insideClients } from '../../environment/network-clients.ts';
import { otherPorts } from '../../environment/outside-ports.ts';
import { groupOf, guardedStores, podStoreEdges } from '../../environment/store-edges.ts';
import type { GroupRule } from '../../kinds/contract/network-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import { securityGroupName } from '../../model/naming/network.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { balancerRules, CLOUDFRONT } from './balancer-rules.ts';
import { bastionRules } from './bastion-rules.ts';
import { clientRules } from './client-rules.ts';
import { cloudfrontPrefixList } from './cloudfront-prefix-list.ts';
import { findNodeGroup } from './existing-nodes.ts';
import { findStoreGroups } from './existing-stores.ts';
import { rolloutRules } from './rollout-rules.ts';

interface Group {
  /** `nodes`, `database/main`, `load-balancer/main`, … */
  readonly name: string;
  readonly description: string;
  readonly origin: Path;
}

const NODES: Group = {
  name: 'nodes',
  description: 'Worker nodes and their pods',
  origin: ['cluster', 'nodeGroups'],
};
const BASTION: Group = {
  name: 'bastion',
  description: 'The bastion',
  origin: ['network', 'bastion'],
};
const ROLLOUTS: Group = {
  name: 'rollouts',
  description: 'The function that tells pipelines how a rollout goes',
  origin: ['delivery', 'pipeline'],
};
const EVERYWHERE = '0.0.0.0/0';

/** Adds all groups and rules; returns group ids by name. */
export function addSecurityGroups(
  module: RootModule,
  vpcId: string,
): Readonly<Record<string, string>> {
  const { environment } = module;
  const standing = environment.cluster?.existing ?? null;
  const made = Object.fromEntries(
    groupsOf(environment).map(({ name, description, origin }) => {
      const fullName = securityGroupName(environment, name);
      const group = module.resource(SecurityGroup, terraformName(name), origin, {
        name: fullName,
        description,
        vpcId,
        tags: { Name: fullName },
      });
      return [name, group.id];
    }),
  );
  const nodes = standing === null ? {} : { nodes: findNodeGroup(module, standing) };
  const ids = { ...nodes, ...made, ...findStoreGroups(module) };
  const prefixList = cloudfrontPrefixList(module);
  for (const rule of rulesOf(module)) addRule(module, { ids, prefixList }, rule);
  return ids;
}

/** What kinds of stores admit beside the edges, under the same key where it is the same. */
function ruleParts({ environment, landscape }: RootModule): readonly GroupRule[] {
  return everyKind.flatMap(({ network }) => network?.rules?.(environment, landscape) ?? []);
}

function terraformName(group: string): string {
  return group.replace('/', '-');
}

function groupsOf(environment: Environment): readonly Group[] {
  const stores = guardedStores(environment)
    .filter(({ standing }) => standing === null)
    .map((store) => ({
      name: groupOf(store),
      description: `Clients of the ${store.kind} ${store.key}`,
      origin: store.path,
    }));
  const balancers = Object.keys(environment.edge.loadBalancers).map((key) => ({
    name: `load-balancer/${key}`,
    description: `Load balancer ${key}`,
    origin: ['edge', 'loadBalancers', key],
  }));
  return [
    ...(makesNodes(environment) ? [NODES] : []),
    ...(networkOf(environment).bastion === null ? [] : [BASTION]),
    ...(watchesRollouts(environment) ? [ROLLOUTS] : []),
    ...balancers,
    ...stores,
    ...clientsOf(environment),
  ];
}

function rulesOf(module: RootModule): readonly GroupRule[] {
  const { environment } = module;
  const edges = storeRules(environment);
  return [
    ...(makesNodes(environment) ? nodeRules(environment) : []),
    ...balancerRules(module),
    ...bastionRules(environment),
    ...rolloutRules(environment),
    ...clientRules(environment),
    ...edges,
    ...statedRules(environment),
    ...ruleParts(module).filter(({ key }) => !edges.some((edge) => edge.key === key)),
  ];
}

/** Nodes of a cluster that stands already have a group, and what it lets in and out among them. */
function makesNodes({ cluster }: Environment): boolean {
  return cluster !== null && cluster.existing === null;
}

function nodeRules(environment: Environment): readonly GroupRule[] {
  const rule = { group: 'nodes', origin: ['cluster', 'nodeGroups'] } as const;
  return [
    {
      ...rule,
      key: 'nodes-from-nodes',
      direction: 'ingress',
      peer: 'nodes',
      description: 'All traffic within the cluster',
    },
    ...(networkOf(environment).nodeEgress === 'everywhere'
      ? [everythingOut()]
      : namedOut(environment)),
  ];
}

const NODES_OUT = {
  group: 'nodes',
  direction: 'egress',
  origin: ['network', 'nodeEgress'],
} as const;

function everythingOut(): GroupRule {
  return {
    ...NODES_OUT,
    origin: ['cluster', 'nodeGroups'],
    key: 'nodes-to-everywhere',
    peer: EVERYWHERE,
    description: 'All outbound traffic; network policies decide per service',
  };
}

/** Beside the stores. DNS needs no rule: groups do not filter what goes to the resolver of the VPC, nor
 * time and instance metadata. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
function namedOut(environment: Environment): readonly GroupRule[] {
  return [
    {
      ...NODES_OUT,
      key: 'nodes-to-nodes',
      peer: 'nodes',
      description: 'All traffic within the cluster',
    },
    {
      ...NODES_OUT,
      key: 'nodes-to-everywhere-443',
      peer: EVERYWHERE,
      ports: [443, 443],
      description: 'Kubernetes API, images, AWS and external services',
    },
    ...otherPorts(environment).map(
      (port): GroupRule => ({
        ...NODES_OUT,
        key: `nodes-to-everywhere-${port}`,
        peer: EVERYWHERE,
        ports: [port, port],
        description: 'External services that are not called over HTTPS',
      }),
    ),
  ];
}

function clientsOf(environment: Environment): readonly Group[] {
  return insideClients(environment).map(({ consumer: { collection, key }, group }) => ({
    name: group,
    description: group.replace('/', ' '),
    origin: [collection, key],
  }));
}

function storeRules(environment: Environment): readonly GroupRule[] {
  const stores = podStoreEdges(environment)
    .map(({ store }) => store)
    .filter(({ pods }) => pods === null);
  const isNamed = networkOf(environment).nodeEgress === 'named';
  const rules = stores.flatMap((each) => {
    const { kind, key: store, ports: all, path } = each;
    const group = groupOf(each);
    return all.flatMap((port) => {
      const ports = [port, port] as const;
      const description = `Services that use the ${kind} ${store}`;
      const key = `${terraformName(group)}-from-nodes-${port}`;
      const into: GroupRule = {
        ...{ key, group, ports, description, origin: path },
        direction: 'ingress',
        peer: 'nodes',
      };
      if (!isNamed) return [into];
      const outKey = `nodes-to-${terraformName(group)}-${port}`;
      const out: GroupRule = { ...NODES_OUT, key: outKey, peer: group, ports, description };
      return [into, out];
    });
  });
  return uniqueBy(rules, ({ key }) => key);
}

function statedRules(environment: Environment): readonly GroupRule[] {
  const network = networkOf(environment);
  return Object.entries(network.securityGroupRules).flatMap(([key, rule]) => {
    const [from = '0', to = from] = rule.ports.split('-');
    const stated: GroupRule = {
      key,
      direction: rule.direction,
      group: rule.group,
      peer: rule.peer,
      ports: [Number(from), Number(to)],
      description: rule.because,
      origin: ['network', 'securityGroupRules', key],
    };
    // What a stated rule admits from the nodes, they have to be let out for.
    const isHalf = network.nodeEgress === 'named' && rule.direction === 'ingress';
    if (!isHalf || rule.peer !== 'nodes' || rule.group === 'nodes') return [stated];
    const out = { direction: 'egress', group: 'nodes', peer: rule.group } as const;
    return [stated, { ...stated, ...out, key: `nodes-to-${key}` }];
  });
}

interface Peers {
  readonly ids: Readonly<Record<string, string>>;
  readonly prefixList: string | undefined;
}

function addRule(module: RootModule, peers: Peers, rule: GroupRule): void {
  const group = peers.ids[rule.group];
  if (group === undefined) return;
  const type =
    rule.direction === 'ingress' ? VpcSecurityGroupIngressRule : VpcSecurityGroupEgressRule;
  module.resource(type, rule.key, rule.origin, {
    securityGroupId: group,
    ...peerOf(peers, rule.peer),
    ...(rule.ports
      ? {
          ipProtocol: rule.transport === 'UDP' ? 'udp' : 'tcp',
          fromPort: rule.ports[0],
          toPort: rule.ports[1],
        }
      : { ipProtocol: '-1' }),
    description: ruleDescription(rule.description),
  });
}

function peerOf({ ids, prefixList }: Peers, peer: string) {
  const group = ids[peer];
  if (group !== undefined) return { referencedSecurityGroupId: group };
  return peer === CLOUDFRONT && prefixList !== undefined
    ? { prefixListId: prefixList }
    : { cidrIpv4: peer };
}

/** EC2 allows 255 of a small set of characters: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
function ruleDescription(text: string): string {
  return text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, ' ').slice(0, 255);
}
