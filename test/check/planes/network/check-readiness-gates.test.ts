import { describe, expect, it } from 'vitest';
import { checkReadinessGates } from '../../../../src/check/planes/network/check-readiness-gates.ts';
import { corrupted, objectIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { gatewayOverrides, ingressOverrides } from '../../../support/with-ingress.ts';

const LABEL = 'elbv2.k8s.aws/pod-readiness-gate-inject';

describe('checkReadinessGates', () => {
  it.each([
    ['ingress-nginx', ingressOverrides({ controller: 'ingress-nginx' }), 'ingress-nginx'],
    ['traefik', ingressOverrides(), 'traefik'],
    ['a gateway', gatewayOverrides(), 'istio-ingress'],
  ])('wants the label where the pods of %s are (check/readiness-gate)', (_, overrides, name) => {
    const input = compiledSmall(overrides);
    const without = corrupted(input, (open) => {
      delete objectIn(open, 'Namespace', name)['metadata'].labels[LABEL];
    });

    expect(checkReadinessGates(input)).toEqual([]);
    const [first] = checkReadinessGates(without);
    expect(first).toMatchObject({
      code: 'check/readiness-gate',
      args: { namespace: name, label: LABEL },
      path: ['ingress'],
    });
  });
});
