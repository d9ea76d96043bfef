import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { objectOf, objectsOf, valuesOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { withNodePools } from '../../support/with-node-pools.ts';

const environment = anEnvironment(
  withNodePools({ addons: { karpenter: {}, 'cluster-autoscaler': {} } }),
);
const output = compilePlatform(environment);
const terraform = terraformOf(environment);
const application = objectOf(output, 'NodePool', 'application')['spec'];
const batch = objectOf(output, 'NodePool', 'batch')['spec'];
const nodeClass = objectOf(output, 'EC2NodeClass', 'application')['spec'];

function valuesFor(pool: typeof application, key: string): readonly string[] | undefined {
  const requirements: readonly { key: string; values: readonly string[] }[] =
    pool.template.spec.requirements;
  return requirements.find((each) => each.key === key)?.values;
}

describe('node pools', () => {
  it('are made by Karpenter, of the types that are written (S1-CMP-11, S1-CMP-15, S1-CMP-17)', () => {
    expect(objectsOf(output, 'NodePool').map(({ metadata }) => metadata.name)).toEqual([
      'application',
      'batch',
    ]);
    expect(valuesFor(application, 'node.kubernetes.io/instance-type')).toEqual(['m5.xlarge']);
    expect(valuesFor(application, 'karpenter.sh/capacity-type')).toEqual(['on-demand']);
    expect(application.template.metadata.labels).toEqual({ role: 'application' });
  });

  it('have batch on spot, behind a taint (S1-CMP-10, S1-CMP-16)', () => {
    expect(valuesFor(batch, 'karpenter.sh/capacity-type')).toEqual(['spot']);
    expect(batch.template.spec.taints).toEqual([
      { key: 'batch', value: 'true', effect: 'NoSchedule' },
    ]);
  });

  it('pack pods onto fewer nodes (S1-ASC-01)', () => {
    expect(application.disruption).toEqual({
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: '1m',
    });
  });

  it('are limited to as many of their smallest type (S1-CMP-12)', () => {
    expect(application.limits).toEqual({ cpu: '80', memory: '320Gi' });
    expect(batch.limits).toEqual({ cpu: '10', memory: '40Gi' });
  });

  it('stand in all zones unless some are written', () => {
    expect(valuesFor(application, 'topology.kubernetes.io/zone')).toEqual(environment.aws.zones);
    expect(valuesFor(batch, 'topology.kubernetes.io/zone')).toEqual(['eu-west-1a']);
  });

  it('have encrypted disks and the metadata service of version 2', () => {
    expect(nodeClass.blockDeviceMappings[0].ebs).toMatchObject({
      encrypted: true,
      volumeType: 'gp3',
      volumeSize: '50Gi',
    });
    expect(nodeClass.metadataOptions).toMatchObject({
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
    });
  });

  it('find the subnets, the security group and the role that Terraform makes', () => {
    const [{ tags }] = nodeClass.subnetSelectorTerms;
    const found = Object.entries(terraform.all('aws_subnet'))
      .filter(([, subnet]) =>
        Object.entries(tags).every(([key, value]) => subnet.tags[key] === value),
      )
      .map(([key]) => key);

    expect(found).toEqual(['private-eu-west-1a', 'private-eu-west-1b']);
    expect(nodeClass.securityGroupSelectorTerms).toEqual([
      { name: terraform.one('aws_security_group', 'nodes').name },
      { tags: { 'aws:eks:cluster-name': 'shop-prod' } },
    ]);
    expect(nodeClass.role).toBe(terraform.one('aws_iam_role', 'karpenter-nodes').name);
  });

  it('carry no group that lets everything out where egress of nodes is named', () => {
    const named = compilePlatform(
      anEnvironment(withNodePools({ network: { nodeEgress: 'named' } })),
    );

    expect(
      objectOf(named, 'EC2NodeClass', 'application')['spec'].securityGroupSelectorTerms,
    ).toEqual([{ name: 'shop-prod-nodes' }]);
  });

  it('can be pinned to a release of the image', () => {
    const cluster = {
      nodePools: {
        batch: { instanceTypes: ['t3.large'], maxNodes: 1, amiVersion: 'v20260601' },
      },
    };
    const pinned = compilePlatform(anEnvironment(withNodePools({ cluster })));

    expect(nodeClass.amiSelectorTerms).toEqual([{ alias: 'al2023@latest' }]);
    expect(objectOf(pinned, 'EC2NodeClass', 'batch')['spec'].amiSelectorTerms).toEqual([
      { alias: 'al2023@v20260601' },
    ]);
  });

  it('leave their limits to Argo CD, and pods to their disruption budgets, without a schedule', () => {
    const { source } = output.components.find(({ name }) => name === 'node-pools') ?? {};

    expect(source).toEqual({ type: 'directory', ignored: [] });
    expect(application.template.spec.terminationGracePeriod).toBeUndefined();
  });

  it('pass every check with all they bring', () => {
    const input = compiledSmall(withNodePools());

    expect(checkEnvironment(input)).toEqual([]);
  });
});

describe('Karpenter', () => {
  const values = valuesOf(output, 'karpenter');
  const waves = new Map(output.components.map(({ name, wave }) => [name, wave]));

  it('is told of its cluster and of the queue that Terraform makes (S1-ADD-04)', () => {
    expect(values['settings']).toEqual({
      clusterName: 'shop-prod',
      interruptionQueue: terraform.one('aws_sqs_queue', 'karpenter').name,
    });
    expect(values['serviceAccount'].annotations).toEqual({
      'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/shop-prod-addon-karpenter',
    });
  });

  it.each([
    [3, 2],
    [1, 1],
  ])('has no second pod where %i nodes are there to begin with: %i', (min, replicas) => {
    const environment = anEnvironment(withNodePools());
    const { cluster } = environment;
    const main = cluster?.nodeGroups['main'];
    if (!cluster || !main) throw new Error('No node group main');
    const small = {
      ...environment,
      cluster: { ...cluster, nodeGroups: { main: { ...main, min } } },
    };

    expect(valuesOf(compilePlatform(small), 'karpenter')['replicas']).toBe(replicas);
  });

  it('stands on no node that it makes', () => {
    const { nodeAffinity } = values['affinity'];
    const { nodeSelectorTerms } = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;

    expect(nodeSelectorTerms).toEqual([
      { matchExpressions: [{ key: 'karpenter.sh/nodepool', operator: 'DoesNotExist' }] },
    ]);
  });

  it('comes before its pools, and both before all other add-ons (S1-ASC-06)', () => {
    const charts = output.components.filter(({ source }) => source.type === 'chart');
    const first = Math.min(
      ...charts.filter(({ name }) => name !== 'karpenter').map(({ wave }) => wave),
    );

    expect(waves.get('karpenter')).toBeLessThan(waves.get('node-pools') ?? NaN);
    expect(waves.get('node-pools')).toBeLessThan(first);
  });

  it('is not the business of the Cluster Autoscaler, which finds scaling groups by their tags (S1-ASC-05)', () => {
    const { autoDiscovery, extraArgs } = valuesOf(output, 'cluster-autoscaler');

    // By tags that EKS puts on the scaling groups of managed node groups, and Karpenter has no groups.
    expect(autoDiscovery).toEqual({ clusterName: 'shop-prod' });
    expect(Object.keys(extraArgs).filter((key) => key.startsWith('node'))).toEqual([]);
    expect(Object.keys(nodeClass.tags).filter((key) => key.includes('autoscaler'))).toEqual([]);
  });
});

describe('node groups for what a cluster cannot do without', () => {
  const taints = { CriticalAddonsOnly: { effect: 'NoSchedule' } };
  const toleration = [{ key: 'CriticalAddonsOnly', operator: 'Exists' }];
  const addons = { karpenter: {}, 'argo-cd': {}, 'cluster-autoscaler': {} };

  it('take Argo CD and the Cluster Autoscaler, which are there before any pool (S1-CMP-14, S1-ASC-05)', () => {
    const { cluster } = withNodePools();
    const kept = compilePlatform(
      anEnvironment({
        addons,
        cluster: { ...(cluster as object), nodeGroups: { main: { taints } } },
      }),
    );

    expect(valuesOf(kept, 'argo-cd')['global']).toEqual({ tolerations: toleration });
    expect(valuesOf(kept, 'argo-cd')['redis-ha'].tolerations).toEqual(toleration);
    expect(valuesOf(kept, 'cluster-autoscaler')['tolerations']).toEqual(toleration);
  });

  it('leave Argo CD one Redis where three members have no nodes yet', () => {
    const redisOf = (min: number, pools = true) => {
      const changes = withNodePools({ addons });
      const cluster = {
        ...(changes['cluster'] as object),
        nodeGroups: { main: { min, max: 6 } },
        ...(pools ? {} : { nodePools: null }),
      };
      const compiled = compilePlatform(anEnvironment({ ...changes, cluster }));
      return valuesOf(compiled, 'argo-cd')['redis-ha'].enabled;
    };

    expect([redisOf(2), redisOf(3)]).toEqual([false, true]);
    expect([redisOf(2, false), redisOf(3, false)]).toEqual([false, true]);
  });

  it('are no reason for tolerations where there are none', () => {
    const open = compilePlatform(anEnvironment(withNodePools({ addons })));

    expect(valuesOf(open, 'argo-cd')['global']).toBeUndefined();
    expect(valuesOf(open, 'cluster-autoscaler')['tolerations']).toBeUndefined();
  });
});

describe('services beside node pools', () => {
  function podOf(capacity: string) {
    const services = { web: { capacity } };
    const output = compileApps(anEnvironment(withNodePools({ services })));
    return objectOf(output, 'Deployment', 'web')['spec'].template.spec;
  }
  const term = (key: string, value: string) => ({
    matchExpressions: [{ key, operator: 'In', values: [value] }],
  });

  it('of capacity spot wish for spot nodes of either kind, and tolerate their taints (S1-CMP-16)', () => {
    const { affinity, tolerations } = podOf('spot');

    expect(affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual([
      { weight: 100, preference: term('eks.amazonaws.com/capacityType', 'SPOT') },
      { weight: 100, preference: term('karpenter.sh/capacity-type', 'spot') },
    ]);
    expect(tolerations).toEqual([
      { key: 'batch', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    ]);
  });

  it('of capacity onDemand stand on on-demand nodes of either kind (S1-CMP-09)', () => {
    const { affinity, nodeSelector, tolerations } = podOf('onDemand');

    expect(nodeSelector).toBeUndefined();
    expect(tolerations).toBeUndefined();
    expect(affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution).toEqual({
      nodeSelectorTerms: [
        term('eks.amazonaws.com/capacityType', 'ON_DEMAND'),
        term('karpenter.sh/capacity-type', 'on-demand'),
      ],
    });
  });
});
