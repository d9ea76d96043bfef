// What load balancers, distributions, web ACLs and the ingress say of each other.

import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { portsOf } from '../../../model/services/ports.ts';

export function edgeReferences(environment: Environment): readonly Reference[] {
  return [
    ...balancerReferences(environment),
    ...distributionReferences(environment),
    ...ingressReferences(environment),
    ...webAclReferences(environment),
    ...siteReferences(environment),
  ];
}

function balancerReferences({ edge, services }: Environment): readonly Reference[] {
  return Object.entries(edge.loadBalancers).flatMap(([key, balancer]) => {
    const path = ['edge', 'loadBalancers', key];
    const user = `load balancer ${key}`;
    return [
      ...Object.entries(balancer.targets).flatMap(([target, { service, port, healthCheck }]) => {
        const at = [...path, 'targets', target];
        const ports = services[service] ? portsOf(services[service]).map(({ name }) => name) : [];
        const ofPort = { kind: `port of ${service}`, among: ports, user, path: [...at, 'port'] };
        return [
          reference('service', service, services, user, [...at, 'service']),
          ...(port === null || ports.length === 0 ? [] : [{ ...ofPort, name: port }]),
          ...(healthCheck.port === null || ports.length === 0
            ? []
            : [{ ...ofPort, name: healthCheck.port, path: [...at, 'healthCheck', 'port'] }]),
        ];
      }),
      ...Object.entries(balancer.listeners).map(([listener, { target }]) =>
        reference('target', target, balancer.targets, user, [
          ...[...path, 'listeners', listener],
          'target',
        ]),
      ),
      ...Object.entries(balancer.routes).map(([route, { target }]) => ({
        kind: 'target',
        name: target,
        among: Object.keys(balancer.targets),
        user,
        path: [...path, 'routes', route, 'target'],
      })),
    ];
  });
}

function distributionReferences({ edge }: Environment): readonly Reference[] {
  return Object.entries(edge.distributions).flatMap(([key, distribution]) => {
    const path = ['edge', 'distributions', key];
    const user = `distribution ${key}`;
    const origins = Object.entries(distribution.origins).flatMap(([name, origin]) => [
      ...(origin.bucket === null
        ? []
        : [pointer('bucket', origin.bucket, user, [...path, 'origins', name, 'bucket'])]),
      ...(origin.loadBalancer === null
        ? []
        : [
            reference('load balancer', origin.loadBalancer, edge.loadBalancers, user, [
              ...path,
              'origins',
              name,
              'loadBalancer',
            ]),
          ]),
    ]);
    const behaviors = Object.entries(distribution.behaviors).map(([name, { origin }]) =>
      reference('origin', origin, distribution.origins, user, [
        ...path,
        'behaviors',
        name,
        'origin',
      ]),
    );
    return [...origins, ...behaviors];
  });
}

function ingressReferences({ edge, ingress }: Environment): readonly Reference[] {
  if (ingress === null) return [];
  const path = ['ingress', 'moreLoadBalancers'];
  return [
    reference('load balancer', ingress.loadBalancer, edge.loadBalancers, 'ingress', [
      'ingress',
      'loadBalancer',
    ]),
    ...ingress.moreLoadBalancers.map((key, index) =>
      reference('load balancer', key, edge.loadBalancers, 'ingress', [...path, index]),
    ),
  ];
}

function webAclReferences({ edge }: Environment): readonly Reference[] {
  return Object.entries(edge.webAcls).map(([key, { protects }]) => ({
    kind: 'edge resource',
    name: protects,
    among: [
      ...Object.keys(edge.loadBalancers).map((name) => `load-balancer/${name}`),
      ...Object.keys(edge.distributions).map((name) => `distribution/${name}`),
    ],
    user: `web ACL ${key}`,
    path: ['edge', 'webAcls', key, 'protects'],
  }));
}

function siteReferences({ delivery, services }: Environment): readonly Reference[] {
  return Object.entries(delivery.sites).flatMap(([site, { bucket, calls }]) => {
    const user = `site ${site}`;
    const path = ['delivery', 'sites', site];
    return [
      pointer('bucket', bucket, user, [...path, 'bucket']),
      ...Object.entries(calls).map(([variable, service]) =>
        reference('service', service, services, user, [...path, 'calls', variable]),
      ),
    ];
  });
}
