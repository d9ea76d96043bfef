import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Body, readAt } from '../../scripts/life-facts/body.ts';
import { emittedBodies, RESULTS } from '../../scripts/life-facts/emitted-bodies.ts';
import generated from '../../src/facts/terraform-life.generated.json' with { type: 'json' };
import {
  type ChangeKind,
  changeKindOf,
  forcesReplacement,
  LIFE_PROVIDER,
  type TerraformLife,
  terraformLife,
} from '../../src/facts/terraform-life.ts';
import { emittedTypes } from '../support/emitted-types.ts';

/** Not asked yet. */
const TO_BE_ASKED: readonly string[] = ['aws_wafv2_web_acl'];

/** What the provider cannot be asked about, though it is emitted. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  'aws_budgets_budget.notification.comparison_operator':
    'the provider sees no change where it changes alone',
  'aws_budgets_budget.notification.notification_type':
    'the provider sees no change where it changes alone',
  'aws_cloudfront_function.code': 'the provider sees no change where it changes alone',
  'aws_cloudwatch_metric_alarm.metric_name': 'no other value was found that the provider takes',
  'aws_cloudwatch_metric_alarm.metric_query.expression':
    'the provider sees no change where it changes alone',
  'aws_cloudwatch_metric_alarm.metric_query.return_data':
    'the provider sees no change where it changes alone',
  'aws_db_instance.password_wo': 'a plan shows nothing of what is only written',
  'aws_docdb_cluster.master_password_wo': 'a plan shows nothing of what is only written',
  'aws_docdb_cluster_parameter_group.parameter.apply_method':
    'the provider sees no change where it changes alone',
  'aws_dynamodb_table.attribute.type': 'the provider sees no change where it changes alone',
  'aws_lb_listener.default_action.target_group_arn':
    'the provider sees no change where it changes alone',
  'aws_msk_configuration.server_properties': 'the provider sees no change where it changes alone',
  'aws_rds_cluster.master_password_wo': 'a plan shows nothing of what is only written',
  'aws_s3_bucket_lifecycle_configuration.rule.filter.prefix':
    'the provider sees no change where it changes alone',
  'aws_s3_bucket_lifecycle_configuration.rule.noncurrent_version_expiration.newer_noncurrent_versions':
    'no other value was found that the provider takes',
  'aws_s3_bucket_replication_configuration.rule.filter.prefix':
    'the provider sees no change where it changes alone',
  'aws_s3_bucket_server_side_encryption_configuration.rule':
    'the provider sees no change where it changes alone',
  'aws_secretsmanager_secret_version.secret_string_wo':
    'a plan shows nothing of what is only written',
};

/** `*` is the whole body. */
function isWritten(body: Body, path: string): boolean {
  const plain = path.replace(/\.?\*$/, '');
  return plain === '' || readAt(body, plain.split('.')) !== undefined;
}

const LIVES = Object.entries<TerraformLife>(generated.resources);

describe('facts of the life of resources', () => {
  it('know every type that is emitted; npm run life-facts -- <type> asks about another', () => {
    const unknown = emittedTypes().filter((type) => terraformLife(type) === undefined);

    expect(unknown.filter((type) => !TO_BE_ASKED.includes(type))).toEqual([]);
  });

  it('know what every argument that is emitted forces, but for those with a reason', () => {
    const unknown = [...emittedBodies(RESULTS)].flatMap(([type, bodies]) =>
      Object.values(terraformLife(type)?.notAsked ?? {})
        .flat()
        .filter((path) => bodies.some((body) => isWritten(body, path)))
        .map((path) => `${type}.${path}`),
    );

    expect(unknown.filter((path) => NOT_ASKED[path] === undefined).sort()).toEqual([]);
  });

  it('are of the provider that stacks are locked to; npm run life-facts renews them', () => {
    const lock = readFileSync('locks/terraform.lock.hcl', 'utf8');

    expect(/version\s*=\s*"([^"]+)"/.exec(lock)?.[1]).toBe(LIFE_PROVIDER);
  });

  it('are sorted, and name an argument once', () => {
    const offenders = LIVES.filter(
      ([, { replace = [], inPlace = [], when = {}, notAsked = {} }]) => {
        const all = [
          ...replace,
          ...inPlace,
          ...Object.keys(when),
          ...Object.values(notAsked).flat(),
        ];
        return new Set(all).size < all.length || !isSorted(replace) || !isSorted(Object.keys(when));
      },
    );

    expect(isSorted(LIVES.map(([type]) => type))).toBe(true);
    expect(offenders.map(([type]) => type)).toEqual([]);
  });
});

