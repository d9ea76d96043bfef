import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { judgeInterruptedStores } from '../../src/lifecycle/judges/interrupts/interrupts-store.ts';
import { judgeWaitingParameters } from '../../src/lifecycle/judges/interrupts/waits-restart.ts';
import type { Body, Judge } from '../../src/lifecycle/transition.ts';
import { aDocument, stackTransition } from '../support/stack-transition.ts';

type Resources = Readonly<Record<string, Body>>;

function said(judge: Judge, before: Resources, after: Resources): readonly string[] {
  const transition = stackTransition({ data: [aDocument(before), aDocument(after)] });
  return judge(transition).map((each) => {
    const { message, hint } = messageOf(each);
    return `${each.code}: ${message} (${hint})`;
  });
}

function changed(address: string, before: Body, after: Body, always: Body = {}): readonly string[] {
  return said(
    judgeInterruptedStores,
    { [address]: { ...always, ...before } },
    { [address]: { ...always, ...after } },
  );
}

const DATABASE = 'aws_db_instance.main';
const classes = [{ instance_class: 'db.r6g.large' }, { instance_class: 'db.r6g.xlarge' }] as const;
const AWAY = expect.stringMatching(/^lifecycle\/interrupts-store: .*away until it runs again/);

describe('judgeInterruptedStores', () => {
  it('says that a standby takes over, where there is one before and after', () => {
    const [larger] = changed(DATABASE, ...classes, { multi_az: true });

    expect(larger).toMatch(/^lifecycle\/interrupts-store: .*60 to 120 seconds/);
    expect(changed(DATABASE, ...classes, { multi_az: false })).toEqual([AWAY]);
    expect(
      changed(DATABASE, { ...classes[0], multi_az: false }, { ...classes[1], multi_az: true }),
    ).toEqual([AWAY, expect.stringMatching(/^lifecycle\/slows-store: .*copies its volume/)]);
  });

  it.each<readonly [string, Body, Body, RegExp]>([
    [
      'aws_elasticache_replication_group.main',
      { node_type: 'cache.t4g.small', automatic_failover_enabled: false },
      { node_type: 'cache.t4g.medium', automatic_failover_enabled: false },
      /may come back empty/,
    ],
    [
      'aws_route.private-a',
      { nat_gateway_id: '${aws_nat_gateway.a.id}' },
      { nat_gateway_id: '${aws_nat_gateway.b.id}' },
      /connections to the outside that are open break/,
    ],
    [
      'aws_opensearch_domain.main',
      { ebs_options: { volume_size: 200 } },
      { ebs_options: { volume_size: 100 } },
      /^lifecycle\/slows-store: Slower for a while: .*beside the old ones/,
    ],
  ])('says of %s what a change means meanwhile', (address, before, after, expected) => {
    expect(changed(address, before, after)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<readonly [string, string, Body, Body]>([
    ['a standby goes', DATABASE, { multi_az: true }, { multi_az: false }],
    ['a volume grows', DATABASE, { allocated_storage: 20 }, { allocated_storage: 40 }],
    [
      'disks of a domain grow',
      'aws_opensearch_domain.main',
      { ebs_options: { volume_size: 100 } },
      { ebs_options: { volume_size: 200 } },
    ],
    ['it is made', DATABASE, {}, { tags: { Purpose: 'Orders' } }],
  ])('has nothing to say when %s', (_what, address, before, after) => {
    expect(changed(address, before, after)).toEqual([]);
  });

  it('tells members of one cluster together, which nobody may reach meanwhile', () => {
    const members = (instance: Body) => ({
      'aws_rds_cluster_instance.main-1': { ...instance, identifier: 'shop-1' },
      'aws_rds_cluster_instance.main-2': { ...instance, identifier: 'shop-2' },
    });

    expect(said(judgeInterruptedStores, members(classes[0]), members(classes[1]))).toEqual([
      expect.stringMatching(/main-1 and 1 other .*nothing answers until they run again/),
    ]);
  });

  it('says when AWS begins', () => {
    const at = (immediately: boolean) =>
      changed(DATABASE, ...classes, { apply_immediately: immediately });

    expect(at(true)).toEqual([expect.stringContaining('as soon as this is applied')]);
    expect(at(false)).toEqual([expect.stringContaining('in its next maintenance window')]);
  });

  it('leaves what is replaced to those who tell of that', () => {
    const before = { ...classes[0], db_name: 'orders' };
    const after = { ...classes[1], db_name: 'sales' };

    expect(changed(DATABASE, before, after)).toEqual([]);
  });
});

const GROUP = 'aws_rds_cluster_parameter_group.main';

function cluster(value: string, member: Body = {}, method = 'pending-reboot'): Resources {
  return {
    [GROUP]: { name: 'shop', parameter: [{ name: 'work_mem', value, apply_method: method }] },
    'aws_rds_cluster.main': { db_cluster_parameter_group_name: `\${${GROUP}.name}` },
    'aws_rds_cluster_instance.main-1': {
      ...member,
      identifier: 'shop-1',
      cluster_identifier: '${aws_rds_cluster.main.id}',
    },
  };
}

describe('judgeWaitingParameters', () => {
  it('names the members that keep the value of before', () => {
    expect(said(judgeWaitingParameters, cluster('4096'), cluster('8192'))).toEqual([
      expect.stringMatching(
        /work_mem \("4096" → "8192"\).*restarts shop-1 .*--db-instance-identifier shop-1/,
      ),
    ]);
  });

  it.each<readonly [string, Resources, Resources]>([
    ['they are taken over at once', cluster('4', {}, 'immediate'), cluster('8', {}, 'immediate')],
    ['the same change restarts the member', cluster('4', classes[0]), cluster('8', classes[1])],
    ['the group is new', {}, cluster('8')],
  ])('says nothing when %s', (_what, before, after) => {
    expect(said(judgeWaitingParameters, before, after)).toEqual([]);
  });
});
