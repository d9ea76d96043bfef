import { describe, expect, it } from 'vitest';
import { checkServiceAddresses } from '../../../../src/environment/rules/network/service-addresses.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkServiceAddresses(anEnvironment(overrides)));
}

function range(serviceCidr: string): Overrides {
  return { cluster: { serviceCidr } };
}

function address(clusterIP: string): Overrides {
  return { services: { web: { clusterIP } } };
}

describe('checkServiceAddresses', () => {
  it.each(['172.16.0.0/12', '172.20.0.0/24', '192.168.0.0/16', '10.96.0.0/13'])(
    'accepts the service range %s',
    (cidr) => {
      expect(check(range(cidr))).toEqual([]);
    },
  );

  it.each(['172.20.0.0/25', '100.64.0.0/16', '172.0.0.0/12'])(
    'reports the service range %s',
    (cidr) => {
      expect(check(range(cidr))).toEqual([
        'model/service-cidr-size at value of cluster.serviceCidr',
      ]);
    },
  );

  it('reports a service range larger than /12', () => {
    const overrides = { ...range('10.0.0.0/11'), network: { cidr: '192.168.0.0/16' } };

    expect(check(overrides)).toEqual(['model/service-cidr-size at value of cluster.serviceCidr']);
  });

  it('reports a service range inside the VPC', () => {
    expect(check(range('10.0.128.0/20'))).toEqual([
      'model/service-cidr-overlap at value of cluster.serviceCidr',
    ]);
  });

  it.each(['172.20.0.2', '172.20.0.9', '172.20.0.11', '172.20.1.0'])(
    'accepts the fixed address %s in 172.20.0.0/16',
    (clusterIP) => {
      expect(check(address(clusterIP))).toEqual([]);
    },
  );

  it.each(['172.19.255.255', '172.21.0.0'])('reports %s as outside the range', (clusterIP) => {
    expect(check(address(clusterIP))).toEqual([
      'model/cluster-ip-outside at value of services.web.clusterIP',
    ]);
  });

  it.each(['172.20.0.0', '172.20.0.1', '172.20.0.10'])('reports %s as reserved', (clusterIP) => {
    expect(check(address(clusterIP))).toEqual([
      'model/cluster-ip-reserved at value of services.web.clusterIP',
    ]);
  });

  it('reports the last address of the range as reserved', () => {
    expect(check({ ...range('172.20.0.0/24'), ...address('172.20.0.255') })).toContain(
      'model/cluster-ip-reserved at value of services.web.clusterIP',
    );
  });

  it('reports the second service of one address', () => {
    const services = {
      web: { clusterIP: '172.20.0.20' },
      other: aService({ clusterIP: '172.20.0.20' }),
    };

    expect(check({ services })).toEqual([
      'model/cluster-ip-duplicate at value of services.other.clusterIP',
    ]);
  });

  it.each([
    ['172.20.0.0/16', '172.20.1.1'],
    ['172.20.0.0/24', '172.20.0.17'],
    ['172.20.0.0/22', '172.20.0.65'],
  ])('warns that in %s the address %s is handed out by chance as well', (cidr, clusterIP) => {
    expect(check({ ...range(cidr), ...address(clusterIP) })).toEqual([
      'model/cluster-ip-dynamic at value of cluster.serviceCidr',
    ]);
  });

  it.each([
    ['172.20.0.0/16', '172.20.1.0'],
    ['172.20.0.0/24', '172.20.0.16'],
    ['172.20.0.0/22', '172.20.0.64'],
  ])('accepts that in %s the address %s is kept for fixed ones', (cidr, clusterIP) => {
    expect(check({ ...range(cidr), ...address(clusterIP) })).toEqual([]);
  });
});
