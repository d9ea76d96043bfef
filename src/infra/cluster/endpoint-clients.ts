// Who reaches the Kubernetes API from inside: it listens in the VPC, behind the group that EKS makes, which
// admits nobody but its own members.

import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { clusterOf, networkOf } from '../../model/parts.ts';
import type { EndpointClient } from '../../model/schema/cluster/cluster.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';

export function addEndpointClients(module: RootModule, cluster: ControlPlane): void {
  const { environment } = module;
  for (const [key, client] of sortedEntries(clusterOf(environment).endpoint.clients)) {
    for (const cidr of rangesOf(environment, client)) {
      // No key holds an underscore.
      const name = `endpoint-${key}_${cidr.replace(/[./]/g, '_')}`;
      const origin = ['cluster', 'endpoint', 'clients', key];
      module.resource(VpcSecurityGroupIngressRule, name, origin, {
        securityGroupId: cluster.securityGroupId,
        cidrIpv4: cidr,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        description: `Kubernetes API: ${key}`,
      });
    }
  }
}

function rangesOf(environment: Environment, { subnets, cidrs }: EndpointClient): readonly string[] {
  const ofTier = networkOf(environment).subnets[subnets ?? '']?.cidrs ?? [];
  return [...new Set([...ofTier, ...cidrs])];
}
