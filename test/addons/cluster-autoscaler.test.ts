import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { valuesOf } from '../support/kubernetes-objects.ts';

type Effect = 'NoSchedule' | 'PreferNoSchedule';

function valuesWith(spotGroups: Readonly<Record<string, Effect | null>>, capacity: string) {
  const shape = { zones: ['eu-west-1a'], instanceTypes: ['m5.large'], max: 4 };
  const groups = Object.entries(spotGroups).map(([key, effect]) => {
    const taints = effect === null ? {} : { spot: { value: 'true', effect } };
    return [key, { ...shape, min: 0, capacity: 'spot', taints }];
  });
  const environment = anEnvironment({
    addons: { 'cluster-autoscaler': {} },
    cluster: { nodeGroups: { main: { ...shape, min: 2 }, ...Object.fromEntries(groups) } },
    services: { web: { capacity } },
  });
  return valuesOf(compilePlatform(environment), 'cluster-autoscaler');
}

describe('the Cluster Autoscaler', () => {
  it('starts a spot node first for pods that no taint keeps away from it', () => {
    const { extraArgs, expanderPriorities } = valuesWith({ spot: 'NoSchedule' }, 'spot');

    expect(extraArgs.expander).toBe('priority,least-waste');
    expect(expanderPriorities).toEqual({
      20: ['^eks-shop-prod-spot-[0-9a-f-]{36}$'],
      10: ['.*'],
    });
  });

  it('tells a group from one whose name goes on', () => {
    const groups = { spot: 'NoSchedule', 'spot-large': 'NoSchedule' } as const;
    const [one, other] = valuesWith(groups, 'spot')['expanderPriorities'][20];
    const name = 'eks-shop-prod-spot-large-1ec7a3e1-5b0a-4c2b-9d0e-0c2b9a7f3d11';

    expect(name).not.toMatch(new RegExp(one));
    expect(name).toMatch(new RegExp(other));
  });

  it.each([
    ['anything may go there', { spot: null }, 'spot'],
    ['a taint is only a wish', { spot: 'PreferNoSchedule' }, 'spot'],
    ['no service is for it', { spot: 'NoSchedule' }, 'any'],
    ['there is none', {}, 'spot'],
  ] as const)('asks for no spot node first where %s', (_case, groups, capacity) => {
    const { extraArgs, expanderPriorities } = valuesWith(groups, capacity);

    expect(extraArgs.expander).toBe('least-waste');
    expect(expanderPriorities).toBeUndefined();
  });
});
