// The arrows of the drawing, one line each, all from `uses` and `edge`.
import { nodeOf, sayOfEdges } from '../../environment/edges.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { siteCallArrows } from '../../model/delivery/site-calls.ts';
import { openBalancers } from '../../model/edge/balancers.ts';
import { entrancesOf, isIngressed } from '../../model/edge/ingress.ts';
import { nodeId } from '../../model/page/mermaid.ts';
import type { Environment, Service } from '../../model/schema/environment.ts';
import { calleesOf } from '../../model/services/calls.ts';
import { otherConsumers } from '../../model/services/consumers.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { aclsOf } from './draw-nodes.ts';

/** A service that calls more others than this has one arrow per category instead. */
const CALLS_DRAWN_SINGLY = 6;

export function drawEdges(environment: Environment): readonly string[] {
  return [
    ...wayIn(environment),
    ...sortedEntries(environment.services).flatMap(([key, service]) => [
      ...calls(environment, key, service),
      ...storeArrows(environment, key),
    ]),
    ...otherConsumers(environment).flatMap((consumer) => [
      ...calleesOf(consumer.uses).map((callee) => {
        return `${nodeOf(consumer)} --> ${nodeId('service', callee)}`;
      }),
      ...storeArrows(environment, consumer.key),
    ]),
    ...everyKind.flatMap(({ page }) => page?.between?.(environment) ?? []),
    ...siteCallArrows(environment),
  ];
}

function storeArrows(environment: Environment, consumer: string): readonly string[] {
  return sayOfEdges(environment, consumer, (kind, edge) => kind.page?.arrows?.(edge));
}

function wayIn(environment: Environment): readonly string[] {
  const { edge } = environment;
  const fromUsers = sortedEntries(edge.distributions).flatMap(([key, { origins }]) => [
    `${nodeId('users')} --> ${nodeId('distribution', key)}`,
    ...sortedEntries(origins).map(([, { bucket, loadBalancer }]) => {
      const origin =
        bucket === null ? entrance(edge, loadBalancer ?? '') : nodeId('bucket', bucket);
      return `${nodeId('distribution', key)} --> ${origin}`;
    }),
  ]);
  const toServices = sortedEntries(edge.loadBalancers).flatMap(([key, { targets }]) => [
    ...aclsOf(edge, 'load-balancer', key).map(
      (acl) => `${nodeId('webAcl', acl)} --> ${nodeId('loadBalancer', key)}`,
    ),
    ...sortedEntries(targets).map(
      ([, { service }]) => `${nodeId('loadBalancer', key)} --> ${nodeId('service', service)}`,
    ),
  ]);
  const straight = openBalancers(edge).map(
    (key) => `${nodeId('users')} --> ${entrance(edge, key)}`,
  );
  return [...fromUsers, ...straight, ...toServices, ...throughIngress(environment)];
}

/** The ingress controller is in between. */
function throughIngress(environment: Environment): readonly string[] {
  const { services } = environment;
  const behind = sortedEntries(services).filter(([key]) => isIngressed(environment, key));
  return entrancesOf(environment).flatMap((entrance) =>
    behind.map(([key]) => `${nodeId('loadBalancer', entrance)} --> ${nodeId('service', key)}`),
  );
}

/** What a request to a load balancer meets first. */
function entrance(edge: Environment['edge'], loadBalancer: string): string {
  const [acl] = aclsOf(edge, 'load-balancer', loadBalancer);
  return acl === undefined ? nodeId('loadBalancer', loadBalancer) : nodeId('webAcl', acl);
}

function calls(environment: Environment, key: string, { uses, category }: Service) {
  const from = nodeId('service', key);
  const callees = calleesOf(uses);
  if (callees.length <= CALLS_DRAWN_SINGLY) {
    return callees.map((callee) => `${from} --> ${nodeId('service', callee)}`);
  }
  const targets = callees.map((callee) => {
    const of = environment.services[callee]?.category ?? category;
    // Mermaid does not draw an arrow from a node to the group around it.
    return of === category ? nodeId('service', callee) : nodeId('category', of);
  });
  return [...new Set(targets)].sort().map((target) => `${from} --> ${target}`);
}
