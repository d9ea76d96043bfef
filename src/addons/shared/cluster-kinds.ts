// Kinds without a namespace that stand among the templates of charts, and what others write into them.
import type { GroupKind, IgnoredField } from '../../model/artifact.ts';

export const CRD = { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition' };
export const API_SERVICE = { group: 'apiregistration.k8s.io', kind: 'APIService' };
export const INGRESS_CLASS = { group: 'networking.k8s.io', kind: 'IngressClass' };

export const CLUSTER_ROLE_BINDING = {
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRoleBinding',
};
export const ROLES: readonly GroupKind[] = [
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' },
  CLUSTER_ROLE_BINDING,
];

const WEBHOOK_GROUP = 'admissionregistration.k8s.io';
export const MUTATING = { group: WEBHOOK_GROUP, kind: 'MutatingWebhookConfiguration' };
export const VALIDATING = { group: WEBHOOK_GROUP, kind: 'ValidatingWebhookConfiguration' };
export const WEBHOOKS: readonly GroupKind[] = [MUTATING, VALIDATING];

const AUTHORITY = '.webhooks[]?.clientConfig.caBundle';

/** A certificate authority that is written into webhooks once it exists. */
export function injectedAuthority(...webhooks: readonly GroupKind[]): readonly IgnoredField[] {
  return webhooks.map((kind) => ({ ...kind, jqPathExpressions: [AUTHORITY] }));
}

/** The Prometheus operator's patch job and istiod set the failure policy as well. */
export function injectedPolicy(...webhooks: readonly GroupKind[]): readonly IgnoredField[] {
  const jqPathExpressions = [AUTHORITY, '.webhooks[]?.failurePolicy'];
  return webhooks.map((kind) => ({ ...kind, jqPathExpressions }));
}
