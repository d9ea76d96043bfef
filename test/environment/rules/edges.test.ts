import { describe, expect, it } from 'vitest';
import { checkEdges } from '../../../src/environment/rules/edges.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkEdges(anEnvironment(overrides)));
}

const lonely = { lonely: aService({ uses: {} }) };

describe('checkEdges', () => {
  it('accepts services that call each other', () => {
    const services = {
      web: { uses: { services: ['other'] } },
      other: aService({ uses: { services: ['web'] } }),
    };

    expect(check({ services })).toEqual([]);
  });

  it('reports a service that uses itself', () => {
    expect(check({ services: { web: { uses: { services: ['web'] } } } })).toEqual([
      'model/self-reference at value of services.web.uses.services[0]',
    ]);
  });

  it('reports a service without any edge', () => {
    expect(check({ services: lonely })).toEqual([
      'model/isolated-service at key of services.lonely',
    ]);
  });

  it('accepts a service that only others call', () => {
    expect(check({ services: { ...lonely, web: { uses: { services: ['lonely'] } } } })).toEqual([]);
  });

  it('accepts a service that only a load balancer reaches', () => {
    const targets = { lonely: { service: 'lonely', healthCheck: { path: '/' } } };

    expect(check({ services: lonely, edge: { loadBalancers: { main: { targets } } } })).toEqual([]);
  });

  it.each(['services.lonely', 'services.lonely.uses'])(
    'accepts a service without edges that the deviation of %s explains',
    (path) => {
      const deviations = { [path]: { design: 'No edge', because: 'None is drawn' } };

      expect(check({ services: lonely, deviations })).toEqual([]);
    },
  );

  it.each([
    ['neither', { bucket: null }],
    ['both', { loadBalancer: 'main' }],
  ])('reports an origin with %s of bucket and load balancer', (_, media) => {
    expect(check({ edge: { distributions: { main: { origins: { media } } } } })).toEqual([
      'model/origin-ambiguous at key of edge.distributions.main.origins.media',
    ]);
  });

  it.each([
    ['none', { default: { path: '/all' } }],
    ['two', { media: { path: null } }],
  ])('reports a distribution with %s of its behaviors being the default', (_, behaviors) => {
    expect(check({ edge: { distributions: { main: { behaviors } } } })).toEqual([
      'model/default-behavior at key of edge.distributions.main.behaviors',
    ]);
  });
});