function isSorted(names: readonly string[]): boolean {
  return JSON.stringify(names) === JSON.stringify(names.toSorted());
}

describe('forcesReplacement', () => {
  it.each<[string, string, ChangeKind | undefined, boolean]>([
    ['aws_lb_target_group', 'port', undefined, true],
    ['aws_lb_target_group', 'deregistration_delay', undefined, false],
    ['aws_eks_node_group', 'instance_types', 'change', true],
    ['aws_eks_node_group', 'scaling_config.min_size', 'raise', false],
    ['aws_db_instance', 'instance_class', undefined, false],
    ['aws_db_instance', 'storage_encrypted', 'on', true],
    ['aws_opensearch_domain', 'encrypt_at_rest.enabled', 'on', false],
    ['aws_opensearch_domain', 'encrypt_at_rest.enabled', 'off', true],
    // The block comes or goes by a new domain, the subnets in it change in place.
    ['aws_opensearch_domain', 'vpc_options', 'unset', true],
    ['aws_opensearch_domain', 'vpc_options.subnet_ids', 'change', false],
    ['aws_msk_cluster', 'broker_node_group_info.instance_type', 'change', false],
    ['aws_msk_cluster', 'broker_node_group_info.client_subnets', 'grow', true],
    // AWS keeps the key that it has.
    ['aws_db_instance', 'kms_key_id', 'change', true],
    ['aws_db_instance', 'kms_key_id', 'unset', false],
    ['aws_elasticache_replication_group', 'kms_key_id', 'unset', true],
    ['aws_elasticache_replication_group', 'cluster_mode', 'change', false],
    ['aws_elasticache_replication_group', 'engine_version', 'lower', true],
    ['aws_elasticache_replication_group', 'engine_version', 'raise', false],
    ['aws_no_such', 'name', undefined, false],
  ])('%s.%s by %s: %s', (type, path, kind, expected) => {
    expect(forcesReplacement(type, path, kind && { kind })).toBe(expected);
  });
});

describe('forcesReplacement of one thing and not of another', () => {
  const GROUP = 'aws_elasticache_replication_group';

  it.each([
    { type: 'aws_lb', path: 'subnets', body: { load_balancer_type: 'network' }, forces: true },
    { type: 'aws_lb', path: 'subnets', body: { load_balancer_type: 'application' }, forces: false },
    { type: GROUP, path: 'engine', body: { engine: 'valkey' }, forces: false },
    { type: GROUP, path: 'engine', body: { engine: 'redis' }, forces: true },
  ])('$type.$path of $body: $forces', ({ type, path, body, forces }) => {
    expect(forcesReplacement(type, path, { kind: 'change', body: { ...body } })).toBe(forces);
  });
});

describe('changeKindOf', () => {
  it.each<[unknown, unknown, ChangeKind]>([
    [undefined, 1, 'set'],
    ['a', null, 'unset'],
    [[], ['a'], 'set'],
    [false, true, 'on'],
    [true, false, 'off'],
    [['a'], ['a', 'b'], 'grow'],
    [['a', 'b'], ['b'], 'shrink'],
    [['a', 'b'], ['a', 'c'], 'change'],
    [1, 2, 'raise'],
    ['8.0', '5.7', 'lower'],
    ['3.9.x', '3.10.x', 'raise'],
    ['OpenSearch_2.11', 'OpenSearch_2.9', 'lower'],
    ['mysql', 'postgres', 'change'],
  ])('from %o to %o: %s', (before, after, expected) => {
    expect(changeKindOf(before, after)).toBe(expected);
  });
});
