// Services whose pods have names and disks of their own.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf } from '../support/kubernetes-objects.ts';

const store = (overrides: Overrides = {}) =>
  aService({
    kind: 'statefulSet',
    replicas: 3,
    claims: {
      data: { size: '20Gi', path: '/var/lib/store' },
      log: { size: '5Gi', path: '/var/log/store', storageClass: 'fast' },
    },
    ...overrides,
  });
const cluster = { storageClasses: { fast: { type: 'io2', iops: 4000 } } };
const compiled = (overrides: Overrides = {}) =>
  compileApps(anEnvironment({ cluster, services: { store: store(overrides) } }));
const output = compiled();
const { metadata, spec } = objectOf(output, 'StatefulSet', 'store');

describe('a statefulSet', () => {
  it('has a disk for each pod and each claim, as the API server writes it', () => {
    expect(spec.volumeClaimTemplates).toEqual([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'gp3',
          volumeMode: 'Filesystem',
          resources: { requests: { storage: '20Gi' } },
        },
      },
      expect.objectContaining({
        metadata: { name: 'log' },
        spec: expect.objectContaining({ storageClassName: 'fast' }),
      }),
    ]);
    expect(spec.template.spec.containers[0].volumeMounts).toEqual(
      expect.arrayContaining([
        { name: 'data', mountPath: '/var/lib/store' },
        { name: 'log', mountPath: '/var/log/store' },
      ]),
    );
    expect(spec.template.spec.volumes.map(({ name }: { name: string }) => name)).toEqual(['tmp']);
  });

  it('keeps its disks where they are protected, and those of fewer pods always', () => {
    const retention = (overrides: Overrides) =>
      objectOf(compiled(overrides), 'StatefulSet', 'store')['spec']
        .persistentVolumeClaimRetentionPolicy;

    expect(retention({})).toEqual({ whenDeleted: 'Retain', whenScaled: 'Retain' });
    expect(retention({ deletionProtection: false })).toEqual({
      whenDeleted: 'Delete',
      whenScaled: 'Retain',
    });
    const { services } = anEnvironment({
      tier: 'development',
      cluster,
      services: { store: store() },
    });
    expect(services['store']?.deletionProtection).toBe(false);
  });

  it('has names for its pods before they are ready, and one address for its callers', () => {
    const names = objectOf(output, 'Service', 'store-pods')['spec'];
    const address = objectOf(output, 'Service', 'store')['spec'];

    expect(spec.serviceName).toBe('store-pods');
    expect(names).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    expect(names.ports).toMatchObject([{ name: 'http', port: 8081 }]);
    expect(address.clusterIP).toBeUndefined();
    expect(names.selector).toEqual(spec.selector.matchLabels);
  });

  it('starts its pods one after the other, or all at once', () => {
    expect(spec.podManagementPolicy).toBe('OrderedReady');
    const parallel = objectOf(compiled({ podManagement: 'parallel' }), 'StatefulSet', 'store');
    expect(parallel['spec'].podManagementPolicy).toBe('Parallel');
  });

  it('counts pods of all revisions, since each goes back to the zone of its disk', () => {
    const [zone] = spec.template.spec.topologySpreadConstraints;

    expect(zone).toMatchObject({ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1 });
    expect(zone.matchLabelKeys).toBeUndefined();
  });

  it('lets its pods talk to one another', () => {
    const { ingress, egress, podSelector } = objectOf(output, 'NetworkPolicy', 'store')['spec'];

    expect(ingress).toContainEqual({ from: [{ podSelector }] });
    expect(egress).toContainEqual({ to: [{ podSelector }] });
  });

  it('may do without a port, and without disks', () => {
    const bare = compiled({ port: null, claims: null });

    expect(objectOf(bare, 'Service', 'store-pods')['spec'].ports).toBeUndefined();
    expect(objectOf(bare, 'StatefulSet', 'store')['spec'].volumeClaimTemplates).toBeUndefined();
  });

  it('leaves its number to an autoscaler that measures it', () => {
    const scaled = compiled({ autoscaling: { maxReplicas: 5 } });

    expect(objectOf(scaled, 'StatefulSet', 'store')['spec'].replicas).toBe(3);
    expect(objectOf(scaled, 'HorizontalPodAutoscaler', 'store')['spec'].scaleTargetRef).toEqual({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'store',
    });
  });

  it.each<readonly [string, Overrides]>([
    ['three pods', {}],
    ['one pod', { replicas: 1 }],
    ['no port', { port: null, probes: { command: ['true'] } }],
    ['a release', { release: { commands: { migrate: { order: 1, command: ['m'] } } } }],
  ])('leaves nothing for the checks to say about %s', (_, overrides) => {
    const services = { store: store(overrides) };

    expect(metadata.annotations).toBeDefined();
    expect(checkEnvironment(compiledSmall({ cluster, services }))).toEqual([]);
  });
});

