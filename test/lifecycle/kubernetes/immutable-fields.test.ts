import { describe, expect, it } from 'vitest';
import { judgeImmutableFields } from '../../../src/lifecycle/judges/kubernetes/immutable-fields.ts';
import type { KubernetesObject } from '../../../src/model/artifact.ts';
import { anObjectChange, aTransition, saidBy } from '../../support/a-transition.ts';

const annotations = (options: string) => ({ 'argocd.argoproj.io/sync-options': options });

function object(apiVersion: string, kind: string, rest: Record<string, unknown>): KubernetesObject {
  const metadata = { name: 'it', namespace: 'shop', ...(rest['metadata'] as object) };
  return { apiVersion, kind, ...rest, metadata };
}

const said = (before: KubernetesObject, after: KubernetesObject) =>
  saidBy(judgeImmutableFields, anObjectChange(before, after));

const service = (spec: object) => object('v1', 'Service', { spec });
const claim = (spec: object) => object('v1', 'PersistentVolumeClaim', { spec });
const sized = (storage: string) => claim({ resources: { requests: { storage } } });
const binding = (name: string) =>
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', { roleRef: { kind: 'Role', name } });
const bound = (targetGroupName: string) =>
  object('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', { spec: { targetGroupName } });

describe('judgeImmutableFields', () => {
  it.each<readonly [string, KubernetesObject, KubernetesObject, string]>([
    [
      'the address of a Service',
      service({ clusterIP: '10.0.0.1' }),
      service({ clusterIP: '10.0.0.2' }),
      'spec.clusterIP',
    ],
    [
      'an address for a Service that has one by chance',
      service({}),
      service({ clusterIP: '10.0.0.2' }),
      'spec.clusterIP',
    ],
    [
      'the class of a claim',
      claim({ storageClassName: 'a' }),
      claim({ storageClassName: 'b' }),
      'spec.storageClassName',
    ],
    ['a smaller claim', sized('1Ti'), sized('500Gi'), 'spec.resources.requests.storage'],
    ['the role of a binding', binding('a'), binding('b'), 'roleRef.name'],
    ['the target group of a binding', bound('a'), bound('b'), 'spec.targetGroupName'],
  ])('refuses %s', (_what, before, after, field) => {
    const [found, ...others] = said(before, after);

    expect(found).toContain(`Field ${field} of `);
    expect(others).toEqual([]);
  });

  it.each<readonly [string, KubernetesObject, KubernetesObject]>([
    ['leaves a Service its address', service({ clusterIP: '10.0.0.1' }), service({})],
    ['lets a claim grow', sized('20Gi'), sized('1Ti')],
    ['knows two ways to write a size', sized('1Gi'), sized('1024Mi')],
    [
      'lets a hook run something else',
      object('batch/v1', 'Job', {
        metadata: { annotations: { 'argocd.argoproj.io/hook': 'Sync' } },
        spec: { template: 1 },
      }),
      object('batch/v1', 'Job', {
        metadata: { annotations: { 'argocd.argoproj.io/hook': 'Sync' } },
        spec: { template: 2 },
      }),
    ],
    [
      'knows what Argo CD makes again',
      object('scheduling.k8s.io/v1', 'PriorityClass', {
        metadata: { annotations: annotations('Force=true,Replace=true') },
        value: 1,
      }),
      object('scheduling.k8s.io/v1', 'PriorityClass', {
        metadata: { annotations: annotations('Force=true,Replace=true') },
        value: 2,
      }),
    ],
  ])('%s', (_what, before, after) => {
    expect(said(before, after)).toEqual([]);
  });

  it('says nothing about storage classes and priorities of the file, which are made again', () => {
    const cluster = (iops: number) => ({
      cluster: { storageClasses: { fast: { type: 'gp3', iops } } },
      priorities: { first: { value: iops, purpose: 'First' } },
    });

    expect(saidBy(judgeImmutableFields, aTransition(cluster(3000), cluster(6000)))).toEqual([]);
  });

  it('says nothing about what a running service may change', () => {
    const web = {
      replicas: 5,
      port: 9090,
      image: { tag: '2.0.0' },
      headless: true,
      autoscaling: { maxReplicas: 9 },
    };
    const addons = { 'metrics-server': {} };
    const transition = aTransition({ addons }, { addons, services: { web } });

    expect(transition.objects.length).toBeGreaterThan(0);
    expect(saidBy(judgeImmutableFields, transition)).toEqual([]);
  });
});
