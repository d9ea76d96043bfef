// The internet reaches port 443 of load balancers, and nothing else.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asBody, asList, type Body, type CheckInput } from '../../check-input.ts';
import { pointAt } from '../../point-at.ts';
import { isWorld } from '../is-world.ts';
import { titleOf } from './requirement.ts';

const HTTPS_PORT = 443;

interface Opening {
  readonly element: Element;
  /** Security groups that it opens. */
  readonly groups: readonly Element[];
  readonly rule: Body;
}

export function checkOpenToWorld(input: CheckInput): readonly Diagnostic[] {
  const entrances = groupsOfLoadBalancers(input);
  return openingsOf(input)
    .filter(({ rule }) => sourcesOf(rule).some(isWorld))
    .filter(({ groups, rule }) => {
      const isEntrance = groups.length > 0 && groups.every((group) => entrances.has(group));
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
    groups: elementsBehind(input, element.stack, element.body['security_group_id']),
    rule: element.body,
  }));
  const inline = ['aws_security_group', 'aws_default_security_group']
    .flatMap((type) => resourcesOf(input, type))
    .flatMap((element) =>
      asList(element.body['ingress']).map((rule) => ({
        element,
        groups: [element],
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

/** The security groups on load balancers. */
function groupsOfLoadBalancers(input: CheckInput): ReadonlySet<Element> {
  return new Set(
    resourcesOf(input, 'aws_lb').flatMap(({ stack, body }) =>
      elementsBehind(input, stack, body['security_groups']),
    ),
  );
}
