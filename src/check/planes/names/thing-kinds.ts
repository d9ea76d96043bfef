// The kinds of things in AWS that Kubernetes calls by name: the resource that makes each, how
// its name follows from the resource, and what the caller's role has to allow.

import type { NamedThing } from '../../../kinds/contract/checks-part.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import type { Element } from '../../artifacts/elements.ts';
import { asText } from '../../as-text.ts';
import { asList, type CheckInput } from '../../check-input.ts';
import type { AwsPlace } from '../../place-of.ts';

interface Kind {
  readonly type: string;
  readonly nameOf: (element: Element, place: AwsPlace) => string;
  /** One of these has to be allowed on the ARN. */
  readonly actions: readonly string[];
  readonly arnOf: (name: string, place: AwsPlace) => string;
  /** Finds the names of its kind in the resources of a policy; only where a permission without a
   * name would be one too many. */
  readonly inPolicies?: RegExp | undefined;
}

function attribute(name: string): (element: Element) => string {
  return ({ body }) => asText(body[name]);
}

function regional(service: string, resource: string): Kind['arnOf'] {
  return (name, { account, region }) =>
    `arn:aws:${service}:${region}:${account}:${resource.replace('*', name)}`;
}

const NO_ACTIONS = { actions: [], arnOf: (name: string) => name };

const OWN: Readonly<Record<string, Kind>> = {
  cluster: { type: 'aws_eks_cluster', nameOf: attribute('name'), ...NO_ACTIONS },
  key: { type: 'aws_kms_alias', nameOf: attribute('name'), ...NO_ACTIONS },
  'log group': {
    type: 'aws_cloudwatch_log_group',
    nameOf: attribute('name'),
    actions: ['logs:PutLogEvents'],
    arnOf: regional('logs', 'log-group:*:log-stream:stream'),
  },
  repository: {
    type: 'aws_ecr_repository',
    nameOf: ({ body }, { account, region }) =>
      `${account}.dkr.ecr.${region}.amazonaws.com/${asText(body['name'])}`,
    ...NO_ACTIONS,
  },
  'target group': {
    type: 'aws_lb_target_group',
    nameOf: attribute('name'),
    actions: ['elasticloadbalancing:RegisterTargets'],
    arnOf: regional('elasticloadbalancing', 'targetgroup/*/0123456789abcdef'),
  },
  topic: {
    type: 'aws_sns_topic',
    nameOf: ({ body }, { account, region }) =>
      `arn:aws:sns:${region}:${account}:${asText(body['name'])}`,
    actions: ['sns:Publish'],
    arnOf: (name) => name,
  },
};

export const thingKinds: ReadonlyMap<string, Kind> = new Map([
  ...Object.entries(OWN),
  ...everyKind
    .flatMap(({ checks }) => checks?.things ?? [])
    .map((thing) => [thing.kind, kindOf(thing)] as const),
]);

/** Whether something of that kind and name stands already, where no stack may look. */
export function isStanding({ environment }: CheckInput, kind: string, name: string): boolean {
  return everyKind
    .flatMap(({ checks }) => checks?.things ?? [])
    .some((thing) => thing.kind === kind && thing.standing?.(environment).includes(name));
}

function kindOf({ type, nameAt, actions, arn, inPolicies }: NamedThing): Kind {
  return {
    type,
    nameOf: attribute(nameAt),
    actions,
    arnOf: (name, { account, region }) =>
      arn.replace('{region}', region).replace('{account}', account).replace('*', name),
    inPolicies,
  };
}

/** The names of a kind that the resources of a statement spell out. */
export function namesInPolicy(kind: Kind, resources: unknown): readonly string[] {
  const pattern = kind.inPolicies;
  if (!pattern) return [];
  return asList(resources).flatMap((each) => pattern.exec(asText(each))?.[1] ?? []);
}
