import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasBlobId } from '../../src/lifecycle/base/blob-id.ts';
import { judgeEnvironment } from '../../src/lifecycle/judge-environment.ts';
import { replacementsIn } from '../../src/lifecycle/replacement/replacements.ts';
import type { Body } from '../../src/lifecycle/transition.ts';
import { aDocument, stackTransition } from '../support/stack-transition.ts';

function codesOf(stacks: Readonly<Record<string, readonly [Body, Body]>>): readonly string[] {
  return judgeEnvironment(stackTransition(stacks)).map(({ code }) => code);
}

const LOGS = 'aws_cloudwatch_log_group.a';
const VOLUME = 'aws_ebs_volume.a';
const DATABASE = 'aws_db_instance.a';
const EXPIRY = 'aws_s3_bucket_lifecycle_configuration.a';

function expiring(days: number): Body {
  return { rule: [{ id: 'expiry', status: 'Enabled', expiration: [{ days }] }] };
}

const BUCKET = { bucket: 'shop-media' };

describe('judges of Terraform', () => {
  it('see that one name goes from one stack to another', () => {
    const [found] = judgeEnvironment(
      stackTransition({
        data: [aDocument({ 'aws_sns_topic.a': { name: 'alerts' } }), aDocument({})],
        edge: [aDocument({}), aDocument({ 'aws_sns_topic.b': { name: 'alerts' } })],
      }),
    );

    expect(found?.code).toBe('lifecycle/changes-stack');
    expect(found?.message).toContain(
      'edge/aws_sns_topic.b is made and data/aws_sns_topic.a destroyed',
    );
  });

  it('say nothing of what Terraform only forgets', () => {
    const removed = [{ from: 'aws_s3_bucket.media', lifecycle: { destroy: false } }];

    expect(
      codesOf({ data: [aDocument({ 'aws_s3_bucket.media': BUCKET }), aDocument({}, { removed })] }),
    ).toEqual([]);
    expect(
      codesOf({ data: [aDocument({ 'aws_s3_bucket.media': BUCKET }), aDocument({})] }),
    ).toEqual(['lifecycle/destroys-data']);
  });

  it('take what moved for one resource', () => {
    const before = aDocument({
      'aws_kms_key.old': { description: 'Data' },
      'aws_kms_alias.data': { target_key_id: '${aws_kms_key.old.key_id}' },
    });
    const moved = [{ from: 'aws_kms_key.old', to: 'aws_kms_key.new' }];
    const after = aDocument(
      {
        'aws_kms_key.new': { description: 'Data' },
        'aws_kms_alias.data': { target_key_id: '${aws_kms_key.new.key_id}' },
      },
      { moved },
    );

    expect(codesOf({ security: [before, after] })).toEqual([]);
  });

  it('leave alone what Terraform is told to ignore', () => {
    const group = (types: string, ignored: readonly string[]) =>
      aDocument({
        'aws_eks_node_group.main': {
          node_group_name: 'main',
          instance_types: [types],
          lifecycle: { ignore_changes: ignored },
        },
      });

    expect(
      codesOf({ cluster: [group('m5.large', []), group('m6.large', ['instance_types'])] }),
    ).toEqual([]);
    expect(codesOf({ cluster: [group('m5.large', []), group('m6.large', [])] })).toEqual([
      'lifecycle/replaced-before',
    ]);
  });

  it('know that what is named by something that is made first is made first as well', () => {
    const document = (cidr: string) =>
      aDocument({
        'aws_subnet.a': { cidr_block: cidr },
        'aws_lb.main': {
          subnets: ['${aws_subnet.a.id}'],
          lifecycle: { create_before_destroy: true },
        },
      });

    expect(codesOf({ network: [document('10.0.1.0/24'), document('10.0.2.0/24')] })).toEqual([]);
  });

  it('follow what is replaced from stack to stack', () => {
    const network = (cidr: string) =>
      aDocument(
        { 'aws_subnet.a': { cidr_block: cidr } },
        { output: { subnet_ids: { value: { data: ['${aws_subnet.a.id}'] } } } },
      );
    const data = aDocument({
      'aws_msk_cluster.main': {
        broker_node_group_info: {
          client_subnets: '${data.terraform_remote_state.network.outputs.subnet_ids["data"]}',
        },
      },
    });
    const other = aDocument({
      'aws_msk_cluster.other': {
        broker_node_group_info: {
          client_subnets: '${data.terraform_remote_state.network.outputs.subnet_ids["nodes"]}',
        },
      },
    });

    const replaced = replacementsIn(
      stackTransition({
        network: [network('10.0.1.0/24'), network('10.0.2.0/24')],
        data: [data, data],
        other: [other, other],
      }),
    );

    expect(replaced.map(({ address }) => address)).toEqual([
      'aws_subnet.a',
      'aws_msk_cluster.main',
    ]);
  });

  it.each([
    ['a final snapshot', { final_snapshot_identifier: 'last' }, 'the snapshot last stays'],
    ['no final snapshot', { skip_final_snapshot: true }, 'no final snapshot is taken'],
    [
      'a protection',
      { deletion_protection: true, skip_final_snapshot: true },
      'AWS refuses while deletion protection is on',
    ],
  ])('say of a database with %s what stays', (_name, body, words) => {
    const before = aDocument({ 'aws_db_instance.main': { identifier: 'main', ...body } });

    const [found] = judgeEnvironment(stackTransition({ data: [before, aDocument({})] }));

    expect(found?.message).toContain(words);
  });

  it.each([
    ['a read replica', 'aws_db_instance.copy', { replicate_source_db: 'main' }],
    ['a secondary of a global cluster', 'aws_rds_cluster.copy', { source_region: 'us-east-1' }],
    ['a role', 'aws_iam_role.web', { name: 'web' }],
  ])('let %s go', (_name, address, body) => {
    expect(codesOf({ data: [aDocument({ [address]: body }), aDocument({})] })).toEqual([]);
  });

  it('hold a secret for data only where people fill it', () => {
    const secret = { 'aws_secretsmanager_secret.stripe': { name: 'stripe' } };
    const version = { 'aws_secretsmanager_secret_version.stripe': { secret_string: '{}' } };

    expect(codesOf({ data: [aDocument(secret), aDocument({})] })).toEqual([
      'lifecycle/destroys-data',
    ]);
    expect(codesOf({ data: [aDocument({ ...secret, ...version }), aDocument({})] })).toEqual([]);
  });

  it('read the state, the account and the region of a stack', () => {
    const stack = (key: string, region: string) => ({
      terraform: { backend: { s3: { bucket: 'states', key } } },
      provider: {
        aws: [
          { region, allowed_account_ids: ['1'] },
          { alias: 'us-east-1', region: 'us-east-1' },
        ],
      },
    });

    expect(codesOf({ data: [stack('a', 'eu-west-1'), stack('b', 'eu-west-1')] })).toEqual([
      'lifecycle/moves-stack',
    ]);
    expect(codesOf({ data: [stack('a', 'eu-west-1'), stack('a', 'eu-west-2')] })).toEqual([
      'lifecycle/moves-stack',
    ]);
  });

  it.each<[string, string, readonly Body[], readonly string[]]>([
    ['logs that were kept for good', LOGS, [{}, { retention_in_days: 30 }], ['keeps-less']],
    [
      'logs kept for less',
      LOGS,
      [{ retention_in_days: 90 }, { retention_in_days: 30 }],
      ['keeps-less'],
    ],
    ['logs kept for good', LOGS, [{ retention_in_days: 90 }, { retention_in_days: 0 }], []],
    ['a volume that grows', VOLUME, [{ size: 10 }, { size: 20 }], []],
    ['a volume that shrinks', VOLUME, [{ size: '20' }, { size: '10' }], ['shrinks']],
    ['an expression', VOLUME, [{ size: '${var.a}' }, { size: '${var.b}' }], []],
    [
      'backups that end',
      DATABASE,
      [{ backup_retention_period: 7 }, { backup_retention_period: 0 }],
      ['shrinks'],
    ],
    ['objects that expire', EXPIRY, [expiring(365), expiring(30)], ['shrinks']],
    ['objects that expire at all', EXPIRY, [{}, expiring(30)], ['shrinks']],
    ['objects that live longer', EXPIRY, [expiring(30), expiring(365)], []],
    [
      'a storage bound below the size',
      DATABASE,
      [
        { allocated_storage: 100, max_allocated_storage: 200 },
        { allocated_storage: 20, max_allocated_storage: 90 },
      ],
      ['keeps-less', 'shrinks'],
    ],
  ])('weigh %s', (_name, address, [before = {}, after = {}], codes) => {
    const found = codesOf({
      data: [aDocument({ [address]: before }), aDocument({ [address]: after })],
    });

    expect(found).toEqual(codes.map((code) => `lifecycle/${code}`));
  });
});

describe('hasBlobId', () => {
  it('computes what git computes', () => {
    const text = 'apiVersion: v1\nkind: Größe\n';
    const { stdout } = spawnSync('git', ['hash-object', '--stdin'], {
      input: text,
      encoding: 'utf8',
    });

    expect(hasBlobId(text, stdout.trim())).toBe(true);
    expect(hasBlobId(`${text} `, stdout.trim())).toBe(false);
  });
});
