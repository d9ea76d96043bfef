// What of AWS answers to the internet, or to more of it than before.
import { blocksOf, bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import type { Danger } from '../danger.ts';
import type { DangerJudge } from '../danger-judge.ts';
import { argumentAt } from '../weakens/argument-at.ts';
import { coversRange, rangeWords } from './address-ranges.ts';

interface Door {
  /** Of resources; `*` for every type that has the argument. */
  readonly type: string;
  readonly argument: string;
  readonly isOpen: (value: Json | undefined) => boolean;
  /** What may happen, after the name of the resource. */
  readonly words: string | ((body: Body) => string);
}

const isTrue = (value: Json | undefined) => value === true || value === 'true';
const isNotTrue = (value: Json | undefined) => !isTrue(value);
const blocked = (argument: string, words: string): Door => ({
  ...{ type: 'aws_s3_bucket_public_access_block', argument, isOpen: isNotTrue, words },
});

const DOORS: readonly Door[] = [
  { type: '*', argument: 'publicly_accessible', isOpen: isTrue, words: 'has a public address' },
  {
    ...{ type: 'aws_eks_cluster', argument: 'vpc_config.endpoint_public_access', isOpen: isTrue },
    words: (body) => `answers to ${(endpointClients(body) ?? []).map(rangeWords).join(', ')}`,
  },
  {
    ...{ type: 'aws_lb', argument: 'internal', isOpen: isNotTrue },
    words: 'is reached from the internet',
  },
  {
    ...{ type: 'aws_subnet', argument: 'map_public_ip_on_launch', isOpen: isTrue },
    words: 'gives public addresses to what starts in it',
  },
  {
    ...{ type: 'aws_instance', argument: 'associate_public_ip_address', isOpen: isTrue },
    words: 'has a public address',
  },
  {
    type: 'aws_msk_cluster',
    argument: 'broker_node_group_info.connectivity_info.public_access.type',
    isOpen: (value) => value !== undefined && value !== 'DISABLED',
    words: 'is reached from the internet',
  },
  {
    type: 'aws_lambda_function_url',
    argument: 'authorization_type',
    isOpen: (value) => value === 'NONE',
    words: 'answers to anybody, without a signature',
  },
  {
    type: 'aws_s3_bucket_acl',
    argument: 'acl',
    isOpen: (value) =>
      ['public-read', 'public-read-write', 'authenticated-read'].includes(String(value)),
    words: 'lets everybody read its objects',
  },
  blocked('block_public_acls', 'takes ACLs that make objects public'),
  blocked('ignore_public_acls', 'heeds ACLs that make objects public'),
  blocked('block_public_policy', 'takes a policy that makes the bucket public'),
  blocked('restrict_public_buckets', 'lets a public policy count for everybody'),
];

export const judgePublicAccess: DangerJudge = ({ thing, name }, setting) => {
  if (thing.plane !== 'terraform' || setting === null) return [];
  const { type, before, after } = thing.of;
  if (after === null)
    return before === null ? [] : unblocked(thing.of, setting.transition.stacks.after);
  const doors = DOORS.filter((door) => isDoorOf(door, type, after))
    .filter(({ argument, isOpen }) => {
      const wasOpen = before !== null && isOpen(argumentAt(before, argument));
      return isOpen(argumentAt(after, argument)) && !wasOpen;
    })
    .map(({ words, argument }) =>
      opens(`${name} ${typeof words === 'string' ? words : words(after)}`, name, argument),
    );
  return [...doors, ...clientsOf(name, before, after), ...unauthenticated(name, before, after)];
};

function isDoorOf({ type, argument }: Door, own: string, body: Body): boolean {
  return type === own || (type === '*' && argumentAt(body, argument) !== undefined);
}

function opens(reason: string, about: string, argument: string): Danger {
  return { label: 'opens network', reason: `${reason}: ${argument}`, about };
}

/** Of the endpoint of a cluster; nothing written is everybody. */
function clientsOf(name: string, before: Body | null, after: Body): readonly Danger[] {
  const argument = 'vpc_config.public_access_cidrs';
  const [was, is] = [endpointClients(before), endpointClients(after)];
  if (was === null || is === null) return [];
  const more = is.filter((range) => !was.some((each) => coversRange(each, range)));
  if (more.length === 0) return [];
  return [opens(`${more.map(rangeWords).join(', ')} reaches ${name}`, name, argument)];
}

/** Null: it has none for the internet. */
function endpointClients(body: Body | null): readonly string[] | null {
  const config = body === null ? {} : bodyOf([body['vpc_config']].flat()[0]);
  if (config['endpoint_public_access'] !== true) return null;
  return [config['public_access_cidrs'] ?? '0.0.0.0/0'].flat().map(String);
}

/** Listeners that no longer ask who it is. */
function unauthenticated(name: string, before: Body | null, after: Body): readonly Danger[] {
  const asks = (body: Body | null) =>
    ['action', 'default_action']
      .flatMap((key) => blocksOf(body?.[key]))
      .some(({ type }) => String(type).startsWith('authenticate-'));
  if (!asks(before) || asks(after)) return [];
  return [opens(`${name} lets requests through without asking who makes them`, name, 'action')];
}

function unblocked(
  {
    type,
    stack,
    address,
    before,
    isForgotten,
  }: { type: string; stack: string; address: string; before: Body | null; isForgotten: boolean },
  documents: ReadonlyMap<string, Body>,
): readonly Danger[] {
  const bucket = String(before?.['bucket'] ?? '');
  const [, key] = /^\$\{aws_s3_bucket\.([\w-]+)\./.exec(bucket) ?? [];
  const resources = bodyOf(documents.get(stack)?.['resource']);
  const stands = key !== undefined && Object.hasOwn(bodyOf(resources['aws_s3_bucket']), key);
  if (type !== 'aws_s3_bucket_public_access_block' || !stands || isForgotten) return [];
  const reason = `without ${address}, aws_s3_bucket.${key} may be made public`;
  return [{ label: 'opens network', reason, about: address }];
}
