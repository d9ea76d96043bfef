import { describe, expect, it } from 'vitest';
import { checkArgoCd } from '../../../../src/environment/rules/cluster/argo-cd.ts';
import { compilePlatform } from '../../../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { valuesOf } from '../../../support/kubernetes-objects.ts';

const SYSTEM = { CriticalAddonsOnly: { effect: 'NoSchedule' } };
const SPOT = { spot: { effect: 'NoSchedule' } };

function withGroups(main: Overrides, spot: Overrides, argocd: Overrides = {}) {
  const zones = ['eu-west-1a', 'eu-west-1b'];
  const more = { zones, instanceTypes: ['m5.large'], max: 9, ...spot };
  return anEnvironment({
    addons: { 'argo-cd': {} },
    cluster: { nodeGroups: { main: { max: 9, ...main }, more } },
    delivery: { argocd },
  });
}

describe('Argo CD', () => {
  it.each([
    ['three nodes of one group', { min: 3 }, { min: 0 }, true],
    ['three nodes of two groups', { min: 2 }, { min: 1 }, true],
    ['nodes that are kept for the system', { min: 3, taints: SYSTEM }, { min: 0 }, true],
    ['two nodes, and room for more', { min: 2 }, { min: 0 }, false],
    ['nodes that its pods may not use', { min: 2 }, { min: 3, taints: SPOT }, false],
  ])('has a Redis that survives a node with %s', (_, main, spot, isHighlyAvailable) => {
    const values = valuesOf(compilePlatform(withGroups(main, spot)), 'argo-cd');
    const asked = withGroups(main, spot, { highlyAvailable: true });

    expect(values['redis-ha'].enabled).toBe(isHighlyAvailable);
    expect(findings(checkArgoCd(asked))).toEqual(
      isHighlyAvailable ? [] : ['model/argocd-nodes at value of delivery.argocd.highlyAvailable'],
    );
  });

  it('runs once outside production, or where it is said', () => {
    const staging = { ...withGroups({ min: 3 }, { min: 0 }), tier: 'staging' } as const;
    const said = withGroups({ min: 3 }, { min: 0 }, { highlyAvailable: false });

    for (const environment of [staging, said]) {
      expect(valuesOf(compilePlatform(environment), 'argo-cd')['redis-ha'].enabled).toBe(false);
      expect(checkArgoCd(environment)).toEqual([]);
    }
  });

  it('may stand on nodes of the system with all of its Redis', () => {
    const environment = withGroups({ min: 3, taints: SYSTEM }, { min: 0 });
    const tolerations = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }];

    const values = valuesOf(compilePlatform(environment), 'argo-cd');
    expect(values['global'].tolerations).toEqual(tolerations);
    expect(values['redis-ha'].tolerations).toEqual(tolerations);
    expect(values['redis-ha'].haproxy.tolerations).toEqual(tolerations);
  });
});
