// What AWS has room for once: a priority, the number of a rule, the proof of a host.
import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../../src/infra/compile-infra.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { terraformFrom, terraformOf } from '../../support/terraform-documents.ts';

function entrance(routes: object, more: object = {}) {
  return anEnvironment({
    ...more,
    services: { web: aService() },
    edge: {
      loadBalancers: {
        main: {
          targets: { web: { service: 'web', healthCheck: { path: '/ready' } } },
          routes: { web: null, ...routes },
        },
      },
    },
  });
}
const route = (path: string, priority: number) => ({ paths: [path], target: 'web', priority });
const movesOf = (environment: ReturnType<typeof anEnvironment>) =>
  terraformOf(environment).stack('edge').document['moved'];

describe('routes that change places', () => {
  const before = terraformOf(entrance({ api: route('/api/*', 10), all: route('/*', 20) }));
  const after = terraformOf(entrance({ api: route('/api/*', 20), all: route('/*', 10) }));

  it('are rules that stay at their priorities, with other conditions', () => {
    const rules = [before, after].map(({ all }) => all('aws_lb_listener_rule'));

    expect(rules.map((each) => Object.keys(each).sort())).toEqual([
      ['main-10', 'main-20'],
      ['main-10', 'main-20'],
    ]);
    expect(rules.map((each) => each['main-10'].condition[0].path_pattern.values)).toEqual([
      ['/api/*'],
      ['/*'],
    ]);
    expect(rules.map((each) => each['main-10'].priority)).toEqual([10, 10]);
  });

  it('take over the rules that stood under the keys of the routes', () => {
    expect(movesOf(entrance({ api: route('/api/*', 10) }))).toContainEqual({
      from: 'aws_lb_listener_rule.main-api',
      to: 'aws_lb_listener_rule.main-10',
    });
  });

  it('come from one address each, where the load balancer had another key as well', () => {
    const environment = entrance(
      { api: route('/api/*', 10) },
      { moved: { 'edge.loadBalancers.main': 'edge.loadBalancers.front' } },
    );
    const { document } = terraformFrom(compileInfra(environment)).stack('edge');
    const moved = document['moved'] as readonly { from: string; to: string }[];

    expect(moved.filter(({ to }) => to === 'aws_lb_listener_rule.main-10')).toEqual([
      { from: 'aws_lb_listener_rule.front-10', to: 'aws_lb_listener_rule.main-10' },
    ]);
  });
});

describe('the proof of a host', () => {
  it('stays where it is when another host comes before it', () => {
    const proofs = (hosts: readonly string[]) =>
      Object.keys(
        terraformOf(entrance({ api: { hosts, target: 'web', priority: 10 } })).all(
          'aws_route53_record',
        ),
      ).filter((key) => key.includes('proof'));

    const [one, two] = [['b.shop.io'], ['a.shop.io', 'b.shop.io']].map(proofs);

    expect(one).toContain('load-balancer-main-proof-b-shop-io');
    expect(two).toEqual(
      expect.arrayContaining([...(one ?? []), 'load-balancer-main-proof-a-shop-io']),
    );
  });
});

describe('rules of a network ACL for peers', () => {
  const numbersOf = (allowedCidrs: readonly string[]) =>
    Object.entries(
      terraformOf(
        anEnvironment({ network: { acls: true, bastion: { tier: 'public', allowedCidrs } } }),
      ).all('aws_network_acl_rule'),
    )
      .filter(([key]) => key.endsWith('-22'))
      .map(([, { cidr_block, rule_number, lifecycle }]) => ({
        cidr_block,
        rule_number,
        lifecycle,
      }));

  it('keep their numbers when another peer comes', () => {
    const [two] = numbersOf(['203.0.113.0/24']);
    const both = numbersOf(['198.51.100.0/24', '203.0.113.0/24']);

    expect(both).toContainEqual(two);
    expect(both).toHaveLength(2);
    expect(two?.lifecycle).toEqual({ ignore_changes: ['rule_number'] });
  });
});
