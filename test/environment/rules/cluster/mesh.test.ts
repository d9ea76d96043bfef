import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../../src/environment/rules/cluster/mesh.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { gatewayOverrides, meshedNginxOverrides } from '../../../support/with-ingress.ts';

const check = (overrides: object) => findings(checkMesh(anEnvironment({ ...overrides })));
const refused = ['model/mesh-ingress-unsupported at value of mesh.ingress'];

describe('checkMesh of an ingress controller', () => {
  it('accepts ingress-nginx', () => {
    expect(check(meshedNginxOverrides())).toEqual([]);
    expect(check(meshedNginxOverrides({ ingress: false }))).toEqual([]);
  });

  it('refuses one that is not set up for it', () => {
    const nginx = meshedNginxOverrides();
    const ingress = { ...(nginx['ingress'] as object), controller: 'traefik' };

    expect(check({ ...nginx, ingress })).toEqual(refused);
  });

  it('refuses the gateway, which is in the mesh anyway', () => {
    const gateway = gatewayOverrides();

    expect(check({ ...gateway, mesh: { ...(gateway['mesh'] as object), ingress: true } })).toEqual(
      refused,
    );
  });

  it('refuses none at all', () => {
    const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'], ingress: true };

    expect(check({ mesh })).toEqual(refused);
  });
});

describe('checkMesh of what a sidecar has in a pod', () => {
  const resources = {
    requests: { cpu: '10m', memory: '16Mi' },
    limits: { cpu: '1', memory: '1Gi' },
  };
  const side = { image: 'docker.io/envoyproxy/envoy:v1.32.0', resources };
  const mesh = { kind: 'istio', mutualTls: 'permissive', namespaces: ['shop'] };
  const of = (service: Overrides, others: Overrides = { mesh }) =>
    check({ ...others, services: { it: aService(service) } });

  it.each<readonly [string, Overrides, string]>([
    ['its ports', { port: 15021 }, 'value of services.it.port'],
    [
      'its ports, as one of several',
      { ports: { metrics: { port: 15090, protocol: 'http' } } },
      'value of services.it.ports.metrics.port',
    ],
    [
      'its ports, in another container',
      { sidecars: { a: { ...side, health: { port: 15020, path: '/' } } } },
      'value of services.it.sidecars.a.health.port',
    ],
    ['its user', { runAsUser: 1337 }, 'value of services.it.runAsUser'],
    [
      'its user, in another container',
      { sidecars: { a: { ...side, runAsUser: 1337 } } },
      'value of services.it.sidecars.a.runAsUser',
    ],
    ['its name', { sidecars: { 'istio-proxy': side } }, 'key of services.it.sidecars.istio-proxy'],
  ])('refuses %s', (_, service, where) => {
    expect(of(service)).toEqual([`model/mesh-reserved at ${where}`]);
    expect(of(service, {})).toEqual([]);
  });

  it('lets datagrams be, which do not pass through it', () => {
    expect(of({ ports: { logs: { port: 15021, protocol: 'udp' } } })).toEqual([]);
  });
});

describe('checkMesh of charts that call', () => {
  const mesh = { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] };
  const chart = {
    ...{ repository: 'https://charts.shop.io', chart: 'reports', version: '1.0.0' },
    ...{ ports: [3000], serviceAccount: { name: 'reports' }, purpose: 'Reports' },
    uses: { services: ['web'] },
  };
  const diagnostics = (namespace: string) =>
    checkMesh(anEnvironment({ mesh, charts: { reports: { ...chart, namespace } } }));

  it('reports one outside, and offers no namespace that cannot join', () => {
    const [found, ...others] = diagnostics('reports');

    expect(others).toEqual([]);
    expect(found?.hint).toBe('Set mesh.mutualTls to "permissive", or delete the edge');
  });
});
