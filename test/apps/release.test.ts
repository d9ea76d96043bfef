// Commands before a new version: a Job with all that the service has.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const web = {
  release: {
    deadlineSeconds: 1200,
    commands: {
      'seed-data': { order: 20, command: ['./manage', 'seed'] },
      migrate: { order: 10, command: ['./manage', 'migrate'] },
      announce: { order: 30, command: ['./manage', 'announce'] },
    },
  },
  scratch: { data: { path: '/data', size: '1Gi' } },
  files: { settings: { path: '/etc/web/settings.yaml', content: 'a: 1' } },
  runAsUser: 1000,
};

const compiled = (overrides: Overrides = {}, others: Overrides = {}) =>
  compileApps(anEnvironment({ services: { web: { ...web, ...overrides }, ...others } }));
const output = compiled();
const job = objectOf(output, 'Job', 'web-release');
const deployment = objectOf(output, 'Deployment', 'web');
const { metadata, spec: pod } = job['spec'].template;
const served = deployment['spec'].template.spec;
const all: AnyObject[] = [...pod.initContainers, ...pod.containers];

describe('the release of a service', () => {
  it('runs its commands one after the other, in their order', () => {
    expect(pod.initContainers.map(({ name }: AnyObject) => name)).toEqual(['migrate', 'seed-data']);
    expect(pod.containers.map(({ name }: AnyObject) => name)).toEqual(['announce']);
    expect(pod.initContainers[0].command).toEqual(['./manage', 'migrate']);
    expect(pod.restartPolicy).toBe('Never');
  });

  it('has no init container for a single command', () => {
    const commands = { migrate: { order: 1, command: ['./migrate'] } };
    const one = compileApps(anEnvironment({ services: { web: { release: { commands } } } }));
    const { template, activeDeadlineSeconds } = objectOf(one, 'Job', 'web-release')['spec'];

    expect(template.spec.initContainers).toBeUndefined();
    expect(template.spec.containers[0].command).toEqual(['./migrate']);
    expect(activeDeadlineSeconds).toBe(900);
  });

  it('has the image, variables, secrets, files, folders and limits of the service in each of them', () => {
    const [container] = served.containers;
    for (const each of all) {
      expect(each['image']).toBe(container.image);
      expect(each['envFrom']).toEqual([{ configMapRef: { name: 'web' } }]);
      expect(each['env']).toEqual(container.env);
      expect(each['env']).toContainEqual({
        name: 'DATABASE_URL',
        valueFrom: { secretKeyRef: { name: 'web', key: 'DATABASE_URL' } },
      });
      expect(each['volumeMounts']).toEqual(container.volumeMounts);
      expect(each['resources']).toEqual(container.resources);
      expect(each['securityContext']).toEqual(container.securityContext);
    }
    expect(pod.volumes).toEqual(served.volumes);
    expect(pod.securityContext).toEqual(served.securityContext);
  });

  it('acts in AWS as the service', () => {
    expect(pod.serviceAccountName).toBe(served.serviceAccountName);
  });

  it('is replaced by each sync, after what it starts with and before the pods', () => {
    const waveOf = (object: AnyObject) =>
      Number(object['metadata'].annotations['argocd.argoproj.io/sync-wave']);
    const earlier = ['ServiceAccount', 'ConfigMap', 'ExternalSecret', 'NetworkPolicy'].flatMap(
      (kind) => objectsOf(output, kind),
    );

    expect(job['metadata'].annotations).toMatchObject({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
    expect(earlier).toHaveLength(6);
    for (const each of earlier) expect(waveOf(each)).toBeLessThan(waveOf(job));
    expect(waveOf(job)).toBeLessThan(waveOf(deployment));
  });

  it('ends: after a deadline, after one more try, and never twice at once', () => {
    expect(job['spec']).toMatchObject({
      activeDeadlineSeconds: 1200,
      backoffLimit: 1,
      podReplacementPolicy: 'Failed',
    });
  });

  it('is not moved to save a node', () => {
    expect(metadata.annotations).toEqual({
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
      'karpenter.sh/do-not-disrupt': 'true',
    });
  });

  it('has labels by which no Service, budget or autoscaler takes its pods for those that serve', () => {
    const { selector } = objectOf(output, 'Service', 'web')['spec'];

    expect(metadata.labels['app.kubernetes.io/name']).toBe('web-release');
    expect(metadata.labels).not.toMatchObject(selector);
  });

  it('reaches what the service reaches, and lets nobody in', () => {
    const policy = objectOf(output, 'NetworkPolicy', 'web-release')['spec'];

    expect(policy.podSelector.matchLabels['app.kubernetes.io/name']).toBe('web-release');
    expect(policy.egress).toEqual(objectOf(output, 'NetworkPolicy', 'web')['spec'].egress);
    expect(policy.ingress).toEqual([]);
  });

  it('is let in where the service is', () => {
    const api = aService({ uses: {} });
    const both = compiled({ uses: { services: ['api'] } }, { api });
    const [rule] = objectOf(both, 'NetworkPolicy', 'api')['spec'].ingress;
    const names = rule.from.map(
      ({ podSelector }: AnyObject) => podSelector.matchLabels['app.kubernetes.io/name'],
    );

    expect(names).toEqual(['web', 'web-release']);
  });

  it('keeps those that borrow the image from starting before it on the first install', () => {
    const worker = aService({ image: { tag: null, from: 'web' }, port: null });
    const waves = compiled({}, { worker, other: aService() }).components.map(({ name, wave }) => [
      name,
      wave,
    ]);

    expect(Object.fromEntries(waves)).toEqual({ web: 0, worker: 1, other: 0 });
  });

  it('has a log group that the shipper may write to, as it is told apart by its name', () => {
    const addons = { 'aws-for-fluent-bit': {} };
    const services = { web };
    const { all } = terraformOf(anEnvironment({ services, addons }));
    const group = all('aws_cloudwatch_log_group')['web-release'];
    const input = compiledSmall({ services, addons });

    expect(group.name).toBe('/shop/prod/web-release');
    expect(checkEnvironment(input)).toEqual([]);
  });

  it('leaves nothing for the checks to say, in a mesh neither', () => {
    const addons = { 'istio-base': {}, 'istio-cni': {}, istiod: {} };
    const api = aService({ uses: {} });
    const services = { web: { ...web, uses: { services: ['api'] } }, api };

    expect(checkEnvironment(compiledSmall({ services }))).toEqual([]);
    expect(
      checkEnvironment(
        compiledSmall({
          services,
          addons,
          mesh: { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] },
        }),
      ),
    ).toEqual([]);
  });
});

describe('the checks', () => {
  it('find a release that would run beside or after the pods it prepares for', () => {
    const input = compiledSmall({ services: { web } });
    const late = input.objects.map((artifact) => {
      if (artifact.object.kind !== 'Job' || artifact.component !== 'web') return artifact;
      const { annotations, ...rest } = artifact.object.metadata;
      const wave = { 'argocd.argoproj.io/sync-wave': '0' };
      const changed = { ...rest, annotations: { ...annotations, ...wave } };
      return { ...artifact, object: { ...artifact.object, metadata: changed } };
    });

    expect(checkEnvironment({ ...input, objects: late }).map(({ code }) => code)).toEqual([
      'check/wave-order',
    ]);
  });
});
