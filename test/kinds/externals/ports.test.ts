// Services of others that are not called over HTTPS: mail is let out by all three that could stop it.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkExternals } from '../../../src/kinds/externals/rules.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { type AnyObject, objectOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const externals = {
  mail: {
    title: 'Mail relay',
    hosts: ['email-smtp.eu-west-1.amazonaws.com'],
    ports: [587],
    secretKeys: ['SMTP_PASSWORD'],
    purpose: 'Mail',
  },
  ledger: {
    title: 'Ledger',
    hosts: ['ledger.bank.io'],
    ports: [443, 8443],
    secretKeys: ['LEDGER_KEY'],
    purpose: 'Books',
  },
};
const OUTSIDE = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16'] } };

function egressOf(uses: Overrides, others: Overrides = {}): readonly AnyObject[] {
  const services = { mailer: aService({ uses }) };
  const output = compileApps(anEnvironment({ externals, services, ...others }));
  const { egress } = objectOf(output, 'NetworkPolicy', 'mailer')['spec'];
  return egress.filter(({ to }: AnyObject) => to[0].ipBlock?.cidr === '0.0.0.0/0');
}

const portsOf = (rules: readonly AnyObject[]) =>
  rules.map(({ ports }) => ports.map(({ port }: AnyObject) => port));

describe('the network policy of a service that calls others', () => {
  it('opens HTTPS where nothing else is written', () => {
    expect(portsOf(egressOf({ externals: ['stripe'] }))).toEqual([[443]]);
  });

  it('opens the ports that are written and no HTTPS for them', () => {
    const [rule, ...more] = egressOf({ externals: ['mail'] });

    expect(rule).toEqual({ to: [OUTSIDE], ports: [{ protocol: 'TCP', port: 587 }] });
    expect(more).toEqual([]);
  });

  it('opens all of several, and HTTPS for the APIs of AWS', () => {
    expect(portsOf(egressOf({ externals: ['ledger', 'mail'] }))).toEqual([[443], [587, 8443]]);
    expect(portsOf(egressOf({ externals: ['mail'], buckets: { media: 'read' } }))).toEqual([
      [443],
      [587],
    ]);
  });

  it('leads to the endpoint in the tier of the nodes where one takes mail', () => {
    const network = { endpoints: { interface: ['email-smtp'] } };
    const [mail, other] = egressOf({ externals: ['ledger', 'mail'] }, { network }).slice(1);

    expect(mail).toMatchObject({
      to: [OUTSIDE, { ipBlock: { cidr: '10.0.11.0/24' } }, { ipBlock: { cidr: '10.0.12.0/24' } }],
      ports: [{ port: 587 }],
    });
    expect(other).toMatchObject({ to: [OUTSIDE], ports: [{ port: 8443 }] });
  });
});

const services = { mailer: aService({ uses: { externals: ['ledger', 'mail'] } }) };
const network = { acls: true, nodeEgress: 'named' };
const terraform = terraformOf(anEnvironment({ externals, services, network }));

describe('network ACLs', () => {
  const rules = terraform.all('aws_network_acl_rule');
  const of = (port: number) =>
    Object.keys(rules)
      .filter((key) => key.endsWith(`-to-everywhere-${port}`))
      .sort();

  it('let it out of the nodes and out of the NAT gateways, and out of no tier without a way out', () => {
    expect(of(587)).toEqual(['private-to-everywhere-587', 'public-to-everywhere-587']);
    expect(rules['private-to-everywhere-587']).toMatchObject({
      ...{ egress: true, protocol: 'tcp', cidr_block: '0.0.0.0/0', rule_action: 'allow' },
      ...{ from_port: 587, to_port: 587, rule_number: 1587 },
    });
  });

  it('number a rule by its port, so that one more renumbers none', () => {
    expect(rules['private-to-everywhere-8443'].rule_number).toBe(9443);
  });

  it('know a port that no service uses from none', () => {
    const unused = terraformOf(anEnvironment({ externals, network }));

    expect(Object.keys(unused.all('aws_network_acl_rule')).join()).not.toMatch(/587|8443/);
  });
});

describe('the security group of the nodes', () => {
  it('lets it out where it names what it lets out', () => {
    const rule = terraform.all('aws_vpc_security_group_egress_rule')['nodes-to-everywhere-587'];

    expect(rule).toMatchObject({ cidr_ipv4: '0.0.0.0/0', from_port: 587, to_port: 587 });
  });

  it('has the ports of mail at the endpoints where one takes mail', () => {
    const endpoints = { interface: ['email-smtp'] };
    const { all } = terraformOf(anEnvironment({ network: { endpoints } }));
    const keys = Object.keys(all('aws_vpc_security_group_ingress_rule'));

    expect(keys).toContain('endpoints-from-vpc-587');
    expect(keys).toContain('endpoints-from-vpc-443');
  });
});

describe('checkExternals', () => {
  it('warns of port 25, which AWS closes', () => {
    const ports = [587, 25];
    const environment = anEnvironment({ externals: { mail: { ...externals.mail, ports } } });

    expect(findings(checkExternals(environment))).toEqual([
      'model/external-port-25 at value of externals.mail.ports[1]',
    ]);
    expect(findings(checkExternals(anEnvironment({ externals })))).toEqual([]);
  });
});

describe('the checks', () => {
  it.each([{}, { endpoints: { interface: ['email-smtp'] } }])('say nothing, with %j', (more) => {
    const input = compiledSmall({ externals, services, network: { ...network, ...more } });

    expect(checkEnvironment(input)).toEqual([]);
  });
});
