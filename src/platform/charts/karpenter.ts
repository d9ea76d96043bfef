// Makes nodes for pods that wait, as node pools allow, and takes away those that stand idle.
import { interruptionQueueName } from '../../model/naming/cluster.ts';
import { homeNodes } from '../../model/nodes/node-pools.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import {
  type AccountValues,
  accountValues,
  type ChartDefinition,
  replicasOf,
} from '../chart-definition.ts';
import { notOnNodePools } from '../nodes/not-on-node-pools.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly replicas: number;
  readonly settings: { readonly clusterName: string; readonly interruptionQueue: string };
  readonly serviceAccount: AccountValues;
  readonly affinity: { readonly nodeAffinity: ReturnType<typeof notOnNodePools> };
  readonly dnsPolicy: 'Default';
  readonly controller: {
    readonly resources: Readonly<Record<'requests' | 'limits', Readonly<Record<string, string>>>>;
  };
};

/** Before all that may need a node of its own. */
export const karpenter: ChartDefinition = { wave: -37, podSecurity: 'restricted', values };

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
    serviceAccount: accountValues(environment, 'karpenter'),
    affinity: { nodeAffinity: notOnNodePools() },
    // By the resolver of the VPC, since CoreDNS may itself wait for a node.
    dnsPolicy: 'Default',
    controller: {
      resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '1Gi' } },
    },
  };
}
