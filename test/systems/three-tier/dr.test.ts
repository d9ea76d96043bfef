// The recovery region of the three-tier application: a network to restore into, and nothing that computes.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/systems/system-of.ts';

const { terraform, environment, objects } = systemOf('three-tier/dr');
const prod = systemOf('three-tier/prod').environment;

describe('three-tier: recovery region', () => {
  it('is where production sends its copies', () => {
    expect(environment.aws.region).toBe(prod.aws.recoveryRegion);
    expect(environment.aws.account).toBe(prod.aws.account);
  });

  it('has a network apart from that of production', () => {
    expect(terraform.one('aws_vpc', 'main').cidr_block).not.toBe(prod.network?.cidr);
  });

  it('computes nothing', () => {
    expect(environment.cluster).toBeNull();
    expect(objects('Deployment')).toEqual([]);
    expect(objects('Application')).toEqual([]);
    expect(terraform.all('aws_eks_cluster')).toEqual({});
  });
});
