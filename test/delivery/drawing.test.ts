import { describe, expect, it } from 'vitest';
import { renderDrawing } from '../../src/delivery/page/render-drawing.ts';
import { aService, withTwoServices } from './two-services.ts';

const EDGE = {
  zone: 'shop.example.com',
  loadBalancers: {
    main: {
      host: 'origin.shop.example.com',
      targets: { web: { service: 'web', healthCheck: { path: '/health' } } },
      routes: { all: { paths: ['/*'], target: 'web', priority: 1 } },
    },
  },
  distributions: {
    main: {
      domains: ['www.shop.example.com'],
      origins: { api: { loadBalancer: 'main' } },
      behaviors: { default: { origin: 'api', ttlSeconds: 0 } },
      purpose: 'All',
    },
  },
  webAcls: {
    front: {
      protects: 'load-balancer/main',
      managedRules: ['AWSManagedRulesCommonRuleSet'],
      rateLimit: { requests: 100 },
    },
  },
};

/** Mermaid's grammar, as far as the drawing uses it. */
const NODE = /^\w+(?:\(\["[^"]*"\]\)|\[\("[^"]*"\)\]|\[\/"[^"]*"\/\]|\["[^"]*"\])$/;
const ARROW = /^(\w+) (?:-->|-\.->|==>|<==>) (\w+)$/;
const GROUP = /^subgraph (\w+)\["[^"]*"\]$/;

function draw(changes = {}) {
  const lines = renderDrawing(withTwoServices({ edge: EDGE, ...changes }));
  const inside = lines.slice(2, lines.indexOf('```', 1)).map((line) => line.trim());
  return {
    lines: inside,
    arrows: inside.filter((line) => ARROW.test(line)),
    ids: inside.flatMap((line) =>
      NODE.test(line) ? [line.split(/\W/)[0]] : (GROUP.exec(line)?.slice(1) ?? []),
    ),
  };
}

const balanced = (main: object, edge = {}) => ({
  edge: { ...EDGE, loadBalancers: { main: { ...EDGE.loadBalancers.main, ...main } }, ...edge },
});

describe('renderDrawing', () => {
  it('leads from users through CloudFront, WAF and load balancer to the service (S3-EDGE-01)', () => {
    expect(draw(balanced({ source: 'cloudfront' })).arrows.slice(0, 4)).toEqual([
      'users --> distribution__main',
      'distribution__main --> webAcl__front',
      'webAcl__front --> loadBalancer__main',
      'loadBalancer__main --> service__web',
    ]);
  });

  it('leads from users to a load balancer that anybody may ask, with and without CloudFront', () => {
    expect(draw().arrows).toContain('users --> webAcl__front');
    expect(draw(balanced({}, { distributions: {}, webAcls: {} })).arrows.slice(0, 2)).toEqual([
      'users --> loadBalancer__main',
      'loadBalancer__main --> service__web',
    ]);
  });

  it('has no users where nothing is open to them', () => {
    const { ids, arrows } = draw(
      balanced({ scheme: 'internal' }, { distributions: {}, webAcls: {} }),
    );

    expect(arrows[0]).toBe('loadBalancer__main --> service__web');
    expect(ids).not.toContain('users');
  });

  it('draws every edge of uses', () => {
    const { arrows } = draw();

    expect(arrows).toContain('service__web --> service__orders');
    expect(arrows).toContain('service__orders -.-> database__main');
    expect(arrows).toContain('database__main -.-> replica__main__reports');
  });

  it('draws document databases', () => {
    const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };
    const services = { web: aService({ uses: { documentDatabases: { main: 'write' } } }) };
    const { arrows, lines } = draw({ documentDatabases, services });

    expect(lines).toContain('documentDatabase__main[("DocumentDB 5.0.0<br/>main")]');
    expect(arrows).toContain('service__web -.-> documentDatabase__main');
  });

  it('draws messages from the producer to Kafka and from Kafka to the consumer', () => {
    const kafka = {
      main: {
        version: '3.8.x',
        brokers: 2,
        instanceType: 'kafka.m5.large',
        storageGb: 1,
        purpose: 'E',
      },
    };
    const services = {
      web: aService({ uses: { kafka: { main: 'produce' } } }),
      mail: aService({ uses: { kafka: { main: 'consume' } } }),
      both: aService({ uses: { kafka: { main: 'both' } } }),
    };
    const { arrows } = draw({ kafka, services });

    expect(arrows).toContain('service__web ==> kafka__main');
    expect(arrows).toContain('kafka__main ==> service__mail');
    expect(arrows).toContain('service__both <==> kafka__main');
  });

  it('draws one arrow per group for a service that calls many others', () => {
    const callees = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const services = {
      ...Object.fromEntries(callees.map((key) => [key, aService()])),
      web: aService({ category: 'front', uses: { services: callees } }),
    };
    const calls = draw({ services }).arrows.filter((line) => line.startsWith('service__web'));

    expect(calls).toEqual(['service__web --> category__back']);
  });

  it('draws no arrow from a service to the group around it, which Mermaid refuses', () => {
    const callees = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const services = {
      ...Object.fromEntries(callees.map((key) => [key, aService()])),
      web: aService({ uses: { services: callees } }),
    };
    const { arrows } = draw({ services });

    expect(arrows).not.toContain('service__web --> category__back');
    expect(arrows).toContain('service__web --> service__a');
  });

  it('draws what comes through the ingress controller', () => {
    const ingress = { controller: 'traefik', loadBalancer: 'main', issuer: { email: 'a@b.io' } };
    const services = {
      web: aService(),
      studio: aService({ ingress: { hosts: ['www.example.com'] } }),
    };

    expect(draw({ services }).arrows).not.toContain('loadBalancer__main --> service__studio');
    expect(draw({ ingress, services }).arrows).toContain('loadBalancer__main --> service__studio');
  });

  it('holds only nodes, arrows and closed groups', () => {
    const { lines } = draw();
    const other = lines.filter((line) => !NODE.test(line) && !ARROW.test(line));

    expect(other.filter((line) => !GROUP.test(line) && line !== 'end')).toEqual([]);
    expect(other.filter((line) => GROUP.test(line)).length).toBe(
      other.filter((line) => line === 'end').length,
    );
  });

  it('draws each id once, and arrows only between ids it drew', () => {
    const { ids, arrows } = draw();
    const ends = arrows.flatMap((line) => ARROW.exec(line)?.slice(1) ?? []);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it.each([
    [
      'words of Mermaid',
      { end: aService(), graph: aService(), style: aService(), web: aService() },
    ],
    ['titles with markup', { web: aService({ title: 'A "quoted" <b>#1</b> `x`\n end' }) }],
  ])('stays legal with %s', (_name, services) => {
    const { lines } = draw({ services });

    const other = lines.filter((line) => !NODE.test(line) && !ARROW.test(line));
    expect(other.filter((line) => !GROUP.test(line) && line !== 'end')).toEqual([]);
  });
});
