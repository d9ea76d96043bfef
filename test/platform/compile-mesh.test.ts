import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkMesh } from '../../src/environment/rules/cluster/mesh.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { compiledFrom } from '../support/compiled.ts';
import { withEveryAddon } from '../support/every-addon.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf, valuesOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';

const environment = withEveryAddon();
const platform = compilePlatform(environment);
const apps = compileApps(environment);

describe('a service mesh', () => {
  it('is Istio, with its resources before its control plane (S2-MESH-01, S1-ADD-02)', () => {
    const waveOf = (name: string) =>
      platform.components.find((each) => each.name === name)?.wave ?? Number.NaN;

    expect(waveOf('istio-base')).toBeLessThan(waveOf('istiod'));
    expect(waveOf('istiod')).toBeLessThan(waveOf('mesh'));
    expect(waveOf('mesh')).toBeLessThan(0);
  });

  it('refuses what is not encrypted, in all of it (S1-SEC-09)', () => {
    const policy = objectOf(platform, 'PeerAuthentication', 'default');

    expect(policy['metadata'].namespace).toBe('istio-system');
    expect(policy['spec']).toEqual({ mtls: { mode: 'STRICT' } });
  });

  it('takes both where the environment says so', () => {
    const mesh = environment.mesh && { ...environment.mesh, mutualTls: 'permissive' as const };
    const permissive = { ...environment, mesh };

    const policy = objectOf(compilePlatform(permissive), 'PeerAuthentication', 'default');
    expect(policy['spec']).toEqual({ mtls: { mode: 'PERMISSIVE' } });
    expect(objectsOf(compileApps(permissive), 'PeerAuthentication')).toEqual([]);
  });

  it('lets in only who cannot be in it: load balancers and Prometheus', () => {
    const exceptions = objectsOf(apps, 'PeerAuthentication');
    const names = exceptions.map(({ metadata }) => metadata.name);

    expect(names).toContain('api-gateway');
    expect(objectOf(apps, 'PeerAuthentication', 'api-gateway')['spec']).toMatchObject({
      selector: { matchLabels: { 'app.kubernetes.io/name': 'api-gateway' } },
      portLevelMtls: { '3000': { mode: 'PERMISSIVE' } },
    });
  });

  it('adds sidecars to its namespaces alone, which stay restricted', () => {
    const { labels } = objectOf(platform, 'Namespace', 'backend-prod')['metadata'];

    expect(labels['istio-injection']).toBe('enabled');
    expect(labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect(valuesOf(platform, 'istiod')['cni']).toEqual({ enabled: true });
    const others = objectOf(platform, 'Namespace', 'monitoring')['metadata'].labels;
    expect(others['istio-injection']).toBeUndefined();
  });

  it('lets sidecars reach the control plane, and Prometheus the sidecars', () => {
    const { egress, ingress } = objectOf(apps, 'NetworkPolicy', 'cart-service')['spec'];

    expect(egress).toContainEqual({
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'istio-system' } },
          podSelector: { matchLabels: { app: 'istiod' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 15012 }],
    });
    expect(JSON.stringify(ingress)).toContain('15090');
  });

  it('leaves nothing behind where there is none', () => {
    const without = compileApps(nightSchool());

    expect(objectsOf(without, 'PeerAuthentication')).toEqual([]);
    expect(JSON.stringify(without.artifacts)).not.toContain('istio');
  });

  it('reports callers outside of a strict one, and of no other', () => {
    const web = anEnvironment({
      namespaces: { office: {} },
      mesh: { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] },
      services: { report: aService({ namespace: 'office', uses: { services: ['web'] } }) },
    });
    const mesh = web.mesh && { ...web.mesh, mutualTls: 'permissive' as const };

    expect(findings(checkMesh(web))).toEqual([
      'model/mesh-caller-outside at value of mesh.namespaces',
    ]);
    expect(checkMesh({ ...web, mesh })).toEqual([]);
  });

  it('passes every check of what is compiled', () => {
    expect(findings(checkEnvironment(compiledFrom(environment)))).toEqual([]);
  });
});
