// The internet reaches port 443 of load balancers, and nothing else.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { isWorld } from '../is-world.ts';
import { titleOf } from './requirement.ts';

const HTTPS_PORT = 443;

interface Opening {
  readonly element: Element;
  /** Address of the security group in its stack. */
  readonly group: string;
  readonly rule: Body;
}

export function checkOpenToWorld(input: CheckInput): readonly Diagnostic[] {
  const entrances = groupsOfLoadBalancers(input);
  return openingsOf(input)
    .filter(({ rule }) => sourcesOf(rule).some(isWorld))
    .filter(({ group, rule, element }) => {
      const isEntrance = entrances.has(`${element.stack}/${group}`);
      return !(isEntrance && isHttpsOnly(rule));
    })
    .map(({ element, rule }) =>
      diagnostic(
        'check/open-to-world',
        { what: titleOf(element), ports: portsOf(rule) },
        { path: pathOf(input, element) },
      ),
    );
}

/** A rule that the environment words itself has its peer there. */
function pathOf({ environment }: CheckInput, { origin }: Element): Path {
  return pointAt(environment, origin, 'peer');
}

function openingsOf(input: CheckInput): readonly Opening[] {
  const own = resourcesOf(input, 'aws_vpc_security_group_ingress_rule');
  const classic = resourcesOf(input, 'aws_security_group_rule').filter(
    ({ body }) => body['type'] === 'ingress',
  );
  const rules = [...own, ...classic].map((element) => ({
    element,
    group: addressIn(element.body['security_group_id']),
    rule: element.body,
  }));
  const inline = ['aws_security_group', 'aws_default_security_group']
    .flatMap((type) => resourcesOf(input, type))
    .flatMap((element) =>
      asList(element.body['ingress']).map((rule) => ({
        element,
        group: element.address,
        rule: asBody(rule),
      })),
    );
  return [...rules, ...inline];
}

function sourcesOf(rule: Body): readonly unknown[] {
  const { cidr_ipv4, cidr_ipv6, cidr_blocks, ipv6_cidr_blocks } = rule;
  return [cidr_ipv4, cidr_ipv6, ...asList(cidr_blocks), ...asList(ipv6_cidr_blocks)];
}

function isHttpsOnly({ ip_protocol, protocol, from_port, to_port }: Body): boolean {
  const isTcpOrUdp = ['tcp', 'udp'].includes(String(ip_protocol ?? protocol));
  return isTcpOrUdp && from_port === HTTPS_PORT && to_port === HTTPS_PORT;
}

function portsOf({ from_port, to_port }: Body): string {
  if (from_port === undefined || from_port === -1) return 'all ports';
  return from_port === to_port
    ? `port ${String(from_port)}`
    : `ports ${String(from_port)} to ${String(to_port)}`;
}

/** `stack/aws_security_group.key` of the groups on load balancers, followed through outputs. */
function groupsOfLoadBalancers(input: CheckInput): ReadonlySet<string> {
  const outputs = new Map(
    input.stacks.map(({ stack, document }) => [stack, asBody(document['output'])]),
  );
  const groups = resourcesOf(input, 'aws_lb').flatMap(({ stack, body }) =>
    asList(body['security_groups']).map((reference) => {
      const [, other, output = '', key = ''] = REMOTE.exec(String(reference)) ?? [];
      if (other === undefined) return `${stack}/${addressIn(reference)}`;
      const value = asBody(asBody(outputs.get(other))[output])['value'];
      return `${other}/${addressIn(asBody(value)[key] ?? value)}`;
    }),
  );
  return new Set(groups);
}

const REMOTE = /^\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)(?:\["([^"]+)"\])?\}$/;

/** `${aws_security_group.nodes.id}` → `aws_security_group.nodes`. */
function addressIn(reference: unknown): string {
  return /^\$\{(\w+\.[\w-]+)\.id\}$/.exec(String(reference))?.[1] ?? '';
}
