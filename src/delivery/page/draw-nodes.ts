// The nodes of the drawing, one line each.
import { SHELVES } from '../../kinds/contract/page-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { hasUsers, routeHosts } from '../../model/edge/balancers.ts';
import { label, nodeId, shapes, subgraph } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

export function drawNodes(environment: Environment): readonly string[] {
  const edge = edgeNodes(environment);
  return [
    ...(hasUsers(environment.edge) ? [shapes.round(nodeId('users'), label('Users'))] : []),
    ...subgraph(nodeId('group', 'edge'), label('Edge'), edge),
    ...clusterNodes(environment),
    ...shelves(environment),
  ];
}

function clusterNodes(environment: Environment): readonly string[] {
  const { cluster } = environment;
  if (cluster === null) return [];
  const title = label(`EKS cluster ${cluster.name}`);
  return subgraph(nodeId('group', 'cluster'), title, categories(environment));
}

function edgeNodes({ edge }: Environment): readonly string[] {
  const distributions = sortedEntries(edge.distributions).map(([key, { domains }]) =>
    shapes.box(
      nodeId('distribution', key),
      label(
        `CloudFront ${key}`,
        ...domains,
        ...aclsOf(edge, 'distribution', key).map((acl) => `behind WAF ${acl}`),
      ),
    ),
  );
  const loadBalancers = sortedEntries(edge.loadBalancers).flatMap(([key, balancer]) => [
    ...aclsOf(edge, 'load-balancer', key).map((acl) =>
      shapes.box(nodeId('webAcl', acl), label(`WAF ${acl}`)),
    ),
    shapes.box(
      nodeId('loadBalancer', key),
      label(
        `${balancer.scheme === 'internal' ? 'Internal load' : 'Load'} balancer ${key}`,
        balancer.host,
        ...routeHosts(key, balancer).map(({ host }) => host),
      ),
    ),
  ]);
  return [...distributions, ...loadBalancers];
}

/** Web ACLs in front of one thing. */
export function aclsOf(
  edge: Environment['edge'],
  kind: 'distribution' | 'load-balancer',
  key: string,
): readonly string[] {
  return sortedEntries(edge.webAcls)
    .filter(([, { protects }]) => protects === `${kind}/${key}`)
    .map(([acl]) => acl);
}

function categories({ categories: { titles }, services }: Environment): readonly string[] {
  return Object.entries(titles).flatMap(([category, title]) =>
    subgraph(
      nodeId('category', category),
      label(title),
      sortedEntries(services)
        .filter(([, service]) => service.category === category)
        .map(([key, service]) =>
          shapes.box(
            nodeId('service', key),
            label(service.title, service.port === null ? key : `${key}:${service.port}`),
          ),
        ),
    ),
  );
}

function shelves(environment: Environment): readonly string[] {
  return Object.entries(SHELVES).flatMap(([shelf, title]) => {
    const nodes = everyKind
      .filter(({ page }) => page?.shelf === shelf)
      .flatMap(({ page }) => page?.nodes?.(environment) ?? []);
    return subgraph(nodeId('group', shelf), label(title), nodes);
  });
}
