// Who may reach the Kubernetes API.

import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry/index.js';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association/index.js';
import type { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { roleArn } from '../../model/naming.ts';
import { clusterOf } from '../../model/parts.ts';
import type { RootModule } from '../root-module.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html */
const POLICY = { admin: 'AmazonEKSClusterAdminPolicy', view: 'AmazonEKSAdminViewPolicy' } as const;

interface AccessInput {
  readonly key: string;
  readonly origin: Path;
  readonly principalArn: string;
  readonly access: keyof typeof POLICY;
}

export function addAccessEntries(module: RootModule, cluster: EksCluster): void {
  const { environment } = module;
  for (const [key, { role, access }] of Object.entries(clusterOf(environment).admins)) {
    const origin = ['cluster', 'admins', key];
    addAccessEntry(module, cluster, {
      ...{ key, origin, access },
      principalArn: roleArn(environment, role),
    });
  }
}

export function addAccessEntry(module: RootModule, cluster: EksCluster, input: AccessInput): void {
  const { key, origin, principalArn, access } = input;
  const entry = module.resource(EksAccessEntry, key, origin, {
    clusterName: cluster.name,
    principalArn,
  });
  module.resource(EksAccessPolicyAssociation, key, origin, {
    clusterName: cluster.name,
    principalArn: entry.principalArn,
    policyArn: `arn:aws:eks::aws:cluster-access-policy/${POLICY[access]}`,
    accessScope: { type: 'cluster' },
  });
}
