import { describe, expect, it } from 'vitest';
import { checkOpenToWorld } from '../../../../src/check/safety/cloud/check-open-to-world.ts';
import { compiledNightSchool, corrupted, stackIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';

describe('checkOpenToWorld', () => {
  type Change = (resources: AnyObject) => unknown;
  const RULES = 'aws_vpc_security_group_ingress_rule';
  const open: (key: string, change: AnyObject) => Change = (key, change) => (resources) =>
    Object.assign(resources[RULES][key], { referenced_security_group_id: null, ...change });
  const changed = (change: Change) =>
    corrupted(compiledNightSchool(), (input) =>
      change(stackIn(input, 'network')['document'].resource),
    );

  it('has nothing to say about Night School', () => {
    expect(checkOpenToWorld(compiledNightSchool())).toEqual([]);
  });

  it.each<readonly [string, Change, string]>([
    [
      'a database',
      open('database-main-from-nodes-5432', { cidr_ipv4: '0.0.0.0/0' }),
      'databases.main',
    ],
    ['IPv6', open('database-main-from-nodes-5432', { cidr_ipv6: '::/0' }), 'databases.main'],
    [
      'half of it',
      open('database-main-from-nodes-5432', { cidr_ipv4: '128.0.0.0/1' }),
      'databases.main',
    ],
    [
      'port 443 of nodes',
      open('nodes-from-nodes', {
        cidr_ipv4: '0.0.0.0/0',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
      }),
      'cluster.nodeGroups',
    ],
    [
      'other ports of a load balancer',
      open('load-balancer-main-from-everywhere-443', { from_port: 80 }),
      'edge.loadBalancers.main',
    ],
    [
      'a rule in words',
      open('kafka-plaintext-port', { cidr_ipv4: '0.0.0.0/0' }),
      'network.securityGroupRules.kafka-plaintext-port.peer',
    ],
    [
      'a rule inside a group',
      ({ aws_security_group: groups }) =>
        Object.assign(groups['cache-main'], {
          ingress: [
            { cidr_blocks: ['0.0.0.0/0'], from_port: 6379, to_port: 6379, protocol: 'tcp' },
          ],
        }),
      'caches.main',
    ],
  ])('reports %s', (_, change, path) => {
    const found = findings(checkOpenToWorld(changed(change)));

    expect(found).toEqual([expect.stringMatching(`^check/open-to-world at value of ${path}`)]);
  });

  it('accepts an office', () => {
    const change = open('database-main-from-nodes-5432', { cidr_ipv4: '198.51.100.0/24' });

    expect(checkOpenToWorld(changed(change))).toEqual([]);
  });
});
