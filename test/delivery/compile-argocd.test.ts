import { describe, expect, it } from 'vitest';
import { compileArgocd } from '../../src/delivery/argocd/compile-argocd.ts';
import type { DeliveryInput } from '../../src/delivery/delivery-input.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { aChart, aFolder, anObject, inComponent } from './some-artifacts.ts';
import { withTwoServices } from './two-services.ts';

const DEPLOYMENT = anObject('Deployment', 'orders', {
  apiVersion: 'apps/v1',
  spec: { a: 1, b: 2 },
});

function compile(changes: Partial<DeliveryInput> = {}) {
  const compiled = compileArgocd({
    environment: withTwoServices(),
    landscape: ALONE,
    stacks: [],
    components: [aFolder('orders'), aChart('cert-manager', { namespace: 'cert-manager' })],
    artifacts: [inComponent('orders', DEPLOYMENT)],
    ...changes,
  });
  return {
    compiled,
    named: (name: string) => compiled.find(({ object }) => object.metadata.name === name)?.object,
    annotation: (name: string, key: string) =>
      compiled.find(({ object }) => object.metadata.name === name)?.object.metadata.annotations?.[
        key
      ],
  };
}

const HASH = 'groundplan.dev/content-hash';

describe('compileArgocd', () => {
  it('puts one object in root and everything else in argocd (S3-CD-05)', () => {
    const { compiled } = compile();

    const folders = compiled.map(({ component, object }) => [component, object.metadata.name]);
    expect(folders).toEqual([
      ['root', 'shop-prod'],
      ['argocd', 'shop-prod-root'],
      ['argocd', 'shop-prod'],
      ['argocd', 'shop-prod-orders'],
      ['argocd', 'shop-prod-cert-manager'],
    ]);
  });

  it('syncs a folder of our own from its branch', () => {
    expect(compile().named('shop-prod-orders')?.['spec']).toMatchObject({
      project: 'shop-prod',
      destination: { name: 'in-cluster', namespace: 'shop' },
      source: {
        repoURL: 'https://github.com/shop/platform.git',
        targetRevision: 'main',
        path: 'dist/shop/prod/kubernetes/orders',
        directory: { recurse: false, include: '*.yaml' },
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    });
  });

  it('syncs a chart with its values and the name of the component', () => {
    expect(compile().named('shop-prod-cert-manager')?.['spec']).toMatchObject({
      source: {
        repoURL: 'https://charts.example.com/cert-manager',
        chart: 'cert-manager',
        targetRevision: '1.2.3',
        helm: { releaseName: 'cert-manager', valuesObject: { replicas: 2 } },
      },
      ignoreDifferences: [{ kind: 'MutatingWebhookConfiguration' }, {}],
    });
  });

  it('never allows an empty folder and never creates namespaces', () => {
    const text = JSON.stringify(compile().compiled);

    expect(text).not.toMatch(/allowEmpty|CreateNamespace|Replace=true/);
  });

  it('annotates every Application with its wave and its paths', () => {
    const { annotation } = compile();

    expect(annotation('shop-prod-cert-manager', 'argocd.argoproj.io/sync-wave')).toBe('-10');
    expect(annotation('shop-prod-orders', 'argocd.argoproj.io/sync-wave')).toBe('0');
    expect(annotation('shop-prod-orders', 'argocd.argoproj.io/manifest-generate-paths')).toBe('.');
  });

  it('skips the dry run only where a definition may be missing', () => {
    const rollout = anObject('Rollout', 'orders', { apiVersion: 'argoproj.io/v1alpha1' });
    const plain = JSON.stringify(compile().named('shop-prod-orders'));
    const custom = JSON.stringify(
      compile({ artifacts: [inComponent('orders', rollout)] }).named('shop-prod-orders'),
    );

    expect(plain).not.toContain('SkipDryRunOnMissingResource');
    expect(custom).toContain('SkipDryRunOnMissingResource=true');
  });

  it('applies a whole folder when one of its objects is a hook', () => {
    const annotations = { 'argocd.argoproj.io/hook': 'Sync' };
    const job = anObject('Job', 'orders', { metadata: { name: 'orders', annotations } });
    const plain = JSON.stringify(compile().named('shop-prod-orders'));
    const hooked = JSON.stringify(
      compile({ artifacts: [inComponent('orders', job)] }).named('shop-prod-orders'),
    );

    expect(plain).toContain('ApplyOutOfSyncOnly=true');
    expect(hooked).not.toContain('ApplyOutOfSyncOnly');
  });

  it('throws when two components would share an Application', () => {
    expect(() => compile({ components: [aFolder('orders'), aFolder('orders')] })).toThrow(
      'shop-prod-orders',
    );
  });
});

describe('content hash', () => {
  it('is the same for the same objects in another order of objects and keys', () => {
    const service = anObject('Service', 'orders');
    const shuffled = { ...DEPLOYMENT, spec: { b: 2, a: 1 } };
    const one = compile({
      artifacts: [inComponent('orders', DEPLOYMENT), inComponent('orders', service)],
    });
    const other = compile({
      artifacts: [inComponent('orders', service), inComponent('orders', shuffled)],
    });

    expect(one.annotation('shop-prod-orders', HASH)).toBe(
      other.annotation('shop-prod-orders', HASH),
    );
  });

  it('changes with its own component and with no other', () => {
    const components = [aFolder('orders'), aFolder('web')];
    const web = anObject('Deployment', 'web', { apiVersion: 'apps/v1' });
    const before = compile({
      components,
      artifacts: [inComponent('orders', DEPLOYMENT), inComponent('web', web)],
    });
    const after = compile({
      components,
      artifacts: [
        inComponent('orders', { ...DEPLOYMENT, spec: { a: 2 } }),
        inComponent('web', web),
      ],
    });

    expect(after.annotation('shop-prod-orders', HASH)).not.toBe(
      before.annotation('shop-prod-orders', HASH),
    );
    expect(after.annotation('shop-prod-web', HASH)).toBe(before.annotation('shop-prod-web', HASH));
  });
});

describe('finalizers', () => {
  it.each([
    ['development', true],
    ['staging', true],
    ['production', false],
    ['shared', false],
  ])('of children in tier %s delete what they synced: %s', (tier, deletes) => {
    const { named } = compile({ environment: withTwoServices({ tier }) });

    expect('finalizers' in (named('shop-prod-orders')?.metadata ?? {})).toBe(deletes);
  });

  it('are never on the root', () => {
    const { compiled } = compile({ environment: withTwoServices({ tier: 'development' }) });

    expect(compiled[0]?.object.metadata).not.toHaveProperty('finalizers');
  });
});