describe('volumes of a service', () => {
  const volumes = {
    data: { claim: { size: '10Gi' }, path: '/data' },
    legacy: { claim: { existing: 'legacy' }, path: '/legacy', readOnly: true, subPath: 'a' },
    cache: { emptyDir: { size: '64Mi', memory: true }, path: '/cache' },
    spool: { emptyDir: { size: '2Gi' }, path: '/spool' },
    settings: { configMap: 'settings', path: '/etc/settings' },
    tls: { secret: 'tls', path: '/etc/tls' },
    vault: {
      csi: { driver: 'secrets-store.csi.k8s.io', attributes: { secretProviderClass: 'it' } },
      path: '/etc/vault',
      readOnly: true,
    },
    hidden: { configMap: 'hidden' },
  };
  const one = compileApps(
    anEnvironment({ services: { one: aService({ replicas: 1, singleton: true, volumes }) } }),
  );
  const pod = objectOf(one, 'Deployment', 'one')['spec'].template.spec;

  it('become volumes of its pods', () => {
    expect(pod.volumes.slice(1)).toEqual([
      { name: 'volume--cache', emptyDir: { sizeLimit: '64Mi', medium: 'Memory' } },
      { name: 'volume--data', persistentVolumeClaim: { claimName: 'one-data' } },
      { name: 'volume--hidden', configMap: { name: 'hidden' } },
      { name: 'volume--legacy', persistentVolumeClaim: { claimName: 'legacy' } },
      { name: 'volume--settings', configMap: { name: 'settings' } },
      { name: 'volume--spool', emptyDir: { sizeLimit: '2Gi' } },
      { name: 'volume--tls', secret: { secretName: 'tls' } },
      {
        name: 'volume--vault',
        csi: {
          driver: 'secrets-store.csi.k8s.io',
          readOnly: true,
          volumeAttributes: { secretProviderClass: 'it' },
        },
      },
    ]);
  });

  it('are mounted where they say so, and not written to where nobody can', () => {
    expect(pod.containers[0].volumeMounts.slice(1)).toEqual([
      { name: 'volume--cache', mountPath: '/cache' },
      { name: 'volume--data', mountPath: '/data' },
      { name: 'volume--legacy', mountPath: '/legacy', readOnly: true, subPath: 'a' },
      { name: 'volume--settings', mountPath: '/etc/settings', readOnly: true },
      { name: 'volume--spool', mountPath: '/spool' },
      { name: 'volume--tls', mountPath: '/etc/tls', readOnly: true },
      { name: 'volume--vault', mountPath: '/etc/vault', readOnly: true },
    ]);
  });

  it('have a claim that waits for the pod, and for a person before it goes', () => {
    const { metadata: claim, spec: wanted } = objectOf(one, 'PersistentVolumeClaim', 'one-data');

    expect(wanted).toMatchObject({ accessModes: ['ReadWriteOnce'], storageClassName: 'gp3' });
    expect(claim.annotations).toMatchObject({
      'argocd.argoproj.io/sync-wave': '0',
      'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm',
    });
  });

  it('count what they keep on the disk of the node, and not what is in memory', () => {
    expect(pod.containers[0].resources.requests['ephemeral-storage']).toBe('2048Mi');
  });
});
