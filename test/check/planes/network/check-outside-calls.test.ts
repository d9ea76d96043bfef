import { describe, expect, it } from 'vitest';
import { checkOutsideCalls } from '../../../../src/check/planes/network/check-outside-calls.ts';
import { aService, type Overrides } from '../../../support/an-environment.ts';
import { corrupted, type OpenInput, objectIn, stackIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';

const mail = {
  title: 'Mail relay',
  hosts: ['smtp.postbox.io'],
  ports: [587],
  secretKeys: ['SMTP_PASSWORD'],
  purpose: 'Mail',
};
const closedNetwork = { acls: true, nodeEgress: 'named' };
const commands = { migrate: { order: 1, command: ['./migrate'] } };

function compiled(network: Overrides = closedNetwork) {
  const mailer = aService({ uses: { externals: ['mail'] }, release: { commands } });
  return compiledSmall({ network, externals: { mail }, services: { mailer } });
}

function barriersAfter(change: (open: OpenInput) => void): readonly unknown[] {
  return checkOutsideCalls(corrupted(compiled(), change)).map(({ code, args }) => [
    code,
    (args as Readonly<Record<string, unknown>>)['workload'],
    (args as Readonly<Record<string, unknown>>)['barrier'],
  ]);
}

function resourcesIn(open: OpenInput, type: string) {
  return stackIn(open, 'network')['document'].resource[type];
}

const POD = 'Deployment shop/mailer';
const JOB = 'Job shop/mailer-release';

describe('checkOutsideCalls', () => {
  it.each([closedNetwork, {}, { acls: true }])('finds mail that gets out, with %j', (network) => {
    expect(checkOutsideCalls(compiled(network))).toEqual([]);
  });

  it('reports a release whose own policy keeps it in', () => {
    const found = barriersAfter((open) => {
      objectIn(open, 'NetworkPolicy', 'mailer-release')['spec'].egress = [];
    });

    expect(found).toEqual([
      ['check/outside-closed', JOB, 'its network policies do not let it out'],
    ]);
  });

  it('reports a security group of the nodes that keeps it in', () => {
    const found = barriersAfter((open) => {
      delete resourcesIn(open, 'aws_vpc_security_group_egress_rule')['nodes-to-everywhere-587'];
    });

    const barrier = 'the security group of the nodes does not let it out';
    expect(found).toContainEqual(['check/outside-closed', POD, barrier]);
    expect(found).toContainEqual(['check/outside-closed', JOB, barrier]);
  });

  it.each([
    ['private', 'of the nodes'],
    ['public', 'of the NAT gateways'],
  ])('reports a network ACL %s, %s, that keeps it in', (tier) => {
    const found = barriersAfter((open) => {
      delete resourcesIn(open, 'aws_network_acl_rule')[`${tier}-to-everywhere-587`];
    });

    expect(found).toHaveLength(2);
    expect(found[0]).toContain(`network ACL ${tier} does not let it out and its answer in`);
  });

  it('reports a rule of a smaller number that denies', () => {
    const found = barriersAfter((open) => {
      const rules = resourcesIn(open, 'aws_network_acl_rule');
      const rule = rules['private-to-everywhere-587'];
      rules['private-deny'] = { ...rule, rule_number: 90, rule_action: 'deny' };
    });

    expect(found).toHaveLength(2);
  });

  it('reports answers that do not come back', () => {
    const found = barriersAfter((open) => {
      delete resourcesIn(open, 'aws_network_acl_rule')['private-from-everywhere-ephemeral'];
    });

    expect(found).not.toEqual([]);
  });
});
