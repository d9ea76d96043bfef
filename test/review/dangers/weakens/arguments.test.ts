import { describe, expect, it } from 'vitest';
import { judgeArguments } from '../../../../src/review/dangers/weakens/arguments.ts';
import { judgeWebFirewalls } from '../../../../src/review/dangers/weakens/firewalls.ts';
import { changedStack, saidBy } from '../changed.ts';

const stack = (type: string, body: object) => ({ resource: { [type]: { main: body } } });
const told = (type: string, before: object, after: object) =>
  saidBy(
    judgeArguments,
    changedStack({ before: stack(type, before), after: stack(type, after) } as never),
  );

describe('arguments that protect', () => {
  it.each([
    ['aws_db_instance', { storage_encrypted: true }, { storage_encrypted: false }],
    ['aws_db_instance', { deletion_protection: true }, {}],
    ['aws_db_instance', { multi_az: true }, { multi_az: false }],
    ['aws_rds_cluster', { backup_retention_period: 30 }, { backup_retention_period: 7 }],
    ['aws_db_instance', { kms_key_id: 'a' }, { kms_key_id: 'b' }],
    [
      'aws_dynamodb_table',
      { point_in_time_recovery: { enabled: true } },
      { point_in_time_recovery: { enabled: false } },
    ],
    [
      'aws_s3_bucket_versioning',
      { versioning_configuration: [{ status: 'Enabled' }] },
      { versioning_configuration: [{ status: 'Suspended' }] },
    ],
    [
      'aws_launch_template',
      { metadata_options: { http_tokens: 'required' } },
      { metadata_options: { http_tokens: 'optional' } },
    ],
    [
      'aws_lb_listener',
      { ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' },
      { ssl_policy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' },
    ],
    [
      'aws_opensearch_domain',
      { domain_endpoint_options: { tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10' } },
      { domain_endpoint_options: { tls_security_policy: 'Policy-Min-TLS-1-0-2019-07' } },
    ],
    [
      'aws_msk_cluster',
      { encryption_info: { encryption_in_transit: { client_broker: 'TLS' } } },
      { encryption_info: { encryption_in_transit: { client_broker: 'TLS_PLAINTEXT' } } },
    ],
    ['aws_cloudwatch_log_group', {}, { retention_in_days: 30 }],
    ['aws_cloudwatch_log_group', { retention_in_days: 90 }, { retention_in_days: 30 }],
    [
      'aws_eks_cluster',
      { enabled_cluster_log_types: ['api', 'audit'] },
      { enabled_cluster_log_types: ['api'] },
    ],
    [
      'aws_ecr_repository',
      { image_tag_mutability: 'IMMUTABLE' },
      { image_tag_mutability: 'MUTABLE' },
    ],
    ['aws_s3_bucket', { force_destroy: false }, { force_destroy: true }],
  ])('%s is told of where it becomes less, and not the other way round', (type, strong, weak) => {
    expect(told(type, strong, weak)).toHaveLength(1);
    const isOtherKey = 'kms_key_id' in strong;
    expect(told(type, weak, strong)).toHaveLength(isOtherKey ? 1 : 0);
  });

  it('are told of with their values', () => {
    expect(
      told('aws_rds_cluster', { backup_retention_period: 30 }, { backup_retention_period: 7 }),
    ).toEqual([
      'weakens: how long backups are kept of aws_rds_cluster.main: backup_retention_period 30 → 7',
    ]);
  });

  it('are not told of for tags, descriptions and another order', () => {
    const logs = (...types: readonly string[]) => ({ enabled_cluster_log_types: types });

    expect(told('aws_eks_cluster', logs('api', 'audit'), logs('audit', 'api'))).toEqual([]);
    expect(told('aws_kms_key', { description: 'a' }, { description: 'b', tags: {} })).toEqual([]);
  });
});

describe('rules of a firewall', () => {
  const acl = (...rules: readonly object[]) => stack('aws_wafv2_web_acl', { rule: rules });
  const rule = (name: string, action: string) => ({ name, override_action: { [action]: {} } });
  const said = (before: object, after: object) =>
    saidBy(judgeWebFirewalls, changedStack({ before, after } as never));

  it('are told of where they go, or only count', () => {
    const both = acl(rule('a', 'none'), rule('b', 'none'));

    expect(said(both, acl(rule('b', 'none')))).toEqual([
      'weakens: aws_wafv2_web_acl.main loses its rule a',
    ]);
    expect(said(both, acl(rule('a', 'none'), rule('b', 'count')))).toHaveLength(1);
    expect(said(both, acl(rule('b', 'none'), rule('a', 'none')))).toEqual([]);
    expect(said(acl(rule('b', 'count')), both)).toEqual([]);
  });

  it('are told of where they let through more', () => {
    const limited = (limit: number) =>
      acl({ name: 'a', statement: { rate_based_statement: { limit } } });
    const blocked = (...country_codes: readonly string[]) =>
      acl({ name: 'a', statement: { geo_match_statement: { country_codes } } });

    expect(said(limited(100), limited(200))).toEqual([
      'weakens: rule a of aws_wafv2_web_acl.main lets through 200 instead of 100',
    ]);
    expect(said(limited(200), limited(100))).toEqual([]);
    expect(said(blocked('KP', 'CU'), blocked('CU'))).toHaveLength(1);
    expect(said(blocked('CU'), blocked('KP', 'CU'))).toEqual([]);
  });
});
