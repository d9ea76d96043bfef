import { describe, expect, it } from 'vitest';
import { canaryMeasure } from '../../src/model/services/canary.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledFrom, type OpenInput } from '../support/compiled.ts';
import { valuesIn } from '../support/corruptions.ts';
import type { AnyObject } from '../support/kubernetes-objects.ts';
import { meshedNginxOverrides } from '../support/with-ingress.ts';

const environment = anEnvironment(meshedNginxOverrides());
const input = compiledFrom(environment);
const outside = compiledFrom(anEnvironment(meshedNginxOverrides({ ingress: false })));

function specOf(from: typeof input, kind: string, name: string): AnyObject {
  const found = from.objects.find(
    ({ object }) => object.kind === kind && object.metadata.name === name,
  );
  if (found === undefined) throw new Error(`No ${kind} ${name}`);
  return found.object['spec'] as AnyObject;
}

function controllerIn(from: typeof input): AnyObject {
  return valuesIn(from as unknown as OpenInput, 'ingress-nginx').controller;
}

describe('ingress-nginx in a mesh', () => {
  it('gets a sidecar, which what comes in does not pass through', () => {
    expect(controllerIn(input)).toMatchObject({
      podLabels: { 'sidecar.istio.io/inject': 'true' },
      podAnnotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '' },
    });
  });

  it('sends to the addresses of Services, as streams whose hosts no sidecar reads', () => {
    expect(controllerIn(input)['config']['service-upstream']).toBe('true');
    for (const name of ['web', 'studio']) {
      const [port] = specOf(input, 'Service', name)['ports'];
      expect(port).toMatchObject({ name: 'http', appProtocol: 'tcp' });
    }
  });

  it('leaves no port that takes what is not encrypted', () => {
    const modes = input.objects
      .filter(({ object }) => object.kind === 'PeerAuthentication')
      .map(({ object }) => object['spec']);

    expect(modes).toEqual([{ mtls: { mode: 'STRICT' } }]);
  });

  it('may ask the control plane for its certificate', () => {
    const out = JSON.stringify(specOf(input, 'NetworkPolicy', 'ingress-nginx')['egress']);
    const into = JSON.stringify(specOf(input, 'NetworkPolicy', 'istiod')['ingress']);

    expect(out).toContain('"port":15012');
    expect(into).toContain('"kubernetes.io/metadata.name":"ingress-nginx"');
  });

  it('counts requests itself, since sidecars see none', () => {
    const web = { rollout: { strategy: 'canary' } };
    const overrides = meshedNginxOverrides();
    const services = { ...(overrides['services'] as AnyObject) };
    services['web'] = { ...services['web'], ...web };

    expect(canaryMeasure(anEnvironment({ ...overrides, services }), 'web')).toBe('ingress');
  });

  it('stays as it was where it has not joined', () => {
    expect(controllerIn(outside)).not.toHaveProperty('podLabels');
    expect(controllerIn(outside)['config']).not.toHaveProperty('service-upstream');
    expect(specOf(outside, 'Service', 'web')['ports'][0].appProtocol).toBe('http');
    expect(specOf(outside, 'PeerAuthentication', 'web')['portLevelMtls']).toEqual({
      '8080': { mode: 'PERMISSIVE' },
    });
  });
});
