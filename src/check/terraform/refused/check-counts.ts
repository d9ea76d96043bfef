// How many an account may have of something in one of another: the last ones are refused in the middle of an
// apply, unless AWS was asked for more before.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import quotas from '../../../facts/aws-quotas.json' with { type: 'json' };
import { groupBy } from '../../../model/values/group-by.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';

interface Counted {
  readonly type: string;
  readonly what: string;
  readonly max: number;
  /** What they are counted in, by its address or its id; empty: not counted. */
  readonly within: (input: CheckInput, element: Element) => string;
}

const { counts } = quotas;

const COUNTED: readonly Counted[] = [
  ...(['ingress', 'egress'] as const).map((way) => ({
    type: `aws_vpc_security_group_${way}_rule`,
    what: `rules of ${way} in`,
    max: counts.securityGroupRules,
    within: named('security_group_id'),
  })),
  {
    type: 'aws_lb_listener_rule',
    what: 'listener rules of',
    max: counts.listenerRules,
    within: loadBalancerOf,
  },
  {
    type: 'aws_lb_listener_certificate',
    what: 'further certificates of',
    max: counts.listenerCertificates,
    within: loadBalancerOf,
  },
  {
    type: 'aws_iam_role_policy_attachment',
    what: 'policies attached to',
    max: counts.attachedPolicies,
    within: named('role'),
  },
  { type: 'aws_route', what: 'routes of', max: counts.routes, within: named('route_table_id') },
  ...[false, true].map((isEgress) => ({
    type: 'aws_network_acl_rule',
    what: `rules of ${isEgress ? 'egress' : 'ingress'} in`,
    max: counts.aclRules,
    within: (input: CheckInput, element: Element) =>
      (element.body['egress'] === true) === isEgress ? named('network_acl_id')(input, element) : '',
  })),
];

export function checkCounts(input: CheckInput): readonly Diagnostic[] {
  return COUNTED.flatMap((counted) => {
    const { type, what, max, within } = counted;
    const groups = groupBy(resourcesOf(input, type), (element) => within(input, element));
    return [...groups].flatMap(([owner, elements]) => {
      const first = elements[max];
      if (owner === '' || first === undefined) return [];
      const args = { what: `${what} ${owner}`, found: elements.length, max };
      return [diagnostic('check/aws-quota', args, { path: first.origin })];
    });
  });
}

function named(argument: string): Counted['within'] {
  return (input, { stack, body }) => {
    const [owner] = elementsBehind(input, stack, body[argument]);
    return owner?.address ?? asText(body[argument]);
  };
}

function loadBalancerOf(input: CheckInput, { stack, body }: Element): string {
  const [listener] = elementsBehind(input, stack, body['listener_arn']);
  if (listener === undefined) return '';
  const [balancer] = elementsBehind(input, listener.stack, listener.body['load_balancer_arn']);
  return balancer?.address ?? '';
}
