import { describe, expect, it } from 'vitest';
import { checkReach } from '../../../../src/environment/rules/edge/reach.ts';
import { checkRoutes } from '../../../../src/environment/rules/edge/routes.ts';
import { checkTargets } from '../../../../src/environment/rules/edge/targets.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const services = {
  raw: aService({ port: 7000, protocol: 'tcp', ports: { log: { port: 514, protocol: 'udp' } } }),
  calls: aService({ port: 9090, protocol: 'grpc', ports: { ops: { port: 9, protocol: 'http' } } }),
};
const AT = 'edge.loadBalancers.other';
const found = (other: Overrides, over: Overrides = {}) => {
  const loadBalancers = { other: { host: 'other.shop.io', ...other } };
  const environment = anEnvironment({ services, edge: { loadBalancers }, ...over });
  return findings([checkRoutes, checkTargets, checkReach].flatMap((check) => check(environment)));
};
const network = (target: Overrides, protocol: string) => ({
  type: 'network',
  targets: { it: target },
  listeners: { it: { port: 7000, protocol, target: 'it' } },
});
const application = (target: Overrides) => ({
  targets: { it: target },
  routes: { all: { paths: ['/*'], target: 'it', priority: 1 } },
});
const web = { service: 'web', healthCheck: { path: '/health' } };
const routed = (routes: Overrides) => ({ targets: { it: web }, routes });
const route = (priority: number, hosts: readonly string[], paths: readonly string[]) => ({
  target: 'it',
  ...{ priority, hosts, paths },
});

describe('targets and listeners', () => {
  it.each<[string, Overrides]>([
    ['TCP behind TLS', network({ service: 'raw' }, 'tls')],
    [
      'UDP that is asked over TCP',
      network({ service: 'raw', port: 'log', healthCheck: { port: 'tcp' } }, 'udp'),
    ],
    ['HTTP behind TCP, asked for a path', network(web, 'tcp')],
    ['gRPC behind an Application Load Balancer', application({ service: 'calls' })],
  ])('accept %s', (_, other) => {
    expect(found(other)).toEqual([]);
  });

  it.each<[string, Overrides, string]>([
    [
      'TCP behind an Application Load Balancer',
      application({ service: 'raw' }),
      `model/target-port-unsuited at key of ${AT}.targets.it`,
    ],
    [
      'TCP behind a listener of UDP',
      network({ service: 'raw' }, 'udp'),
      `model/target-port-unsuited at key of ${AT}.targets.it`,
    ],
    [
      'UDP that nobody can ask',
      network({ service: 'raw', port: 'log' }, 'udp'),
      `model/health-check-unasked at key of ${AT}.targets.it.healthCheck`,
    ],
    [
      'a path of TCP',
      network({ service: 'raw', healthCheck: { path: '/up' } }, 'tcp'),
      `model/health-check-unasked at key of ${AT}.targets.it.healthCheck`,
    ],
    [
      'gRPC that is asked over HTTP',
      application({ service: 'calls', healthCheck: { port: 'ops' } }),
      `model/health-check-unasked at key of ${AT}.targets.it.healthCheck`,
    ],
  ])('report %s', (_, other, wanted) => {
    expect(found(other)).toEqual([wanted]);
  });
});

describe('routes', () => {
  it.each<[string, Overrides]>([
    ['hosts apart', routed({ a: route(1, ['a.shop.io'], []), b: route(2, ['b.shop.io'], []) })],
    [
      'a narrow path before a wide one',
      routed({ a: route(1, [], ['/api/*']), b: route(2, [], ['/*']) }),
    ],
    [
      'paths that only look alike',
      routed({ a: route(1, [], ['/api']), b: route(2, [], ['/api/*']) }),
    ],
  ])('accept %s', (_, other) => {
    expect(found(other)).toEqual([]);
  });

  it.each<[string, Overrides]>([
    [
      'the same host and path',
      routed({ a: route(1, ['a.shop.io'], ['/x']), b: route(2, ['a.shop.io'], ['/x']) }),
    ],
    [
      'a host whose every path is taken',
      routed({ a: route(1, ['a.shop.io'], []), b: route(2, ['a.shop.io'], ['/x/*']) }),
    ],
    [
      'a path below one of any host',
      routed({ a: route(1, [], ['/x/*']), b: route(2, ['a.shop.io'], ['/x/y']) }),
    ],
  ])('report %s', (_, other) => {
    expect(found(other)).toEqual([`model/route-shadowed at key of ${AT}.routes.b`]);
  });
});

describe('clients', () => {
  const inner = { ...application(web), scheme: 'internal' };

  it('accept the network, ranges, and networks that it is attached to', () => {
    expect(found({ ...inner, clients: ['vpc', '10.8.0.0/16'] })).toEqual([]);
    expect(found({ ...application(web), clients: ['198.51.100.0/24'] })).toEqual([]);
  });

  it.each<[string, Overrides, number]>([
    [
      'private addresses of a public load balancer',
      { ...application(web), clients: ['10.0.0.0/8'] },
      0,
    ],
    ['networks where there are none', { ...inner, clients: ['vpc', 'attached'] }, 1],
  ])('report %s', (_, other, index) => {
    expect(found(other)).toEqual([`model/clients-unheard at value of ${AT}.clients[${index}]`]);
  });

  it('report a failover of an internal one', () => {
    expect(found({ ...inner, failover: { role: 'primary' } })).toEqual([
      `model/internal-unreachable at key of ${AT}.failover`,
    ]);
  });
});
