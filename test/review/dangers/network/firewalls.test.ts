import { describe, expect, it } from 'vitest';
import { judgeFirewalls } from '../../../../src/review/dangers/network/firewalls.ts';
import { changedStack, saidBy } from '../changed.ts';

const rule = (given: object) => ({
  security_group_id: '${aws_security_group.database-main.id}',
  ip_protocol: 'tcp',
  from_port: 5432,
  to_port: 5432,
  ...given,
});
const ingress = (rules: object) => ({
  resource: {
    aws_security_group: { 'database-main': { name: 'main' } },
    aws_vpc_security_group_ingress_rule: rules,
  },
});
const told = (before: object, after: object) =>
  saidBy(judgeFirewalls, changedStack({ before, after } as never));

const narrow = ingress({ a: rule({ cidr_ipv4: '10.0.1.0/24' }) });
const wide = ingress({ a: rule({ cidr_ipv4: '10.0.0.0/8' }) });

describe('what firewalls let through', () => {
  it('is told from where to what', () => {
    expect(told(narrow, wide)).toEqual(['opens network: 10.0.0.0/8 reaches database-main on 5432']);
  });

  it('is not told of less', () => {
    expect(told(wide, narrow)).toEqual([]);
    expect(told(wide, ingress({}))).toEqual([]);
  });

  it('says so where it is everybody', () => {
    const open = ingress({ a: rule({ cidr_ipv4: '0.0.0.0/0', ip_protocol: '-1' }) });

    expect(told(narrow, open)).toEqual([
      'opens network: anybody (0.0.0.0/0) reaches database-main on every port',
    ]);
  });

  it('is not told of another key, another description, or a rule that others make up for', () => {
    const named = ingress({ b: rule({ cidr_ipv4: '10.0.1.0/24', description: 'Clients' }) });
    const split = ingress({
      a: rule({ cidr_ipv4: '10.0.0.0/8' }),
      b: rule({ cidr_ipv4: '10.2.0.0/16' }),
    });

    expect(told(narrow, named)).toEqual([]);
    expect(told(wide, split)).toEqual([]);
  });

  it('counts a rule in a block of the group like one of its own', () => {
    const block = (cidr: string) => ({
      resource: {
        aws_security_group: {
          'database-main': {
            ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_blocks: [cidr] }],
          },
        },
      },
    });

    expect(told(narrow, block('10.0.1.0/24'))).toEqual([]);
    expect(told(block('10.0.1.0/24'), block('10.0.0.0/16'))).toEqual([
      'opens network: 10.0.0.0/16 reaches database-main on 5432',
    ]);
  });

  it('names groups that reach groups, and what goes out', () => {
    const group =
      '${data.terraform_remote_state.network.outputs.security_group_ids["service/cart"]}';
    const from = ingress({ a: rule({ referenced_security_group_id: group }) });
    const out = {
      resource: { aws_vpc_security_group_egress_rule: { a: rule({ cidr_ipv6: '::/0' }) } },
    };

    expect(told(ingress({}), from)).toEqual([
      'opens network: service-cart reaches database-main on 5432',
    ]);
    expect(told(ingress({}), out)).toEqual([
      'opens network: database-main reaches anybody (::/0) on 5432',
    ]);
  });

  it('takes two halves for the whole, of addresses as of ports', () => {
    const halves = ingress({
      a: rule({ cidr_ipv4: '10.0.0.0/25', from_port: 80, to_port: 89 }),
      b: rule({ cidr_ipv4: '10.0.0.128/25', from_port: 80, to_port: 99 }),
      c: rule({ cidr_ipv4: '10.0.0.0/25', from_port: 90, to_port: 99 }),
    });
    const whole = ingress({ d: rule({ cidr_ipv4: '10.0.0.0/24', from_port: 80, to_port: 99 }) });
    const more = ingress({ d: rule({ cidr_ipv4: '10.0.0.0/24', from_port: 80, to_port: 100 }) });

    expect(told(halves, whole)).toEqual([]);
    expect(told(halves, more)).toHaveLength(1);
  });

  it('names ranges that reach the same together', () => {
    const block = (...cidr_blocks: readonly string[]) => ({
      resource: {
        aws_security_group: {
          main: { ingress: [{ protocol: 'tcp', from_port: 80, to_port: 80, cidr_blocks }] },
        },
      },
    });

    expect(told(block(), block('10.0.1.0/24', '10.0.2.0/24'))).toEqual([
      'opens network: 10.0.1.0/24, 10.0.2.0/24 reach main on 80',
    ]);
  });

  it('does not mind a group that a block gives another key', () => {
    const before = ingress({ a: rule({ cidr_ipv4: '10.0.1.0/24' }) });
    const group = 'aws_security_group.other';
    const after = {
      moved: [{ from: 'aws_security_group.database-main', to: group }],
      resource: {
        aws_security_group: { other: { name: 'main' } },
        aws_vpc_security_group_ingress_rule: {
          a: { ...rule({ cidr_ipv4: '10.0.1.0/24' }), security_group_id: `\${${group}.id}` },
        },
      },
    };

    expect(told(before, after)).toEqual([]);
  });

  it('is told of a rule of a network ACL that denied, where another one allows', () => {
    const acl = (rules: object) => ({ resource: { aws_network_acl_rule: rules } });
    const of = '${aws_network_acl.data.id}';
    const allow = {
      network_acl_id: of,
      rule_action: 'allow',
      cidr_block: '0.0.0.0/0',
      protocol: '-1',
    };
    const deny = { ...allow, rule_action: 'deny', cidr_block: '203.0.113.0/24' };

    expect(told(acl({ a: deny, b: allow }), acl({ b: allow }))).toEqual([
      'opens network: 203.0.113.0/24 reaches data on every port',
    ]);
    expect(told(acl({ b: allow }), acl({ a: deny, b: allow }))).toEqual([]);
  });
});
