// What the function that tells pipelines how a rollout goes may read: workloads of the namespace, and their
// answer to the path of their probes; where Argo CD is, the state of its Applications.
import type { Chart } from 'cdk8s';
import { KubeRole, KubeRoleBinding, type PolicyRule } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { deployedServices, healthQuestion, watchesRollouts } from '../model/delivery/rollouts.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import { ROLLOUT_GROUP, ROLLOUT_ROLE } from '../model/naming/pipeline.ts';
import type { Environment } from '../model/schema/environment.ts';
import { workloadKind } from '../model/services/workload-kind.ts';

export function addRolloutReader(chart: Chart, environment: Environment, namespace: string): void {
  if (!watchesRollouts(environment)) return;
  const rules = [...workloadRules(environment, namespace), ...argocdRules(environment, namespace)];
  if (rules.length === 0) return;
  const metadata = { name: ROLLOUT_ROLE, namespace, annotations: syncWave(1) };
  const apiGroup = 'rbac.authorization.k8s.io';
  new KubeRole(chart, 'role-rollouts', { metadata, rules });
  new KubeRoleBinding(chart, 'binding-rollouts', {
    metadata,
    roleRef: { apiGroup, kind: 'Role', name: metadata.name },
    subjects: [{ apiGroup, kind: 'Group', name: ROLLOUT_GROUP }],
  });
}

function workloadRules(environment: Environment, namespace: string): PolicyRule[] {
  const services = deployedServices(environment).filter(
    (key) => environment.services[key]?.namespace === namespace,
  );
  const of = (object: string) =>
    services.filter((key) => workloadKind(environment.services[key]) === object);
  // The API server proxies a GET to a name of this form, and to no other.
  const asked = services.flatMap((key) => {
    const question = healthQuestion(environment, key);
    return question === null ? [] : [`http:${key}:${question.port}`];
  });
  return [
    rule('apps', 'deployments', of('Deployment')),
    rule('apps', 'statefulsets', of('StatefulSet')),
    rule('argoproj.io', 'rollouts', of('Rollout')),
    rule('batch', 'cronjobs', of('CronJob')),
    rule('', 'services/proxy', asked),
  ].filter(({ resourceNames }) => resourceNames.length > 0);
}

function rule(apiGroup: string, resource: string, resourceNames: string[]) {
  return { apiGroups: [apiGroup], resources: [resource], resourceNames, verbs: ['get'] };
}

function argocdRules({ delivery }: Environment, namespace: string): PolicyRule[] {
  const { argocd } = delivery;
  if (namespace !== argocd.namespace || argocd.cluster !== 'in-cluster') return [];
  return [{ apiGroups: ['argoproj.io'], resources: ['applications'], verbs: ['get'] }];
}
