import { describe, expect, it } from 'vitest';
import { checkMesh } from '../../../../src/environment/rules/cluster/mesh.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
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
