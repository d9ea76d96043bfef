import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { placeChartPods } from '../../../src/platform/nodes/place-chart-pods.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';

const SPOT = {
  zones: ['eu-west-1a', 'eu-west-1b'],
  instanceTypes: ['m5.large'],
  capacity: 'spot',
  min: 2,
  max: 4,
  taints: { spot: { value: 'true', effect: 'NoSchedule' } },
};
const WISH = {
  weight: 100,
  preference: {
    matchExpressions: [{ key: 'eks.amazonaws.com/capacityType', operator: 'In', values: ['SPOT'] }],
  },
};
const TOLERATION = { key: 'spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' };

function certManager(overrides: Overrides) {
  const environment = anEnvironment({
    cluster: { nodeGroups: { spot: SPOT } },
    addons: { 'cert-manager': overrides },
  });
  const { components } = compilePlatform(environment);
  const source = components.find(({ name }) => name === 'cert-manager')?.source;
  if (source?.type !== 'chart') throw new Error('cert-manager is a chart');
  return source.values as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

describe('placeChartPods', () => {
  it('sends each pod of a chart that runs several times to spot nodes (S2-CMP-03, S2-COST-02)', () => {
    const values = certManager({ capacity: 'spot' });

    for (const place of [values, values['webhook'], values['cainjector']]) {
      expect(place).toMatchObject({
        affinity: {
          nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [WISH] },
        },
        tolerations: [TOLERATION],
      });
    }
  });

  it('sends them nowhere by itself', () => {
    const values = certManager({});

    expect(values['affinity']).toBeUndefined();
    expect(values['tolerations']).toBeUndefined();
  });

  it('keeps what a chart says of its nodes', () => {
    const needed = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } };
    const pods = [
      {
        part: 'any',
        resources: [],
        replicated: { replicas: 'n', budget: 'b', spread: 'any.topologySpreadConstraints' },
      },
    ];

    expect(
      placeChartPods(anEnvironment(), pods, { any: { affinity: { nodeAffinity: needed } } }),
    ).toMatchObject({
      any: {
        affinity: {
          nodeAffinity: { ...needed, preferredDuringSchedulingIgnoredDuringExecution: [WISH] },
        },
      },
    });
  });
});
