// Values that AWS would have given: made up from the expression that stands in an output, and the
// same for the same expression. They only have to be well formed, because a plan sends them nowhere.
import { createHash } from 'node:crypto';
import { replaceExpressions } from './expressions.ts';

export interface SampleAccount {
  readonly account: string;
  readonly region: string;
}

/** Ids that are not `<something>-<17 hex digits>`. */
const ID_OF: Readonly<Record<string, (hex: string) => string>> = {
  aws_cloudfront_distribution: (hex) => `E${hex.slice(0, 13).toUpperCase()}`,
  aws_kms_key: uuid,
  aws_organizations_account: (hex) => `${BigInt(`0x${hex}`)}`.slice(0, 12),
  aws_organizations_organization: (hex) => `o-${hex.slice(0, 10)}`,
  aws_route53_zone: (hex) => `Z${hex.slice(0, 20).toUpperCase()}`,
};

const ID_PREFIX: Readonly<Record<string, string>> = {
  aws_efs_file_system: 'fs',
  aws_eip: 'eipalloc',
  aws_internet_gateway: 'igw',
  aws_nat_gateway: 'nat',
  aws_route_table: 'rtb',
  aws_security_group: 'sg',
  aws_subnet: 'subnet',
  aws_vpc: 'vpc',
  aws_vpc_endpoint: 'vpce',
};

/** Service and resource part of ARNs; `global` ones have no region. */
const ARN_OF: Readonly<Record<string, (hex: string) => readonly [string, string, 'global'?]>> = {
  aws_acm_certificate: (hex) => ['acm', `certificate/${uuid(hex)}`],
  aws_iam_openid_connect_provider: (hex) => [
    'iam',
    `oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/${hex.slice(0, 32).toUpperCase()}`,
    'global',
  ],
  aws_iam_policy: (hex) => ['iam', `policy/sample-${hex.slice(0, 8)}`, 'global'],
  aws_iam_role: (hex) => ['iam', `role/sample-${hex.slice(0, 8)}`, 'global'],
  aws_kms_key: (hex) => ['kms', `key/${uuid(hex)}`],
  aws_lb: (hex) => ['elasticloadbalancing', `loadbalancer/app/sample/${hex.slice(0, 16)}`],
  aws_lb_target_group: (hex) => ['elasticloadbalancing', `targetgroup/sample/${hex.slice(0, 16)}`],
  aws_msk_cluster: (hex) => ['kafka', `cluster/sample/${uuid(hex)}-1`],
  aws_sns_topic: (hex) => ['sns', `sample-${hex.slice(0, 8)}`],
  aws_wafv2_web_acl: (hex) => ['wafv2', `regional/webacl/sample/${uuid(hex)}`],
};

/** An expression that is nothing but an attribute which the provider gives as a list. */
const WHOLE_LIST = /^\$\{(?:data\.)?aws_route53_zone\.[\w-]+\.name_servers\}$/;

const REFERENCE = /(aws_[a-z0-9_]+)\.([\w-]+)(?:\[[^\]]*\])?((?:\.[\w*[\]]+)*)/;

/** The value of an output, with every expression in it replaced. */
export function sampleValue(value: unknown, where: SampleAccount): unknown {
  if (typeof value === 'string') return sampleText(value, where);
  if (Array.isArray(value)) return value.map((item) => sampleValue(item, where));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, sampleValue(item, where)]),
  );
}

function sampleText(text: string, where: SampleAccount): unknown {
  // A list has three entries, as a splat over the subnets of three zones gives.
  if (text.includes('[*]') || WHOLE_LIST.test(text)) {
    return [0, 1, 2].map((index) => sampleReference(`${text}${index}`, where));
  }
  return replaceExpressions(text, (expression) => sampleReference(expression, where));
}

function sampleReference(expression: string, where: SampleAccount): string {
  const hex = createHash('sha256').update(expression).digest('hex');
  const [, type = '', , path = ''] = REFERENCE.exec(expression) ?? [];
  const attribute = path.split('.').at(-1) ?? '';
  if (attribute === 'arn') return sampleArn(type, hex, where);
  if (attribute === 'arn_suffix') return `app/sample/${hex.slice(0, 16)}`;
  if (['id', 'zone_id', 'hosted_zone_id', 'key_id'].includes(attribute)) return sampleId(type, hex);
  // Such as cloudfront_distribution_zone_id of a hosted page: zones have at most 32 characters.
  if (attribute.endsWith('_zone_id')) return sampleId('aws_route53_zone', hex);
  if (attribute === 'issuer' || attribute === 'url') {
    return `oidc.eks.${where.region}.amazonaws.com/id/${hex.slice(0, 32).toUpperCase()}`;
  }
  return `sample-${hex.slice(0, 12)}.example.internal`;
}

function sampleId(type: string, hex: string): string {
  const special = ID_OF[type];
  if (special) return special(hex);
  const prefix = ID_PREFIX[type] ?? type.replace(/^aws_/, '').replaceAll('_', '-');
  return `${prefix}-${hex.slice(0, 17)}`;
}

function sampleArn(type: string, hex: string, { account, region }: SampleAccount): string {
  const known = ARN_OF[type];
  const service = type.split('_')[1] ?? 'ec2';
  const [name, resource, scope] = known?.(hex) ?? [service, `sample/${hex.slice(0, 17)}`];
  return `arn:aws:${name}:${scope === 'global' ? '' : region}:${account}:${resource}`;
}

function uuid(hex: string): string {
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
