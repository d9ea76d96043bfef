// What stands already and belongs to somebody else: how it is found, and what its owner has to keep.
import { addonsOf, namespaceOf } from '../../addons/addons.ts';
import type { StandingRow as Row } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { balancerHosts, distributionHosts } from '../../model/edge/certified-hosts.ts';
import { securityGroupName } from '../../model/naming/network.ts';
import { code, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { ExistingNetwork } from '../../model/schema/network/existing.ts';
import type { Network } from '../../model/schema/network/network.ts';
import { renderKeyPolicies } from './render-key-policies.ts';

export function renderExisting(environment: Environment): readonly string[] {
  const { network } = environment;
  const rows = [
    ...(network?.existing ? networkRows(network, network.existing) : []),
    ...clusterRows(environment),
    ...addonRows(environment),
    ...zoneRows(environment),
    ...certificateRows(environment),
    ...keyRows(environment),
    ...everyKind.flatMap(({ page }) => page?.standing?.(environment) ?? []),
  ];
  if (rows.length === 0) return [];
  return [
    'These are read, and nothing of them is made, changed or destroyed. A plan fails where they are not as written.',
    '',
    ...table(['What', 'Found by', 'What its owner keeps'], rows),
    ...renderKeyPolicies(environment),
  ];
}

function networkRows(network: Network, { vpc, endpoints }: ExistingNetwork): readonly Row[] {
  const tiers = Object.entries(network.subnets).map(([tier, { existing, cidrs, route }]): Row => {
    const { ids = [], tags = {} } = existing ?? {};
    const byTags = Object.keys(tags).length > 0 ? tagList(tags) : cidrs.map(code).join(' ');
    const found = ids.length > 0 ? ids.map(code).join(' ') : byTags;
    return [`Subnets of tier ${code(tier)}`, found, LEADS[route]];
  });
  const answering = endpoints.map((service): Row => {
    return [`Endpoint ${code(service)}`, 'its service', 'private DNS, where it has an address'];
  });
  return [
    ['VPC', vpc.id === null ? tagList(vpc.tags) : code(vpc.id), 'names are resolved in it'],
    ...tiers,
    ...answering,
  ];
}

const LEADS = {
  internet: 'a route to an internet gateway',
  nat: 'a route out that is no internet gateway',
  none: 'no route out',
} as const;

function clusterRows(environment: Environment): readonly Row[] {
  const { cluster, edge } = environment;
  if (!cluster?.existing) return [];
  const { nodeSecurityGroup } = cluster.existing;
  const balancers = Object.keys(edge.loadBalancers).map((key) =>
    code(securityGroupName(environment, `load-balancer/${key}`)),
  );
  const admits =
    balancers.length === 0
      ? 'all traffic out'
      : `all traffic out; rules of ours that admit ${balancers.join(' ')}`;
  return [
    [
      `Cluster ${code(cluster.name)}`,
      'its name',
      `Kubernetes ${cluster.version}, access entries, its OIDC provider in IAM`,
    ],
    [
      'Security group of its nodes',
      nodeSecurityGroup === null ? 'the group that EKS made' : code(nodeSecurityGroup),
      admits,
    ],
  ];
}

function addonRows(environment: Environment): readonly Row[] {
  const ofEks = Object.entries(environment.cluster?.addons ?? {})
    .filter(([, { existing }]) => existing !== null)
    .map(([addon, { existing, configuration }]): Row => {
      const settings = Object.entries(configuration).map(([key, value]) =>
        code(`${key}: ${JSON.stringify(value)}`),
      );
      const found = existing === 'addon' ? 'EKS' : 'nobody: no plan proves it';
      return [`EKS add-on ${code(addon)}`, found, settings.join(', ') || 'that it runs'];
    });
  const ofCharts = addonsOf(environment)
    .filter(({ name }) => environment.addons[name]?.existing)
    .map((addon): Row => {
      const namespace = code(namespaceOf(environment, addon));
      return [
        `Add-on ${code(addon.name)}`,
        'nobody: no plan proves it',
        `that it runs, in ${namespace}`,
      ];
    });
  return [...ofEks, ...ofCharts];
}

function zoneRows({ edge: { zone, existingZone, delegatedBy } }: Environment): readonly Row[] {
  if (zone === null || existingZone === null) return [];
  const led = delegatedBy === null ? 'that the zone above leads to it' : '';
  const admits = 'no CAA record that keeps `amazon.com` from certifying names in it';
  return [
    [
      `Public zone ${code(zone)}`,
      existingZone.id === null ? 'its name' : code(existingZone.id),
      [led, admits].filter((each) => each !== '').join('; '),
    ],
  ];
}

function certificateRows(environment: Environment): readonly Row[] {
  const { loadBalancers, distributions } = environment.edge;
  const of = (what: string, arn: string, hosts: readonly string[]): Row => [
    `Certificate of ${what}`,
    code(arn),
    `that it is issued, and renewed; no plan proves that it names ${hosts.map(code).join(' ')}`,
  ];
  return [
    ...Object.entries(loadBalancers).flatMap(([key, balancer]) => {
      const { certificateArn: arn } = balancer;
      if (arn === null) return [];
      return [of(`load balancer ${code(key)}`, arn, balancerHosts(environment, key, balancer))];
    }),
    ...Object.entries(distributions).flatMap(([key, distribution]) => {
      const { certificateArn: arn } = distribution;
      if (arn === null) return [];
      return [of(`distribution ${code(key)}`, arn, distributionHosts(distribution))];
    }),
  ];
}

function keyRows({ aws }: Environment): readonly Row[] {
  return Object.entries(aws.keys).flatMap(([purpose, arn]): readonly Row[] =>
    arn === null
      ? []
      : [[`KMS key of ${code(purpose)}`, code(arn), 'that it is enabled, and its policy, below']],
  );
}

function tagList(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([name, value]) => code(`${name}=${value}`))
    .join(' ');
}
