import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { ingressOverrides } from '../support/with-ingress.ts';

function withBodies(controller: string, maxBodySize: string | null = '250Mi') {
  const modSecurity = controller === 'ingress-nginx' ? 'block' : 'off';
  const overrides = ingressOverrides({ controller, modSecurity });
  const web = { ingress: { hosts: ['www.shop.io'], maxBodySize } };
  return anEnvironment({ ...overrides, services: { web } });
}

const SIZE = 'nginx.ingress.kubernetes.io/proxy-body-size';

function annotationsOf(...args: Parameters<typeof withBodies>) {
  return objectOf(compileApps(withBodies(...args)), 'Ingress', 'web')['metadata'].annotations;
}

describe('the largest body that users send', () => {
  it('is let through by ingress-nginx, whose own limit is 1 MB', () => {
    expect(annotationsOf('ingress-nginx')[SIZE]).toBe('250m');
    expect(annotationsOf('ingress-nginx', null)).not.toHaveProperty([SIZE]);
  });

  it('asks nothing of a controller without a limit', () => {
    expect(annotationsOf('traefik')).toEqual(annotationsOf('traefik', null));
  });

  it('is let through by ModSecurity too, whose own limit is 12.5 MB', () => {
    const snippet = (size: string) =>
      valuesOf(compilePlatform(withBodies('ingress-nginx', size)), 'ingress-nginx')['controller']
        .config['modsecurity-snippet'];

    expect(snippet('250Mi')).toContain('SecRuleEngine On\nSecRequestBodyLimit 262144000\n');
    expect(snippet('10Mi')).not.toContain('SecRequestBodyLimit');
  });
});
