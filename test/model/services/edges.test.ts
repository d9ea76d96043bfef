import { describe, expect, it } from 'vitest';
import { callersOf } from '../../../src/model/services/calls.ts';
import { exposuresOf } from '../../../src/model/services/edges.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';

describe('callersOf', () => {
  it('lists callers in key order, whatever the order in the file', () => {
    const uses = { services: ['web'] };
    const services = { zebra: aService({ uses }), ant: aService({ uses }), bee: aService() };

    expect(callersOf(anEnvironment({ services }), 'web')).toEqual(['ant', 'zebra']);
  });
});

describe('exposuresOf', () => {
  it('lists the targets that send traffic to a service', () => {
    expect(exposuresOf(anEnvironment(), 'web')).toEqual([
      { loadBalancer: 'main', target: 'web', group: 'web', port: null, healthPort: null },
    ]);
  });

  it('lists nothing for a service that no load balancer knows', () => {
    expect(exposuresOf(anEnvironment({ services: { other: aService() } }), 'other')).toEqual([]);
  });
});
