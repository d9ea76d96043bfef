import { describe, expect, it } from 'vitest';
import { checkAddons } from '../../../../src/environment/rules/cluster/addons.ts';
import { checkCapacity } from '../../../../src/environment/rules/cluster/capacity.ts';
import { checkNodePools } from '../../../../src/environment/rules/cluster/node-pools.ts';
import { checkGpus } from '../../../../src/environment/rules/nodes/gpus.ts';
import { checkInstanceTypes } from '../../../../src/environment/rules/nodes/instance-types.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const readers = (overrides: Overrides = {}) => ({
  ...{ zones: ['eu-west-1a'], instanceTypes: ['g5.xlarge'], min: 2, max: 2 },
  ...overrides,
});

function environment(group: Overrides | null, gpus: number, more: Overrides = {}) {
  const resources = {
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { cpu: '200m', memory: '256Mi' },
    extended: gpus === 0 ? {} : { 'nvidia.com/gpu': gpus },
  };
  return anEnvironment({
    cluster: { nodeGroups: group === null ? {} : { readers: group } },
    services: { reader: aService({ resources, replicas: 2, ...more }) },
  });
}

const ABSENT = 'model/gpus-absent at value of services.reader.resources.extended["nvidia.com/gpu"]';
const IDLE = 'model/gpus-idle at key of cluster.nodeGroups.readers';

describe('checkGpus', () => {
  it.each([
    ['as many as pods want', readers(), 1, {}],
    ['more than pods want', readers({ instanceTypes: ['g5.12xlarge'] }), 4, {}],
    ['those of spot nodes', readers({ capacity: 'spot' }), 1, {}],
    [
      'those of Arm',
      readers({ instanceTypes: ['g5g.xlarge'] }),
      1,
      { image: { architectures: ['arm64'] } },
    ],
    [
      'a taint of their own',
      readers({ taints: { 'nvidia.com/gpu': { value: 'a', effect: 'NoSchedule' } } }),
      1,
      {},
    ],
  ])('accepts nodes with %s', (_what, group, gpus, more) => {
    expect(findings(checkGpus(environment(group, gpus, more)))).toEqual([]);
    expect(findings(checkCapacity(environment(group, gpus, more)))).toEqual([]);
  });

  it.each([
    ['no nodes with any', null, 1, { expected: [ABSENT] }],
    ['fewer on each node than a pod wants', readers(), 2, { expected: [ABSENT, IDLE] }],
    [
      'nodes that may be taken back alone',
      readers({ capacity: 'spot' }),
      1,
      { capacity: 'onDemand', expected: [ABSENT, IDLE] },
    ],
    [
      'nodes of another architecture',
      readers({ instanceTypes: ['g5g.xlarge'] }),
      1,
      { expected: [ABSENT, IDLE] },
    ],
    [
      'a taint that it does not tolerate',
      readers({ taints: { team: { effect: 'NoSchedule' } } }),
      1,
      { expected: [ABSENT, IDLE] },
    ],
    ['nobody who asks', readers(), 0, { expected: [IDLE] }],
  ])('reports %s, and counts no room', (_what, group, gpus, rest) => {
    const { expected, ...more } = rest;
    const found = environment(group, gpus, more);

    expect(findings(checkGpus(found))).toEqual(expected);
    expect(
      findings(checkCapacity(found)).filter((each) => each.includes('model/capacity ')),
    ).toEqual([]);
  });

  it('leaves other devices to whoever brings them', () => {
    const web = { resources: { extended: { 'example.com/camera': 1 } } };

    expect(checkGpus(anEnvironment({ services: { web } }))).toEqual([]);
  });
});

describe('nodes with GPUs', () => {
  it('have room for as many pods as there are GPUs', () => {
    const more = { replicas: 3 };

    expect(findings(checkCapacity(environment(readers(), 1, more)))).toEqual([
      'model/capacity at key of cluster.nodeGroups',
    ]);
  });

  it('are no room for pods that ask for none, nor a home of Karpenter', () => {
    const alone = { nodeGroups: { main: null, readers: readers() } };
    const pools = { batch: { instanceTypes: ['m5.large'], maxNodes: 2 } };

    expect(findings(checkCapacity(anEnvironment({ cluster: alone })))).toContain(
      'model/capacity at key of cluster.nodeGroups',
    );
    expect(
      findings(checkNodePools(anEnvironment({ cluster: { ...alone, nodePools: pools } }))),
    ).toEqual(['model/node-pools-homeless at key of cluster.nodePools']);
  });

  it('may be none at rest, for a service that is none then', () => {
    const none = readers({ min: 0 });
    const autoscaling = {
      ...{ maxReplicas: 6, by: [], scaleToZero: true },
      triggers: { day: { schedule: { start: '0 7 * * *', end: '0 9 * * *', replicas: 2 } } },
    };
    const more = { port: null, autoscaling };

    expect(findings(checkCapacity(environment(none, 1)))).toContain(
      'model/capacity at key of cluster.nodeGroups',
    );
    expect(findings(checkCapacity(environment(none, 1, more)))).toEqual([]);
  });

  it('need the device plugin, in groups and in pools', () => {
    const nodePools = { more: { instanceTypes: ['g5.xlarge'], maxNodes: 2 } };
    const cluster = { nodeGroups: { readers: readers() }, nodePools };

    expect(findings(checkAddons(anEnvironment({ addons: { karpenter: {} }, cluster })))).toEqual([
      'model/addon-missing at value of cluster.nodeGroups.readers',
      'model/addon-missing at value of cluster.nodePools.more',
    ]);
  });

  it('have GPUs all of them', () => {
    const of = (...instanceTypes: string[]) =>
      findings(checkInstanceTypes(environment(readers({ instanceTypes }), 1)));

    expect(of('g5.xlarge', 'g4dn.xlarge')).toEqual([]);
    expect(of('g5.xlarge', 'm5.xlarge')).toEqual([
      'model/node-gpus-mixed at value of cluster.nodeGroups.readers.instanceTypes[1]',
    ]);
  });
});
