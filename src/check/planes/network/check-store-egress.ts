// Network policies let each service out to the stores it uses, and to nothing else inside the VPC.

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { contains } from '../../../model/cidr.ts';
import { answeredInside, MAIL_ENDPOINT, MAIL_PORTS } from '../../../model/edge/mail-endpoint.ts';
import { groupBy } from '../../../model/values/group-by.ts';
import { dataOf, resourcesOf } from '../../artifacts/elements.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { coversPort, lets, rulesFor } from '../network-policies.ts';
import { type Workload, workloadsOf } from '../workloads.ts';
import { halfOpen, type StoreReach, storeReaches } from './store-reach.ts';

export function checkStoreEgress(input: CheckInput): readonly Diagnostic[] {
  const byWorkload = groupBy(storeReaches(input), ({ workload }) => workload);
  const { network } = input.environment;
  const vpcs = network === null ? [] : [network.cidr];
  const endpoints = endpointSubnets(input);
  const mailboxes = hasEndpoint(input, MAIL_ENDPOINT) ? endpoints : [];
  const bound = boundAccounts(input);
  return workloadsOf(input).flatMap((workload) => {
    const reaches = byWorkload.get(workload) ?? [];
    // Whom manifests let ask the Kubernetes API, an admission webhook or a token of their own may say.
    const { isWritten = false } = workload.artifact;
    const asksApi = isWritten || bound.has(`${workload.namespace}/${workload.account}`);
    const answering = [...endpoints, ...(asksApi ? apiSubnets(input) : [])];
    const known = { reaches, vpcs, answering, mailboxes };
    return [...closed(input, reaches), ...needless(input, workload, known)];
  });
}

function closed(input: CheckInput, reaches: readonly StoreReach[]): readonly Diagnostic[] {
  return reaches
    .filter(({ isMounted }) => !isMounted)
    .filter(({ workload, port, cidrs, isRequired }) => {
      const passage = { pod: workload, direction: 'egress', port } as const;
      return isRequired && !cidrs.every((cidr) => lets(input, { ...passage, peer: { cidr } }));
    })
    .map((reach) =>
      halfOpen(reach, `the network policies of ${reach.workload.title} do not let it out`),
    );
}

interface Known {
  readonly reaches: readonly StoreReach[];
  readonly vpcs: readonly string[];
  /** Subnets in which interface endpoints of AWS answer, or the Kubernetes API. */
  readonly answering: readonly string[];
  /** Those in which one of them takes mail. */
  readonly mailboxes: readonly string[];
}

function needless(
  input: CheckInput,
  workload: Workload,
  { reaches, vpcs, answering, mailboxes }: Known,
): readonly Diagnostic[] {
  return (rulesFor(input, workload, 'egress') ?? []).flatMap((rule) => {
    const cidrs = asList(rule['to'])
      .map((peer) => asText(asBody(asBody(peer)['ipBlock'])['cidr']))
      .filter((cidr) => cidr !== '' && vpcs.some((vpc) => contains(vpc, cidr)))
      .filter((cidr) => !isNeeded(rule, cidr, reaches))
      .filter((cidr) => !(isHttps(rule) && answering.includes(cidr)))
      .filter((cidr) => !(isMail(rule) && mailboxes.includes(cidr)));
    if (cidrs.length === 0) return [];
    const args = { workload: workload.title, cidrs: cidrs.join(', '), ports: portsOf(rule) };
    return [diagnostic('check/egress-unneeded', args, { path: workload.artifact.origin })];
  });
}

function endpointSubnets(input: CheckInput): readonly string[] {
  const hasInterfaces = resourcesOf(input, 'aws_vpc_endpoint').some(
    ({ body }) => body['vpc_endpoint_type'] === 'Interface',
  );
  const { network } = input.environment;
  if (network === null) return [];
  const isAnswered =
    hasInterfaces || (network.existing !== null && answeredInside(network).length > 0);
  if (!isAnswered) return [];
  return network.subnets[network.placement.nodes]?.cidrs ?? [];
}

/** ServiceAccounts with rights of their own in the Kubernetes API. */
function boundAccounts(input: CheckInput): ReadonlySet<string> {
  const bindings = ['ClusterRoleBinding', 'RoleBinding'].flatMap((kind) => objectsOf(input, kind));
  const subjects = bindings.flatMap(({ object }) => asList(object['subjects']).map(asBody));
  return new Set(
    subjects
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map(({ namespace, name }) => `${asText(namespace)}/${asText(name)}`),
  );
}

/** Where the control plane has its network interfaces. */
function apiSubnets({ environment: { network } }: CheckInput): readonly string[] {
  return network?.subnets[network.placement.controlPlane]?.cidrs ?? [];
}

function isHttps(rule: Body): boolean {
  const ports = asList(rule['ports']).map(asBody);
  return ports.length === 1 && ports[0]?.['port'] === 443 && ports[0]['endPort'] === undefined;
}

function isMail(rule: Body): boolean {
  const ports = asList(rule['ports']).map(asBody);
  return ports.length > 0 && ports.every(({ port }) => MAIL_PORTS.includes(Number(port)));
}

function hasEndpoint(input: CheckInput, service: string): boolean {
  const type = 'aws_vpc_endpoint';
  return [...resourcesOf(input, type), ...dataOf(input, type)].some(({ body }) =>
    asText(body['service_name']).endsWith(`.${service}`),
  );
}

/** Each port it opens is one of a store in that very subnet. */
function isNeeded(rule: Body, cidr: string, reaches: readonly StoreReach[]): boolean {
  const there = reaches.filter(({ cidrs }) => cidrs.includes(cidr));
  const ports = asList(rule['ports']).map(asBody);
  return (
    ports.length > 0 &&
    ports.every((port) => {
      const used = there.filter((reach) => coversPort({ ports: [port] }, reach.port));
      const isRange = port['endPort'] !== undefined && port['endPort'] !== port['port'];
      return used.length > 0 && !isRange;
    })
  );
}

function portsOf(rule: Body): string {
  const ports = asList(rule['ports']).map((each) => String(asBody(each)['port']));
  return ports.join(', ') || 'all';
}
