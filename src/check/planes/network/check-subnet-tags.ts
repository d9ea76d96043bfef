// Subnets carry the tags by which the load balancer controller finds them.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/

import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { isStanding } from '../../artifacts/subnet-cidr.ts';
import { asText } from '../../as-text.ts';
import { asBody, type CheckInput } from '../../check-input.ts';

interface Wanted {
  readonly subnet: Element;
  readonly tag: string;
  readonly value: RegExp;
}

const PUBLIC = 'kubernetes.io/role/elb';
const INTERNAL = 'kubernetes.io/role/internal-elb';
const ROLE = /^1?$/;
const CLUSTER = /^(shared|owned)$/;

export function checkSubnetTags(input: CheckInput): readonly Diagnostic[] {
  const wanted = [...wantedByLoadBalancers(input), ...wantedByNodes(input)];
  const lacking = wanted.filter(({ subnet, tag, value }) => {
    return !value.test(String(asBody(subnet.body['tags'])[tag]));
  });
  return uniqueBy(lacking, ({ subnet, tag }) => `${subnet.address} ${tag}`).map(({ subnet, tag }) =>
    diagnostic('check/subnet-tag-missing', { subnet: subnet.key, tag }, { path: subnet.origin }),
  );
}

function wantedByLoadBalancers(input: CheckInput): readonly Wanted[] {
  return resourcesOf(input, 'aws_lb').flatMap(({ stack, body }) => {
    const role = body['internal'] === true ? INTERNAL : PUBLIC;
    return subnetsBehind(input, stack, body['subnets']).flatMap((subnet) => [
      { subnet, tag: role, value: ROLE },
      ...clusterTags(input).map((tag) => ({ subnet, tag, value: CLUSTER })),
    ]);
  });
}

/** Internal load balancers stand beside the nodes, unless those stand in public subnets themselves. */
function wantedByNodes(input: CheckInput): readonly Wanted[] {
  return resourcesOf(input, 'aws_eks_node_group').flatMap(({ stack, body }) =>
    subnetsBehind(input, stack, body['subnet_ids']).flatMap((subnet) => [
      ...(PUBLIC in asBody(subnet.body['tags']) ? [] : [{ subnet, tag: INTERNAL, value: ROLE }]),
      ...clusterTags(input).map((tag) => ({ subnet, tag, value: CLUSTER })),
    ]),
  );
}

function subnetsBehind(input: CheckInput, stack: string, value: unknown): readonly Element[] {
  return elementsBehind(input, stack, value).filter(
    // Tags of what stands already are its owner's.
    (each) => each.type === 'aws_subnet' && !isStanding(each),
  );
}

function clusterTags(input: CheckInput): readonly string[] {
  return resourcesOf(input, 'aws_eks_cluster').map(
    ({ body }) => `kubernetes.io/cluster/${asText(body['name'])}`,
  );
}
