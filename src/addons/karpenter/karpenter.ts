// Makes nodes for pods that wait, as node pools allow, and takes away those that stand idle.
import { interruptionQueueName } from '../../model/naming/cluster.ts';
import { homeNodes } from '../../model/nodes/node-pools.ts';
import { notOnNodePools } from '../../model/nodes/placement.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Addon, AddonAccount } from '../addon.ts';
import { type AccountValues, accountValues } from '../shared/account-values.ts';
import { CRD, ROLES } from '../shared/cluster-kinds.ts';
import { type Resources, resources } from '../shared/pods.ts';
import { replicasOf } from '../shared/replicas-of.ts';
import { karpenterStatements } from './statements.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly replicas: number;
  readonly settings: { readonly clusterName: string; readonly interruptionQueue: string };
  readonly serviceAccount: AccountValues;
  readonly affinity: { readonly nodeAffinity: ReturnType<typeof notOnNodePools> };
  readonly dnsPolicy: 'Default';
  readonly controller: { readonly resources: Resources };
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
};

const account: AddonAccount = {
  serviceAccount: 'karpenter',
  statements: ({ environment }) => karpenterStatements(environment),
};

export const karpenter: Addon<'karpenter'> = {
  name: 'karpenter',
  repository: 'public.ecr.aws/karpenter',
  chart: 'karpenter',
  version: '1.14.1',
  namespace: 'kube-system',
  // Before all that may need a node of its own.
  wave: -37,
  pods: [
    {
      part: 'controller',
      resources: ['controller.resources'],
      replicated: {
        replicas: 'replicas',
        budget: 'podDisruptionBudget',
        // Over zones, and never two on a node.
        spread: null,
      },
    },
  ],
  watched: { port: 'http-metrics' },
  addsNodes: true,
  podSecurity: 'restricted',
  clusterKinds: [CRD, ...ROLES],
  // The right to remove the leases of nodes that are gone.
  otherNamespaces: ['kube-node-lease'],
  definitions: {
    kinds: ['karpenter.sh', 'karpenter.k8s.aws', 'autoscaling.x-k8s.io'],
    clusterScoped: ['karpenter.k8s.aws/EC2NodeClass', 'karpenter.sh/NodePool'],
  },
  accounts: [account],
  neededBy: ({ cluster }) =>
    Object.keys(cluster?.nodePools ?? {}).map((key) => ({
      what: `node pool ${key}`,
      path: ['cluster', 'nodePools', key],
    })),
  leaving: {
    kinds: ['karpenter.sh/NodePool', 'karpenter.k8s.aws/EC2NodeClass'],
    stays:
      'its nodes run on as instances that nobody removes, and neither they nor its objects can be deleted without it',
    first:
      'Take cluster.nodePools out first, wait until kubectl get nodeclaims shows none, and remove the add-on in a later change',
  },
  values,
};

function values(environment: Environment): Values {
  const cluster = clusterOf(environment);
  return {
    fullnameOverride: 'karpenter',
    // No two of them share a node, and nothing would make a further node for the second.
    replicas: Math.min(replicasOf(environment), homeNodes(cluster)),
    settings: {
      clusterName: cluster.name,
      interruptionQueue: interruptionQueueName(environment),
    },
    serviceAccount: accountValues(environment, account),
    affinity: { nodeAffinity: notOnNodePools() },
    // By the resolver of the VPC, since CoreDNS may itself wait for a node.
    dnsPolicy: 'Default',
    controller: { resources: resources('250m', '512Mi', '1Gi') },
    podDisruptionBudget: { maxUnavailable: 1 },
  };
}
