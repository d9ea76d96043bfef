// The node pools of Karpenter, each with a node class of its own.
// https://karpenter.sh/docs/concepts/nodepools/ · https://karpenter.sh/docs/concepts/nodeclasses/
import { ApiObject } from 'cdk8s';
import { karpenter } from '../../addons/karpenter/karpenter.ts';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../model/artifact.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import { karpenterNodeRoleName } from '../../model/naming/cluster.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { securityGroupName } from '../../model/naming/network.ts';
import { ARCHITECTURE_LABEL } from '../../model/nodes/architectures.ts';
import { nodeLabels } from '../../model/nodes/gpus.ts';
import { poolLimits } from '../../model/nodes/node-pools.ts';
import {
  nodeArchitecture,
  nodeTaints,
  POOL_CAPACITY,
  POOL_CAPACITY_LABEL,
} from '../../model/nodes/placement.ts';
import { POOL_DRAIN_MINUTES } from '../../model/nodes/schedule.ts';
import { clusterOf, networkOf } from '../../model/parts.ts';
import type { NodePool } from '../../model/schema/cluster/node-pool.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { tagsOf } from '../../model/tags.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';

const COMPONENT = 'node-pools';
/** After Karpenter, before all that may need a node of a pool. */
const WAVE = -36;
/** Nodes are replaced at the latest after a month. */
const EXPIRE_AFTER = '720h';

export function compileNodePools(environment: Environment): KubernetesOutput {
  const pools = sortedEntries(clusterOf(environment).nodePools);
  if (pools.length === 0) return { components: [], artifacts: [] };
  const { namespace } = karpenter;
  const origin = ['cluster', 'nodePools'];
  // Outside of its hours an environment has no room in its pools.
  const ignored =
    environment.schedule === null
      ? []
      : [{ group: 'karpenter.sh', kind: 'NodePool', jqPathExpressions: ['.spec.limits.cpu'] }];
  const source = { type: 'directory', ignored } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: pools.flatMap(([key, pool]) => compileNodePool(environment, key, pool)),
  };
}

function compileNodePool(
  environment: Environment,
  key: string,
  pool: NodePool,
): readonly KubernetesArtifact[] {
  const chart = componentChart(COMPONENT, { labels: standardLabels(environment, key, 'nodes') });
  new ApiObject(chart, 'class', {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: key },
    spec: nodeClassSpec(environment, key, pool),
  });
  new ApiObject(chart, 'pool', {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: key },
    spec: nodePoolSpec(environment, key, pool),
  });
  return artifactsOf(chart, ['cluster', 'nodePools', key]);
}

function nodePoolSpec(environment: Environment, key: string, pool: NodePool) {
  const requirement = (name: string, ...values: readonly string[]) => ({
    key: name,
    operator: 'In',
    values: [...values],
  });
  return {
    template: {
      ...(Object.keys(nodeLabels(pool)).length > 0
        ? { metadata: { labels: nodeLabels(pool) } }
        : {}),
      spec: {
        nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: key },
        requirements: [
          requirement(ARCHITECTURE_LABEL, nodeArchitecture(pool)),
          requirement('kubernetes.io/os', 'linux'),
          requirement(POOL_CAPACITY_LABEL, POOL_CAPACITY[pool.capacity]),
          requirement('node.kubernetes.io/instance-type', ...pool.instanceTypes),
          requirement('topology.kubernetes.io/zone', ...(pool.zones ?? environment.aws.zones)),
        ],
        ...(Object.keys(nodeTaints(pool)).length > 0 ? { taints: taintsOf(pool) } : {}),
        expireAfter: EXPIRE_AFTER,
        ...drainTime(environment),
      },
    },
    disruption: {
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: pool.consolidateAfter,
    },
    limits: poolLimits(pool),
  };
}

/** At the end of the hours nothing takes the pods in, so disruption budgets would hold nodes for ever. */
function drainTime({ schedule }: Environment) {
  return schedule === null ? {} : { terminationGracePeriod: `${POOL_DRAIN_MINUTES}m` };
}

function taintsOf(pool: NodePool) {
  return sortedEntries(nodeTaints(pool)).map(([key, { value, effect }]) => ({
    key,
    ...(value === '' ? {} : { value }),
    effect,
  }));
}

/** Like the launch templates of managed node groups. */
function nodeClassSpec(environment: Environment, key: string, pool: NodePool) {
  return {
    role: karpenterNodeRoleName(environment),
    amiSelectorTerms: [{ alias: `al2023@${pool.amiVersion}` }],
    subnetSelectorTerms: subnetTerms(environment),
    securityGroupSelectorTerms: securityGroups(environment),
    blockDeviceMappings: [
      {
        deviceName: '/dev/xvda',
        rootVolume: true,
        ebs: {
          encrypted: true,
          volumeType: 'gp3',
          volumeSize: `${pool.diskGb}Gi`,
          deleteOnTermination: true,
        },
      },
    ],
    // Two hops: add-ons without host network read region and VPC from the instance metadata.
    metadataOptions: {
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
      httpEndpoint: 'enabled',
    },
    detailedMonitoring: true,
    // Karpenter does not know the default tags of the Terraform provider.
    tags: { Name: `${prefixOf(environment)}-${key}`, ...tagsOf(environment, karpenter.name) },
  };
}

/** Subnets that stand already have the tags of their owner, so they are named by id. */
function subnetTerms(environment: Environment) {
  const { placement, subnets, existing } = networkOf(environment);
  const ids = existing === null ? [] : (subnets[placement.nodes]?.existing?.ids ?? []);
  if (ids.length > 0) return ids.map((id) => ({ id }));
  const { name } = clusterOf(environment);
  return [{ tags: { Tier: placement.nodes, [`kubernetes.io/cluster/${name}`]: 'shared' } }];
}

/** EKS tags the group that it makes for the cluster with the name of the cluster. */
function securityGroups(environment: Environment) {
  const { name, existing } = clusterOf(environment);
  const ofCluster = { tags: { 'aws:eks:cluster-name': name } };
  if (existing !== null) {
    return existing.nodeSecurityGroup === null
      ? [ofCluster]
      : [{ id: existing.nodeSecurityGroup }, ofCluster];
  }
  return [
    { name: securityGroupName(environment, 'nodes') },
    ...(networkOf(environment).nodeEgress === 'everywhere' ? [ofCluster] : []),
  ];
}
