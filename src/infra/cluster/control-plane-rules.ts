// What nodes and control plane need of each other where nodes do not carry the cluster's own group.

import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { networkOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';

const ORIGIN = ['network', 'nodeEgress'];

/** Whether nodes carry the group that EKS makes for the cluster. It lets everything out, and what one
 * group of a node lets out no other one can hold back.
 * https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html */
export function carriesClusterGroup({ environment }: RootModule): boolean {
  return networkOf(environment).nodeEgress === 'everywhere';
}

export function addControlPlaneRules(module: RootModule, cluster: ControlPlane): void {
  if (carriesClusterGroup(module)) return;
  const nodes = module.stateOf('network').entry('security_group_ids', 'nodes');
  const controlPlane = cluster.securityGroupId;
  module.resource(VpcSecurityGroupIngressRule, 'control-plane-from-nodes-443', ORIGIN, {
    securityGroupId: controlPlane,
    referencedSecurityGroupId: nodes,
    ipProtocol: 'tcp',
    fromPort: 443,
    toPort: 443,
    description: 'Kubernetes API',
  });
  module.resource(VpcSecurityGroupIngressRule, 'nodes-from-control-plane', ORIGIN, {
    securityGroupId: nodes,
    referencedSecurityGroupId: controlPlane,
    ipProtocol: '-1',
    description: 'Kubelets, webhooks and aggregated APIs',
  });
}
