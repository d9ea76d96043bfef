import { describe, expect, it } from 'vitest';
import { checkSmokeTests } from '../../../../src/environment/rules/services/smoke-tests.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(services: Overrides, others: Overrides = {}): readonly string[] {
  return findings(checkSmokeTests(anEnvironment({ ...others, services })));
}

describe('checkSmokeTests', () => {
  it('accepts a path that a route leads to the service', () => {
    expect(check({ web: { smokeTest: { path: '/api/version' } } })).toEqual([]);
  });

  it('reports a path that no route leads to the service', () => {
    const routes = { all: { paths: ['/api/*'] } };
    const edge = { loadBalancers: { main: { routes } } };

    expect(check({ web: { smokeTest: { path: '/health' } } }, { edge })).toEqual([
      'model/smoke-test-unreachable at value of services.web.smokeTest.path',
    ]);
  });

  it('leaves alone what another environment answers', () => {
    const edge = { distributions: { main: { failover: { role: 'secondary' } } } };

    expect(check({ web: { smokeTest: { path: '/health' } } }, { edge })).toEqual([]);
  });

  it('reports a service that nobody reaches from outside', () => {
    expect(check({ orders: aService({ smokeTest: { path: '/' } }) })).toEqual([
      'model/smoke-test-unreachable at value of services.orders.smokeTest.path',
    ]);
  });
});
