import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';

const environment = nightSchool();
const output = compilePlatform(environment);

const LEVELS = {
  'backend-prod': 'restricted',
  databases: 'restricted',
  argocd: 'baseline',
  'argo-rollouts': 'restricted',
  'cert-manager': 'restricted',
  'external-secrets': 'restricted',
  logging: 'privileged',
  monitoring: 'privileged',
  tracing: 'restricted',
} as const;

describe('compileNamespaces', () => {
  it.each(Object.entries(LEVELS))('holds pods of %s to the level %s', (name, level) => {
    expect(objectOf(output, 'Namespace', name)['metadata'].labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': level,
      'pod-security.kubernetes.io/enforce-version': 'v1.35',
    });
  });

  it('makes each namespace that a component syncs to, and not that of EKS', () => {
    const made = objectsOf(output, 'Namespace').map(({ metadata }) => metadata.name);
    const used = new Set(output.components.map(({ namespace }) => namespace));

    expect(made).toHaveLength(Object.keys(LEVELS).length);
    expect([...made, 'kube-system']).toEqual(expect.arrayContaining([...used]));
    expect(made).not.toContain('kube-system');
  });

  it('denies what no edge allows where services run and logins are made', () => {
    const policies = objectsOf(output, 'NetworkPolicy').filter(
      ({ metadata }) => metadata.name === 'default-deny',
    );

    expect(policies.map(({ metadata }) => metadata.namespace)).toEqual(
      expect.arrayContaining(['backend-prod', 'databases']),
    );
    for (const { spec } of policies) {
      expect(spec).toMatchObject({
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [],
      });
    }
  });

  it('holds pods back until the load balancer sees them healthy (S3-CD-02)', () => {
    const gated = objectsOf(output, 'Namespace').filter(
      ({ metadata }) => metadata.labels['elbv2.k8s.aws/pod-readiness-gate-inject'] === 'enabled',
    );

    expect(gated.map(({ metadata }) => metadata.name)).toEqual(['backend-prod']);
  });

  it('bounds a namespace that has a quota', () => {
    const quota = { pods: 50, cpu: '20', memory: '40Gi' };
    const namespaces = { small: { podSecurity: 'restricted', members: {}, quota } } as const;

    const small = compilePlatform({ ...environment, namespaces });

    expect(objectOf(small, 'ResourceQuota', 'quota')['spec'].hard).toEqual({
      pods: 50,
      'requests.cpu': '20',
      'requests.memory': '40Gi',
    });
  });
});
