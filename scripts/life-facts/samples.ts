// Values to try for an argument, the likeliest first. The provider refuses what is not valid, and its
// complaint often names what is: see complaints.ts.

import type { Body } from './body.ts';
import { type BlockSchema, isArgument, type NestedSchema } from './provider-schema.ts';

const ACCOUNT = '123456789012';
const ARN = `arn:aws:iam::${ACCOUNT}:role/sample`;
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

/** By how the name of the argument ends or what it has in it. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/message_by_link$/, 'Follow {##this##}'],
  [/(email|sms|verification|authentication)_message$/, '{username}, your code is {####}'],
  [/user_pool_id$/, 'us-east-1_Sample123'],
  [/launch_template_id$/, 'lt-0123456789abcdef0'],
  [/^parent_id$/, 'r-abcd'],
  [/addon_version$/, 'v1.2.3-eksbuild.1'],
  [/mount_path$/, '/mnt/sample'],
  [/custom_iam_instance_profile/, 'AWSRDSCustomSample'],
  [/policy_runtime$/, 'guard-2.x.x'],
  [/cron_expression$/, 'cron(0 9 * * ? *)'],
  [/time_period_(start|end)$/, '2030-01-01_00:00'],
  [/^protocol$/, 'tcp'],
  [
    /kms_key(_id|_arn)?$|encryption_key/,
    `arn:aws:kms:us-east-1:${ACCOUNT}:key/${'1'.repeat(8)}-1111-4111-a111-111111111111`,
  ],
  [
    /certificate_arn/,
    `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/11111111-1111-4111-a111-111111111111`,
  ],
  [/topic_arn/, `arn:aws:sns:us-east-1:${ACCOUNT}:sample`],
  [/lambda|function_arn/, `arn:aws:lambda:us-east-1:${ACCOUNT}:function:sample`],
  [/arns?$/, ARN],
  [/ipv6_cidr/, '2001:db8:1234:1a00::/64'],
  [/cidr/, '10.1.0.0/24'],
  [/availability_zone_id/, 'use1-az1'],
  [/availability_zones?$|zone_names?$/, 'us-east-1a'],
  [/region$/, 'us-east-1'],
  [/subnet_ids?$|subnets$/, 'subnet-0123456789abcdef0'],
  [/security_groups?$|security_group_ids?$/, 'sg-0123456789abcdef0'],
  [/vpc_id$/, 'vpc-0123456789abcdef0'],
  [/maintenance_window$/, 'sun:05:00-sun:06:00'],
  [/backup_window$|snapshot_window$/, '03:00-04:00'],
  [/accounts?$|account_ids?$|owner_id$/, ACCOUNT],
  [/policy$|policies$|policy_document$|assume_role_policy/, POLICY],
  [/image_id$|^ami$/, 'ami-0123456789abcdef0'],
  [/instance_types?$/, 'm7g.large'],
  [/(date|time|_at|until|expiration)$/, '2030-01-01T00:00:00Z'],
  [/email/, 'sample@example.com'],
  [/ipv6/, '2001:db8:1234:1a00::1'],
  [/ip(s|_address(es)?)?$/, '10.1.0.10'],
  [/url$|endpoint$|uri$/, 'https://sample.example.com/path'],
  [/domain/, 'sample.example.com'],
];

/** What any text may be tried with. */
const ANY_TEXT = [
  'sample',
  ARN,
  '10',
  'sample.example.com',
  'true',
  'ENABLED',
  'Enabled',
  'enabled',
  '{}',
  POLICY,
  '[]',
  '10.1.0.0/16',
  '2030-01-01T00:00:00Z',
  'PT1H',
  'us-east-1',
  ACCOUNT,
  '/sample',
  'alias/sample',
  '200',
  '24h',
  '-',
];
const ANY_NUMBER = [1, 2, 5, 10, 60, 100, 300, 1024, 3600, 90, 30, 0, 20, 16384];

/** What an argument of this name is known to take. */
export function namedSample(name: string): string | undefined {
  return TEXTS.find(([pattern]) => pattern.test(name))?.[1];
}

/** Those of one element where the type is a list or a map. */
export function candidatesOf(name: string, type: unknown): readonly unknown[] {
  if (type === 'number') return ANY_NUMBER;
  if (type === 'bool') return [true, false];
  if (type === 'string') {
    const named = TEXTS.filter(([pattern]) => pattern.test(name)).map(([, text]) => text);
    return [...named, ...ANY_TEXT];
  }
  if (!Array.isArray(type)) return [];
  const [kind, inner] = type as unknown as readonly [string, unknown];
  if (kind === 'object') return [objectOf(inner as Readonly<Record<string, unknown>>)];
  const inners = candidatesOf(name, inner);
  return kind === 'map'
    ? inners.map((value) => ({ sample: value }))
    : inners.map((value) => [value]);
}

function objectOf(types: Readonly<Record<string, unknown>>): Body {
  const entries = Object.entries(types).map(([name, type]) => [name, candidatesOf(name, type)[0]]);
  return Object.fromEntries(entries);
}

/** As little as the schema lets stand in a block. */
export function leastBody({ attributes = {}, block_types = {} }: BlockSchema): Body {
  const required = Object.entries(attributes)
    .filter(([, attribute]) => isArgument(attribute) && attribute.required)
    .map(([name, { type }]) => [name, candidatesOf(name, type)[0]] as const);
  const blocks = Object.entries(block_types)
    .filter(([, { min_items = 0 }]) => min_items > 0)
    .map(([name, nested]) => [name, leastBlock(nested)] as const);
  return Object.fromEntries([...required, ...blocks]);
}

export function leastBlock({ block, nesting_mode, min_items = 1 }: NestedSchema): unknown {
  const body = leastBody(block);
  return nesting_mode === 'single'
    ? body
    : Array.from({ length: Math.max(1, min_items) }, () => body);
}
