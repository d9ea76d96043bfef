// Adds nodes for pods that wait, and removes nodes that stand idle.
import { prefixOf } from '../model/naming/core.ts';
import { takes } from '../model/nodes/placement.ts';
import { clusterOf } from '../model/parts.ts';
import type { NodeGroup } from '../model/schema/cluster/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';
import { graceSeconds } from '../model/services/shutdown.ts';
import type { Statement } from '../model/statement.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';
import { type SystemToleration, systemTolerations } from './shared/system-tolerations.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly cloudProvider: 'aws';
  readonly awsRegion: string;
  readonly autoDiscovery: { readonly clusterName: string };
  readonly image: { readonly tag: string };
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
  readonly rbac: { readonly serviceAccount: AccountValues };
  readonly tolerations?: readonly SystemToleration[];
  readonly extraArgs: Readonly<Record<string, string | boolean>>;
  /** Names of Auto Scaling groups as regular expressions, by weight. */
  readonly expanderPriorities?: Readonly<Record<string, readonly string[]>>;
};

const account: AddonAccount = {
  serviceAccount: 'cluster-autoscaler',
  statements,
};

export const clusterAutoscaler: Addon<'cluster-autoscaler'> = {
  name: 'cluster-autoscaler',
  repository: 'https://kubernetes.github.io/autoscaler',
  chart: 'cluster-autoscaler',
  version: '9.59.0',
  namespace: 'kube-system',
  // Before all that may need a further node.
  wave: -35,
  pods: [replicatedPods('autoscaler')],
  watched: { port: 8085, pods: ['aws-cluster-autoscaler'] },
  addsNodes: true,
  podSecurity: 'restricted',
  clusterKinds: ROLES,
  accounts: [account],
  mayStand: true,
  values,
};

function values(environment: Environment): Values {
  const { aws } = environment;
  const cluster = clusterOf(environment);
  const tolerations = systemTolerations(environment);
  const cheaper = cheaperGroups(environment);
  return {
    fullnameOverride: 'cluster-autoscaler',
    cloudProvider: 'aws',
    awsRegion: aws.region,
    autoDiscovery: { clusterName: cluster.name },
    // Releases follow Kubernetes minor versions and are meant to run with the same one:
    // https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler#releases
    image: { tag: `v${cluster.version}.0` },
    replicaCount: replicasOf(environment),
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: resources('100m', '300Mi', '600Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'aws-cluster-autoscaler' }),
    rbac: { serviceAccount: accountValues(environment, account) },
    ...(tolerations.length > 0 ? { tolerations } : {}),
    ...(cheaper.length > 0 ? { expanderPriorities: { 20: cheaper, 10: ['.*'] } } : {}),
    extraArgs: {
      expander: cheaper.length > 0 ? 'priority,least-waste' : 'least-waste',
      // Node groups of different zones but equal size stay equally large.
      'balance-similar-node-groups': true,
      'skip-nodes-with-system-pods': false,
      // Every service has a temporary folder, which would otherwise keep its node for ever.
      'skip-nodes-with-local-storage': false,
      'scale-down-unneeded-time': '10m',
      'scale-down-utilization-threshold': '0.5',
      ...patience(environment),
    },
  };
}

/**
 * Spot nodes that their taints keep for the services of that capacity: these get a node there first, and
 * one at full price where no spot instance is to be had. EKS calls the Auto Scaling group of a node group
 * eks-<name>-<uuid>.
 * https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/expander/priority/readme.md
 */
function cheaperGroups(environment: Environment): readonly string[] {
  const services = Object.values(environment.services);
  return sortedEntries(clusterOf(environment).nodeGroups)
    .filter(([, group]) => group.capacity === 'spot' && isKeptFree(group))
    .filter(([, group]) => services.some((service) => takes(environment, group, service)))
    .map(([key]) => `^eks-${prefixOf(environment)}-${key}-[0-9a-f-]{36}$`);
}

function isKeptFree({ taints }: NodeGroup): boolean {
  return Object.values(taints).some(({ effect }) => effect !== 'PreferNoSchedule');
}

/** https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md */
/** https://github.com/kubernetes/autoscaler/blob/cluster-autoscaler-1.35.0/cluster-autoscaler/FAQ.md */
const PATIENCE_SECONDS = 600;

/** It kills what is left of a pod earlier than the pod's own time, unless it is told to wait as long. */
function patience(environment: Environment): Values['extraArgs'] {
  const seconds = Object.keys(environment.services).map((key) => graceSeconds(environment, key));
  const longest = Math.max(0, ...seconds);
  if (longest <= PATIENCE_SECONDS) return {};
  return { 'max-graceful-termination-sec': String(longest) };
}

function statements({ environment }: AccountContext): readonly Statement[] {
  return [
    {
      sid: 'Look',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
        'eks:DescribeNodegroup',
      ],
      resources: ['*'],
    },
    {
      sid: 'Scale',
      actions: [
        'autoscaling:SetDesiredCapacity',
        'autoscaling:TerminateInstanceInAutoScalingGroup',
      ],
      resources: ['*'],
      condition: {
        StringEquals: {
          [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterOf(environment).name}`]: 'owned',
        },
      },
    },
  ];
}
