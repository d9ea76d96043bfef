// Who may reach the Kubernetes API.

import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry/index.js';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { memberGroup } from '../../model/naming/cluster.ts';
import { roleArn } from '../../model/naming/core.ts';
import { clusterOf } from '../../model/parts.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';

/** https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html */
const POLICY = { admin: 'AmazonEKSClusterAdminPolicy', view: 'AmazonEKSAdminViewPolicy' } as const;

interface AccessInput {
  readonly key: string;
  readonly origin: Path;
  readonly principalArn: string;
  readonly access: keyof typeof POLICY;
}

export function addAccessEntries(module: RootModule, cluster: ControlPlane): void {
  const { environment } = module;
  for (const [key, { role, access }] of Object.entries(clusterOf(environment).admins)) {
    const origin = ['cluster', 'admins', key];
    addAccessEntry(module, cluster, {
      ...{ key, origin, access },
      principalArn: roleArn(environment, role),
    });
  }
}

/** One entry per role, however many namespaces it works in: AWS keeps one per principal. */
export function addMemberEntries(module: RootModule, cluster: ControlPlane): void {
  const { environment } = module;
  const groups = new Map<string, { origin: Path; names: string[] }>();
  for (const [namespace, { members }] of sortedEntries(environment.namespaces)) {
    for (const [key, { role, access }] of sortedEntries(members)) {
      const known = groups.get(role) ?? {
        origin: ['namespaces', namespace, 'members', key],
        names: [],
      };
      groups.set(role, { ...known, names: [...known.names, memberGroup(namespace, access)] });
    }
  }
  for (const [role, { origin, names }] of groups) {
    module.resource(EksAccessEntry, `member-${role}`, origin, {
      clusterName: cluster.name,
      principalArn: roleArn(environment, role),
      kubernetesGroups: names,
    });
  }
}

export function addAccessEntry(
  module: RootModule,
  cluster: ControlPlane,
  input: AccessInput,
): void {
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
