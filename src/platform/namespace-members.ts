// Who may work in a namespace: Roles of Kubernetes RBAC, bound to the groups of the EKS access entries.
// https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
import type { Chart } from 'cdk8s';
import { KubeRole, KubeRoleBinding, type PolicyRule } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import { memberGroup } from '../model/naming/cluster.ts';
import type { Environment } from '../model/schema/environment.ts';

type Members = Environment['namespaces'][string]['members'];
type Access = Members[string]['access'];

const READ = ['get', 'list', 'watch'];
const annotations = syncWave(1);

/** Secrets are in no rule: what they hold is the services' alone. */
const VIEW: readonly PolicyRule[] = [
  {
    apiGroups: [''],
    resources: ['configmaps', 'events', 'persistentvolumeclaims', 'pods', 'pods/log', 'services'],
    verbs: READ,
  },
  { apiGroups: ['apps'], resources: ['deployments', 'replicasets', 'statefulsets'], verbs: READ },
  { apiGroups: ['argoproj.io'], resources: ['rollouts', 'analysisruns'], verbs: READ },
  { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: READ },
  { apiGroups: ['batch'], resources: ['cronjobs', 'jobs'], verbs: READ },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses', 'networkpolicies'], verbs: READ },
];

const RULES: Readonly<Record<Access, readonly PolicyRule[]>> = {
  view: VIEW,
  deploy: [
    ...VIEW,
    { apiGroups: [''], resources: ['pods'], verbs: ['delete'] },
    { apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'], verbs: ['patch'] },
    { apiGroups: ['argoproj.io'], resources: ['rollouts', 'rollouts/status'], verbs: ['patch'] },
  ],
};

export function addMembers(chart: Chart, namespace: string, members: Members): void {
  const levels = [...new Set(Object.values(members).map(({ access }) => access))].sort();
  for (const access of levels) {
    const metadata = { name: `members-${access}`, namespace, annotations };
    new KubeRole(chart, `role-${access}`, { metadata, rules: [...RULES[access]] });
    new KubeRoleBinding(chart, `binding-${access}`, {
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: metadata.name },
      subjects: [
        {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: memberGroup(namespace, access),
        },
      ],
    });
  }
}
