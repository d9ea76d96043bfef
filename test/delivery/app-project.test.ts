import { describe, expect, it } from 'vitest';
import { environmentProject, rootProject } from '../../src/delivery/argocd/app-project.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { aChart, aFolder, anObject, inComponent } from './some-artifacts.ts';
import { withTwoServices } from './two-services.ts';

const CLUSTER_ROLE = { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };

describe('environmentProject', () => {
  const project = environmentProject({
    environment: withTwoServices(),
    landscape: ALONE,
    stacks: [],
    components: [aFolder('stores', { namespace: 'secrets' }), aChart('cert-manager')],
    artifacts: [
      inComponent('stores', anObject('ConfigMap', 'a')),
      inComponent(
        'stores',
        anObject('ClusterSecretStore', 'aws', {
          apiVersion: 'external-secrets.io/v1',
          metadata: { name: 'aws' },
        }),
      ),
      inComponent('stores', anObject('Namespace', 'shop', { metadata: { name: 'shop' } })),
    ],
  });

  it('allows the repository and the charts of its components', () => {
    expect(project['spec']).toMatchObject({
      sourceRepos: [
        'https://charts.example.com/cert-manager',
        'https://github.com/shop/platform.git',
      ],
    });
  });

  it('allows the namespaces of components, of their objects, and of what charts write elsewhere', () => {
    expect(project['spec']).toMatchObject({
      destinations: [
        { name: 'in-cluster', namespace: 'cert-manager-system' },
        { name: 'in-cluster', namespace: 'kube-system' },
        { name: 'in-cluster', namespace: 'secrets' },
        { name: 'in-cluster', namespace: 'shop' },
      ],
    });
  });

  it('allows the cluster-wide kinds of its objects and charts, each once', () => {
    const { clusterResourceWhitelist } = project['spec'] as {
      clusterResourceWhitelist: readonly { group: string; kind: string }[];
    };

    expect(clusterResourceWhitelist).toContainEqual({ group: '', kind: 'Namespace' });
    expect(clusterResourceWhitelist).toContainEqual({
      group: 'external-secrets.io',
      kind: 'ClusterSecretStore',
    });
    expect(clusterResourceWhitelist).toContainEqual(CLUSTER_ROLE);
    expect(clusterResourceWhitelist).not.toContainEqual(
      expect.objectContaining({ kind: 'ConfigMap' }),
    );
    expect(new Set(clusterResourceWhitelist.map(({ kind }) => kind)).size).toBe(
      clusterResourceWhitelist.length,
    );
  });

  it('lets no component write Applications or projects', () => {
    expect(project['spec']).toMatchObject({
      namespaceResourceBlacklist: [
        { kind: 'AppProject' },
        { kind: 'Application' },
        { kind: 'ApplicationSet' },
      ],
    });
  });

  it('exists before every component', () => {
    expect(project.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '-50' });
  });

  it('never uses a wildcard', () => {
    expect(JSON.stringify(project)).not.toContain('*');
  });
});

describe('rootProject', () => {
  it('allows Applications and projects in the namespace of Argo CD, and nothing else', () => {
    expect(rootProject(withTwoServices())['spec']).toMatchObject({
      destinations: [{ name: 'in-cluster', namespace: 'argocd' }],
      clusterResourceWhitelist: [],
      namespaceResourceWhitelist: [
        { group: 'argoproj.io', kind: 'AppProject' },
        { group: 'argoproj.io', kind: 'Application' },
      ],
    });
  });
});
