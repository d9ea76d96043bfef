import { describe, expect, it } from 'vitest';
import { contains } from '../../src/model/cidr.ts';
import { networkOf } from '../../src/model/parts.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const environment = nightSchool();
const network = { ...networkOf(environment), acls: true };
const terraform = terraformOf({ ...environment, network });
const rules = terraform.list('aws_network_acl_rule');

const CLIENT = '198.51.100.7/32';
const EPHEMERAL = 50123;

/** As AWS decides: the first rule of the ACL that matches, else no. */
function passes(tier: string, egress: boolean, peer: string, port: number): boolean {
  return rules.some(
    (rule) =>
      rule.network_acl_id === `\${aws_network_acl.${tier}.id}` &&
      rule.egress === egress &&
      contains(rule.cidr_block, peer) &&
      (rule.protocol === '-1' || (rule.from_port <= port && port <= rule.to_port)),
  );
}

interface Conversation {
  readonly tier: string;
  readonly peer: string;
  readonly port: number;
}

/** A request and its answer both have to pass. */
function isAnswered({ tier, peer, port }: Conversation, isInbound: boolean): boolean {
  return passes(tier, !isInbound, peer, port) && passes(tier, isInbound, peer, EPHEMERAL);
}

describe('network ACLs', () => {
  it('are none unless they are wanted', () => {
    expect(terraformOf(environment).list('aws_network_acl')).toEqual([]);
  });

  it('stand before every subnet of every tier (S0-NET-18, S1-SEC-06, S2-SEC-04)', () => {
    const acls = terraform.all('aws_network_acl');

    expect(Object.keys(acls)).toEqual(Object.keys(network.subnets).sort());
    expect(
      Object.values(acls)
        .flatMap(({ subnet_ids }) => subnet_ids)
        .sort(),
    ).toEqual(
      Object.keys(terraform.all('aws_subnet'))
        .map((key) => `\${aws_subnet.${key}.id}`)
        .sort(),
    );
  });

  it.each([
    ['users to the load balancers', { tier: 'public', peer: CLIENT, port: 443 }, true],
    ['users that begin with HTTP', { tier: 'public', peer: CLIENT, port: 80 }, true],
    ['NAT gateways to the internet', { tier: 'public', peer: CLIENT, port: 443 }, false],
    ['nodes to the internet', { tier: 'private', peer: CLIENT, port: 443 }, false],
    ['nodes to stores', { tier: 'private', peer: '10.0.40.9/32', port: 5432 }, false],
    ['stores to nodes', { tier: 'database', peer: '10.0.10.9/32', port: 5432 }, true],
  ])('let %s ask and be answered', (_, conversation, isInbound) => {
    expect(isAnswered(conversation, isInbound)).toBe(true);
  });

  it.each([
    ['SSH from the internet to nodes', { tier: 'private', peer: CLIENT, port: 22 }, true],
    ['HTTPS from the internet to nodes', { tier: 'private', peer: CLIENT, port: 443 }, true],
    ['SSH from the internet to the public tier', { tier: 'public', peer: CLIENT, port: 22 }, true],
    ['the internet to stores', { tier: 'database', peer: CLIENT, port: 5432 }, true],
    ['stores to the internet', { tier: 'database', peer: CLIENT, port: 443 }, false],
    ['mail from nodes', { tier: 'private', peer: CLIENT, port: 25 }, false],
  ])('stop %s', (_, conversation, isInbound) => {
    expect(isAnswered(conversation, isInbound)).toBe(false);
  });

  it('number each rule of a direction differently, and none outside what AWS takes', () => {
    const numbers = rules.map(
      (rule) => `${rule.network_acl_id} ${rule.egress} ${rule.rule_number}`,
    );

    expect(new Set(numbers).size).toBe(rules.length);
    expect(rules.every(({ rule_number }) => rule_number >= 1 && rule_number <= 32766)).toBe(true);
  });
});
