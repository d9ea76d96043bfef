// The drawing of an environment as plain data: what there is, and what leads where.

import { nodeOf, sayOfEdges } from '../../../environment/edges.ts';
import { SHELVES } from '../../../kinds/contract/page-part.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { siteCallArrows } from '../../../model/delivery/site-calls.ts';
import { hasUsers, openBalancers, routeHosts } from '../../../model/edge/balancers.ts';
import { entrancesOf, isIngressed } from '../../../model/edge/ingress.ts';
import { nodeId } from '../../../model/page/mermaid.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { calleesOf } from '../../../model/services/calls.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import { type Arrow, readArrows, readNodes } from './read-mermaid.ts';

export interface GraphNode {
  readonly id: string;
  /** The name first. */
  readonly lines: readonly string[];
  readonly kind: 'users' | 'edge' | 'service' | 'store';
  /** The category of a service, the shelf of a store. */
  readonly group: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly arrows: readonly Arrow[];
}

/** Arrows that lead to nothing of the drawing are left out, as of a service that a kind only names. */
export function graphOf(environment: Environment): Graph {
  const nodes = nodesOf(environment);
  const ids = new Set(nodes.map(({ id }) => id));
  const arrows = new Map(
    arrowsOf(environment)
      .filter(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)
      .map((arrow) => [`${arrow.from} ${arrow.to} ${arrow.style}`, arrow]),
  );
  return { nodes, arrows: [...arrows.values()] };
}

function nodesOf(environment: Environment): readonly GraphNode[] {
  const edge = edgeNodes(environment);
  const users: GraphNode = { id: nodeId('users'), lines: ['Users'], kind: 'users', group: '' };
  const { titles } = environment.categories;
  return [
    ...(hasUsers(environment.edge) ? [users] : []),
    ...edge,
    ...sortedEntries(environment.services).map(
      ([key, { title, port, category }]): GraphNode => ({
        id: nodeId('service', key),
        lines: [port === null ? key : `${key}:${port}`, title],
        kind: 'service',
        group: titles[category] ?? category,
      }),
    ),
    ...everyKind.flatMap(({ page }) => {
      const shelf = page?.shelf ?? null;
      if (shelf === null) return [];
      return readNodes(page?.nodes?.(environment) ?? []).map(
        (node): GraphNode => ({
          ...node,
          kind: 'store',
          group: SHELVES[shelf],
        }),
      );
    }),
  ];
}

function edgeNodes({ edge }: Environment): readonly GraphNode[] {
  const aclsOf = (protects: string) =>
    sortedEntries(edge.webAcls)
      .filter(([, acl]) => acl.protects === protects)
      .map(([key]) => `behind WAF ${key}`);
  const distributions = sortedEntries(edge.distributions).map(([key, { domains }]) => ({
    id: nodeId('distribution', key),
    lines: [`CloudFront ${key}`, ...domains, ...aclsOf(`distribution/${key}`)],
  }));
  const balancers = sortedEntries(edge.loadBalancers).map(([key, balancer]) => ({
    id: nodeId('loadBalancer', key),
    lines: [
      `${balancer.scheme === 'internal' ? 'Internal load' : 'Load'} balancer ${key}`,
      balancer.host,
      ...routeHosts(key, balancer).map(({ host }) => host),
      ...aclsOf(`load-balancer/${key}`),
    ],
  }));
  return [...distributions, ...balancers].map((each) => ({ ...each, kind: 'edge', group: 'Edge' }));
}

function arrowsOf(environment: Environment): readonly Arrow[] {
  return [
    ...wayIn(environment),
    ...consumersOf(environment).flatMap((consumer) => [
      ...calleesOf(consumer.uses).map((callee) =>
        request(nodeOf(consumer), nodeId('service', callee)),
      ),
      ...readArrows(
        sayOfEdges(environment, consumer.key, (kind, edge) => kind.page?.arrows?.(edge)),
      ),
    ]),
    ...readArrows(everyKind.flatMap(({ page }) => page?.between?.(environment) ?? [])),
    ...readArrows(siteCallArrows(environment)),
  ];
}

function wayIn(environment: Environment): readonly Arrow[] {
  const { edge, services } = environment;
  const users = nodeId('users');
  const fromDistributions = sortedEntries(edge.distributions).flatMap(([key, { origins }]) => [
    request(users, nodeId('distribution', key)),
    ...sortedEntries(origins).map(([, { bucket, loadBalancer }]) => {
      const origin =
        bucket === null ? nodeId('loadBalancer', loadBalancer ?? '') : nodeId('bucket', bucket);
      return request(nodeId('distribution', key), origin);
    }),
  ]);
  const open = openBalancers(edge);
  const behind = Object.keys(services).filter((key) => isIngressed(environment, key));
  const fromBalancers = sortedEntries(edge.loadBalancers).flatMap(([key, balancer]) => [
    ...(open.includes(key) ? [request(users, nodeId('loadBalancer', key))] : []),
    ...sortedEntries(balancer.targets).map(([, { service }]) =>
      request(nodeId('loadBalancer', key), nodeId('service', service)),
    ),
    ...(entrancesOf(environment).includes(key) ? behind.sort() : []).map((service) =>
      request(nodeId('loadBalancer', key), nodeId('service', service)),
    ),
  ]);
  return [...fromDistributions, ...fromBalancers];
}

function request(from: string, to: string): Arrow {
  return { from, to, style: 'request', isBoth: false };
}
