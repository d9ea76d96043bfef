import { describe, expect, it } from 'vitest';
import { checkCapacity } from '../../../../src/environment/rules/cluster/capacity.ts';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkPods } from '../../../../src/environment/rules/services/pods.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const cluster = {
  nodeGroups: {
    fast: {
      ...{ zones: ['eu-west-1a'], instanceTypes: ['m5.large'], min: 1, max: 2 },
      labels: { disk: 'fast' },
      taints: { disk: { value: 'fast', effect: 'NoSchedule' } },
    },
    gpu: {
      ...{ zones: ZONES, instanceTypes: ['g5.xlarge'], min: 1, max: 2, labels: { gpu: 'yes' } },
    },
  },
  nodePools: { burst: { instanceTypes: ['m5.xlarge'], maxNodes: 4, capacity: 'spot' } },
};
const environment = (overrides: Overrides) =>
  anEnvironment({ cluster, addons: { karpenter: {} }, services: { it: aService(overrides) } });
const check = (overrides: Overrides) => findings(checkPods(environment(overrides)));
const UNMATCHED = ['model/node-selector-unmatched at key of services.it.nodeSelector'];

describe('checkPods', () => {
  const tolerate = (key: string, rest: object = {}) => check({ tolerations: { [key]: rest } });

  it.each<readonly [string, object]>([
    ['disk', {}],
    ['disk', { value: 'fast', effect: 'NoSchedule' }],
    ['nvidia.com/gpu', {}],
    ['node.kubernetes.io/unreachable', { effect: 'NoExecute' }],
  ])('lets a service tolerate the taint %s: %o', (key, rest) => {
    expect(tolerate(key, rest)).toEqual([]);
  });

  it.each<readonly [string, object]>([
    ['disks', {}],
    ['disk', { value: 'slow' }],
    ['disk', { effect: 'NoExecute' }],
  ])('warns of one that no node has: %s %o', (key, rest) => {
    expect(tolerate(key, rest)).toEqual([
      `model/toleration-untainted at key of services.it.tolerations.${key}`,
    ]);
  });

  it('knows no taints of nodes that somebody else keeps', () => {
    const standing = environment({ tolerations: { spare: {} } });

    expect(
      checkPods({
        ...standing,
        cluster: standing.cluster && {
          ...standing.cluster,
          existing: { nodeSecurityGroup: null, nodes: 3, storageClasses: [] },
        },
      }),
    ).toEqual([]);
  });

  it.each<readonly [string, Overrides]>([
    ['labels of their own', { labels: { team: 'it', 'example.com/a': '' } }],
    ['what only jobs have', { annotations: { 'karpenter.sh/do-not-disrupt': 'true' } }],
    ['a zone', { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-west-1b' } }],
    ['a type', { nodeSelector: { 'node.kubernetes.io/instance-type': 'm5.xlarge' } }],
    ['an architecture', { nodeSelector: { 'kubernetes.io/arch': 'amd64' } }],
    ['a node group', { nodeSelector: { 'eks.amazonaws.com/nodegroup': 'shop-prod-main' } }],
    ['a node pool', { nodeSelector: { 'karpenter.sh/nodepool': 'burst' } }],
    ['what Karpenter knows', { nodeSelector: { 'karpenter.k8s.aws/instance-family': 'm5' } }],
    [
      'a taint that is tolerated',
      { nodeSelector: { disk: 'fast' }, tolerations: { disk: { value: 'fast' } } },
    ],
  ])('accepts %s', (_, overrides) => {
    expect(check(overrides)).toEqual([]);
  });

  it.each([
    ['labels', 'app.kubernetes.io/name'],
    ['labels', 'shop.io/category'],
    ['labels', 'sidecar.istio.io/inject'],
    ['labels', 'pod-template-hash'],
    ['annotations', 'argocd.argoproj.io/hook'],
    ['annotations', 'groundplan.dev/config-hash'],
  ])('reports %s that are ours: %s', (what, key) => {
    expect(check({ [what]: { [key]: 'it' } })).toEqual([
      expect.stringContaining(`model/metadata-reserved at key of services.it.${what}`),
    ]);
  });

  it('reports what keeps the node of a run, where a run writes it', () => {
    const annotations = { 'karpenter.sh/do-not-disrupt': 'false' };

    expect(check({ kind: 'job', port: null, annotations })).toHaveLength(1);
  });

  it.each<readonly [string, Overrides]>([
    ['that no node has', { nodeSelector: { disk: 'slow' } }],
    [
      'of which no node has both',
      {
        nodeSelector: { disk: 'fast', gpu: 'yes' },
        tolerations: { disk: {}, 'nvidia.com/gpu': {} },
      },
    ],
    ['of a zone without nodes', { nodeSelector: { 'topology.kubernetes.io/zone': 'eu-west-1c' } }],
    ['of nodes with a taint', { nodeSelector: { disk: 'fast' } }],
    [
      'of nodes with another taint',
      { nodeSelector: { disk: 'fast' }, tolerations: { disk: { value: 'slow' } } },
    ],
    [
      'of another effect',
      { nodeSelector: { disk: 'fast' }, tolerations: { disk: { effect: 'NoExecute' } } },
    ],
    ['of another architecture', { nodeSelector: { 'kubernetes.io/arch': 'arm64' } }],
    [
      'that do not go with its capacity',
      { capacity: 'onDemand', nodeSelector: { 'karpenter.sh/nodepool': 'burst' } },
    ],
  ])('reports labels %s', (_, overrides) => {
    expect(check(overrides)).toEqual(UNMATCHED);
  });

  it('reports a priority that is not there, and no lack of room beside labels that are not', () => {
    const unknown = findings(checkReferences(environment({ priority: 'highest' })));
    const known = findings(checkReferences(environment({ priority: 'system-cluster-critical' })));
    const homeless = environment({ nodeSelector: { disk: 'slow' } });

    expect(unknown).toEqual(['model/unknown-target at value of services.it.priority']);
    expect(known).toEqual([]);
    expect(
      findings(checkCapacity(homeless)).filter((each) => each.includes('model/capacity ')),
    ).toEqual([]);
  });
});
