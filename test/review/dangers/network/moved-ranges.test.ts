import { describe, expect, it } from 'vitest';
import type { KubernetesObject } from '../../../../src/model/artifact.ts';
import { judgeFirewalls } from '../../../../src/review/dangers/network/firewalls.ts';
import { judgeNetworkPolicies } from '../../../../src/review/dangers/network/network-policies.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { changedObjects, changedStack, saidBy } from '../changed.ts';

const moving = (before: object, after: object) => ({
  environment: anEnvironment({ network: after }),
  environmentBefore: () => anEnvironment({ network: before }),
});
/** The small environment, and the same elsewhere. */
const moved = moving({}, { cidr: '10.9.0.0/16', subnets: subnetsIn(9) });

function subnetsIn(block: number) {
  return {
    public: { cidrs: [`10.${block}.1.0/24`, `10.${block}.2.0/24`] },
    private: { cidrs: [`10.${block}.11.0/24`, `10.${block}.12.0/24`] },
    data: { cidrs: [`10.${block}.21.0/24`, `10.${block}.22.0/24`] },
  };
}

const rule = (cidr: string) => ({
  resource: {
    aws_vpc_security_group_ingress_rule: {
      a: {
        security_group_id: '${aws_security_group.main.id}',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        cidr_ipv4: cidr,
      },
    },
  },
});

function policy(cidr: string): KubernetesObject {
  const ingress = [{ from: [{ ipBlock: { cidr } }], ports: [{ port: 8080 }] }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { podSelector: {}, ingress, policyTypes: ['Ingress'] },
  };
}

const firewalls = (before: string, after: string, by = moved) =>
  saidBy(judgeFirewalls, changedStack({ before: rule(before), after: rule(after) }, by));
const policies = (before: string, after: string) =>
  saidBy(
    judgeNetworkPolicies,
    changedObjects({ before: [policy(before)], after: [policy(after)] }, moved),
  );

describe('a range of the environment that moves', () => {
  it.each([
    ['the network', '10.0.0.0/16', '10.9.0.0/16'],
    ['a subnet', '10.0.11.0/24', '10.9.11.0/24'],
    ['a subnet, let in as a part of the network', '10.0.0.0/16', '10.9.11.0/24'],
  ])('opens nothing for %s', (_what, before, after) => {
    expect(firewalls(before, after)).toEqual([]);
    expect(policies(before, after)).toEqual([]);
  });

  it('opens what another part of it did not reach', () => {
    expect(firewalls('10.0.11.0/24', '10.9.0.0/16')).toEqual([
      'opens network: 10.9.0.0/16 reaches main on 443',
    ]);
    expect(policies('10.0.11.0/24', '10.9.12.0/24')).toEqual([
      'opens network: 10.9.12.0/24 reaches pods of namespace shop on 8080',
    ]);
  });

  it('opens what is no range of it', () => {
    expect(firewalls('10.0.0.0/16', '10.8.0.0/16')).toHaveLength(1);
    expect(policies('10.0.0.0/16', '10.8.0.0/16')).toHaveLength(1);
  });

  it('opens more where it has grown', () => {
    const grown = moving({ cidr: '10.0.0.0/16' }, { cidr: '10.0.0.0/15' });

    expect(firewalls('10.0.0.0/16', '10.0.0.0/15', grown)).toHaveLength(1);
  });
});
