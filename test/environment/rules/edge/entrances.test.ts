import { describe, expect, it } from 'vitest';
import { checkEntrances } from '../../../../src/environment/rules/edge/entrances.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkEntrances(anEnvironment(overrides)));
}

function loadBalancer(overrides: Overrides): Overrides {
  return { edge: { loadBalancers: { main: overrides } } };
}

function domains(...names: string[]): Overrides {
  return { edge: { distributions: { main: { domains: names } } } };
}

function rule(ports: string): Overrides {
  const stated = { group: 'nodes', peer: 'nodes', ports, because: 'Stated' };
  return { network: { securityGroupRules: { stated } } };
}

function acl(protects: string): unknown {
  const managedRules = ['AWSManagedRulesCommonRuleSet'];
  return { protects, managedRules, rateLimit: { requests: 100 } };
}

describe('checkEntrances', () => {
  it.each(['shop.io', 'www.shop.io', 'a.b.shop.io'])('accepts %s in the zone shop.io', (host) => {
    expect(check(domains(host))).toEqual([]);
  });

  it.each(['shop.com', 'myshop.io'])('reports %s as outside of the zone shop.io', (host) => {
    expect(check(domains('www.shop.io', host))).toEqual([
      'model/host-outside-zone at value of edge.distributions.main.domains[1]',
    ]);
  });

  it('reports a load balancer outside of the zone', () => {
    expect(check(loadBalancer({ host: 'origin.shop.com' }))).toEqual([
      'model/host-outside-zone at value of edge.loadBalancers.main.host',
    ]);
  });

  it('reports a host name that is given twice', () => {
    expect(check(domains('origin.shop.io'))).toEqual([
      'model/host-duplicate at value of edge.distributions.main.domains[0]',
    ]);
  });

  it('reports two routes of one priority', () => {
    const routes = { api: { paths: ['/api/*'], target: 'web', priority: 10 } };

    expect(check(loadBalancer({ routes }))).toEqual([
      'model/route-priority at value of edge.loadBalancers.main.routes.api.priority',
    ]);
  });

  it('accepts two routes of different priorities', () => {
    const routes = { api: { paths: ['/api/*'], target: 'web', priority: 11 } };

    expect(check(loadBalancer({ routes }))).toEqual([]);
  });

  it.each([30, 31])('reports a health check every 30 seconds that waits for %d', (seconds) => {
    const at = 'edge.loadBalancers.main.targets.web.healthCheck';
    const healthCheck = { intervalSeconds: 30, timeoutSeconds: seconds };

    expect(check(loadBalancer({ targets: { web: { healthCheck } } }))).toEqual([
      `model/health-check-timeout at value of ${at}.timeoutSeconds`,
    ]);
  });

  it('accepts a health check that ends before the next one', () => {
    const healthCheck = { intervalSeconds: 30, timeoutSeconds: 29 };

    expect(check(loadBalancer({ targets: { web: { healthCheck } } }))).toEqual([]);
  });

  it('reports a second web ACL in front of one resource', () => {
    const webAcls = { one: acl('distribution/main'), two: acl('distribution/main') };

    expect(check({ edge: { webAcls } })).toEqual([
      'model/web-acl-duplicate at value of edge.webAcls.two.protects',
    ]);
  });

  it('accepts one web ACL per resource', () => {
    const webAcls = { one: acl('distribution/main'), two: acl('load-balancer/main') };

    expect(check({ edge: { webAcls } })).toEqual([]);
  });

  it.each(['3037-3000', '0', '0-80', '65536', '1-65536'])('reports the ports %s', (ports) => {
    expect(check(rule(ports))).toEqual([
      'model/port-range at value of network.securityGroupRules.stated.ports',
    ]);
  });

  it.each(['1', '65535', '1-65535', '80-80'])('accepts the ports %s', (ports) => {
    expect(check(rule(ports))).toEqual([]);
  });
});
