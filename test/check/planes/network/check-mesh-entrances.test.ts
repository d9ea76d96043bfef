import { describe, expect, it } from 'vitest';
import { checkMeshEntrances } from '../../../../src/check/planes/network/check-mesh-entrances.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { compiledFrom, corrupted, type OpenInput, objectIn } from '../../../support/compiled.ts';
import { valuesIn } from '../../../support/corruptions.ts';
import { findings } from '../../../support/findings.ts';
import { meshedNginxOverrides } from '../../../support/with-ingress.ts';

const input = compiledFrom(anEnvironment(meshedNginxOverrides()));
const outside = compiledFrom(anEnvironment(meshedNginxOverrides({ ingress: false })));

describe('checkMeshEntrances', () => {
  const check = (from: typeof input, change: (open: OpenInput) => void) =>
    findings(checkMeshEntrances(corrupted(from, change)));
  const found = (service: string) => `check/mesh-entrance at value of services.${service}`;

  it('finds nothing in what is compiled, joined or not', () => {
    expect(checkMeshEntrances(input)).toEqual([]);
    expect(checkMeshEntrances(outside)).toEqual([]);
  });

  it('asks for the port that is led to, and not for the first', () => {
    const named = (mesh: Overrides) => {
      const overrides = meshedNginxOverrides(mesh);
      const ports = { pages: { port: 8090, protocol: 'http' } };
      const web = { ports, ingress: { hosts: ['www.shop.io'], port: 'pages' } };
      return compiledFrom(anEnvironment({ ...overrides, services: { web } }));
    };

    expect(checkMeshEntrances(named({}))).toEqual([]);
    expect(checkMeshEntrances(named({ ingress: false }))).toEqual([]);
    expect(
      check(named({}), (open) => {
        objectIn(open, 'Service', 'web')['spec'].ports[1].appProtocol = 'http';
      }),
    ).toEqual([found('web')]);
  });

  it('reports a Service whose requests a sidecar would read', () => {
    expect(
      check(input, (open) => {
        objectIn(open, 'Service', 'web')['spec'].ports[0].appProtocol = 'http';
      }),
    ).toEqual([found('web')]);
  });

  it('reports a controller that sends to pods', () => {
    expect(
      check(input, (open) => {
        delete valuesIn(open, 'ingress-nginx').controller.config['service-upstream'];
      }),
    ).toEqual([found('web'), found('studio')]);
  });

  it('reports a controller that has lost its sidecar', () => {
    expect(
      check(input, (open) => {
        delete valuesIn(open, 'ingress-nginx').controller.podLabels;
      }),
    ).toEqual([found('web'), found('studio')]);
  });

  it('reports a port that takes no plain any more', () => {
    expect(
      check(outside, (open) => {
        open.objects = open.objects.filter(
          ({ object }) => object.kind !== 'PeerAuthentication' || object.metadata.name !== 'web',
        );
      }),
    ).toEqual([found('web')]);
  });
});
