// Stack `cluster`: the EKS control plane, its node groups, add-ons, OIDC provider and access entries.

import { clusterOf } from '../../model/parts.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addAccessEntries, addMemberEntries } from './access-entries.ts';
import { addClusterAddons } from './addons.ts';
import { addBastion } from './bastion.ts';
import { findControlPlane } from './control-plane/existing.ts';
import { makeControlPlane } from './control-plane/made.ts';
import { addControlPlaneRules } from './control-plane-rules.ts';
import { addEndpointClients } from './endpoint-clients.ts';
import { addKarpenter } from './karpenter.ts';
import { addNodeGroups } from './node-groups.ts';
import { addNodeHours } from './node-hours.ts';
import { addRolloutFunction } from './rollouts/rollout-function.ts';

export function buildCluster(module: RootModule): void {
  const { existing } = clusterOf(module.environment);
  const cluster = existing === null ? makeControlPlane(module) : findControlPlane(module);
  addControlPlaneRules(module, cluster);
  addEndpointClients(module, cluster);
  const nodeGroups = addNodeGroups(module, cluster);
  addNodeHours(module);
  addClusterAddons(module, {
    cluster,
    dependsOn: nodeGroups,
  });
  addAccessEntries(module, cluster);
  addMemberEntries(module, cluster);
  addKarpenter(module, cluster);
  addBastion(module, cluster);
  addRolloutFunction(module, cluster);
  const { providerArn, issuer } = cluster.identity;
  module.output('cluster', { oidc_provider_arn: providerArn, oidc_issuer: issuer });
}
