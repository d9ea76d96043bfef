// Containers that run before that of a service, and along with it.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { checkCapacity } from '../../src/environment/rules/cluster/capacity.ts';
import { podRequests } from '../../src/model/services/containers.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const resources = (cpu: string, memory: string) => ({
  requests: { cpu, memory },
  limits: { cpu: '1', memory: '1Gi' },
});

const beside = {
  scratch: { spool: { path: '/spool', size: '1Gi' } },
  files: { settings: { path: '/etc/it.yaml', content: 'a: 1' } },
  volumes: { socket: { emptyDir: { size: '1Mi', memory: true }, path: '/run/it' } },
  initContainers: {
    warm: { order: 20, command: ['./warm'], resources: resources('100m', '128Mi') },
    fetch: {
      ...{ order: 10, image: 'docker.io/curlimages/curl:8.11.0', args: ['-o', '/spool/a'] },
      inheritVariables: true,
      mounts: { spool: { path: '/spool' } },
      resources: resources('900m', '64Mi'),
    },
  },
  sidecars: {
    proxy: {
      image: 'docker.io/envoyproxy/envoy:v1.32.0',
      env: { LEVEL: 'warn' },
      runAsUser: 101,
      health: { port: 9901, path: '/ready' },
      mounts: {
        socket: { path: '/run/envoy' },
        settings: { path: '/etc/envoy.yaml' },
        spool: { path: '/spool', readOnly: true, subPath: 'out' },
      },
      resources: resources('50m', '64Mi'),
    },
    shipper: { order: 15, args: ['ship'], resources: resources('10m', '32Mi') },
  },
};

const compiled = (overrides: Overrides) =>
  compileApps(anEnvironment({ services: { it: aService({ ...beside, ...overrides }) } }));
const pod = objectOf(compiled({}), 'Deployment', 'it')['spec'].template.spec;
const named = (name: string): AnyObject =>
  pod.initContainers.find((each: AnyObject) => each['name'] === name);

describe('containers beside that of a service', () => {
  it('start in their order, sidecars that have none first', () => {
    expect(pod.initContainers.map((each: AnyObject) => each['name'])).toEqual([
      ...['proxy', 'fetch', 'shipper', 'warm'],
    ]);
    expect(pod.containers.map((each: AnyObject) => each['name'])).toEqual(['it']);
  });

  it('go on running where they are sidecars, and end where they are not', () => {
    const policies = pod.initContainers.map((each: AnyObject) => each['restartPolicy']);

    expect(policies).toEqual(['Always', undefined, 'Always', undefined]);
  });

  it('have an image of their own, or that of the service', () => {
    expect(named('proxy')['image']).toBe('docker.io/envoyproxy/envoy:v1.32.0');
    expect(named('warm')['image']).toBe(pod.containers[0].image);
  });

  it('have their own variables, and those of the service where they ask for them', () => {
    expect(named('proxy')).toMatchObject({ env: [{ name: 'LEVEL', value: 'warn' }] });
    expect(named('proxy')['envFrom']).toBeUndefined();
    expect(named('fetch')['envFrom']).toEqual([{ configMapRef: { name: 'it' } }]);
  });

  it('mount what they share, and a /tmp of their own', () => {
    expect(named('proxy')['volumeMounts']).toEqual([
      { name: 'tmp--proxy', mountPath: '/tmp' },
      { name: 'files', mountPath: '/etc/envoy.yaml', subPath: 'settings', readOnly: true },
      { name: 'volume--socket', mountPath: '/run/envoy' },
      { name: 'scratch--spool', mountPath: '/spool', readOnly: true, subPath: 'out' },
    ]);
    expect(pod.volumes.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['tmp', 'tmp--proxy', 'tmp--fetch', 'tmp--warm', 'tmp--shipper']),
    );
  });

  it('may fill their own /tmp and write logs before the pod is over its limit', () => {
    const { requests, limits } = pod.containers[0].resources;

    expect(requests['ephemeral-storage']).toBe('1024Mi');
    // The folder, and of five containers a /tmp of 1 GiB and 60 MiB of output.
    expect(limits['ephemeral-storage']).toBe(`${1024 + 5 * (1024 + 60)}Mi`);
  });

  it('are hardened like all others, with a user of their own where one is written', () => {
    for (const each of pod.initContainers) {
      expect(each.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
    expect(named('proxy')['securityContext']).toMatchObject({ runAsUser: 101, runAsGroup: 101 });
    expect(named('warm')['securityContext'].runAsUser).toBeUndefined();
  });

  it('are asked whether they are well where they can be', () => {
    const httpGet = { path: '/ready', port: 9901 };

    expect(named('proxy')).toMatchObject({
      ports: [{ containerPort: 9901, protocol: 'TCP' }],
      startupProbe: { httpGet, failureThreshold: 12 },
      readinessProbe: { httpGet },
      livenessProbe: { httpGet },
    });
    expect(Object.keys(named('shipper')).filter((key) => key.endsWith('Probe'))).toEqual([]);
  });

  it.each<readonly [string, Overrides, string, readonly string[]]>([
    [
      'a cronJob',
      { port: null, kind: 'cronJob', schedule: { cron: '@daily' } },
      'CronJob',
      ['jobTemplate', 'spec', 'template'],
    ],
    ['a job', { port: null, kind: 'job' }, 'Job', ['template']],
    ['a statefulSet', { kind: 'statefulSet' }, 'StatefulSet', ['template']],
    ['a Rollout', { rollout: { strategy: 'blueGreen' } }, 'Rollout', ['template']],
  ])('are in the pods of %s as well', (_, overrides, kind, at) => {
    const [object] = objectsOf(compiled(overrides), kind) as AnyObject[];
    const template = at.reduce<AnyObject>((body, key) => body[key], object?.['spec']);
    const policies = template['spec'].initContainers.map(
      (each: AnyObject) => each['restartPolicy'],
    );

    expect(policies).toEqual(['Always', undefined, 'Always', undefined]);
  });

  it('change the name of a job when one of them changes what it is', () => {
    const jobName = (overrides: Overrides) =>
      objectsOf(compiled({ port: null, kind: 'job', ...overrides }), 'Job')[0]?.['metadata'].name;
    const one = { order: 1, resources: resources('10m', '32Mi') };

    expect(jobName({ initContainers: { one }, sidecars: null })).not.toBe(
      jobName({ initContainers: null, sidecars: { one } }),
    );
  });

  it('count in what a pod asks for: together, or what is needed before', () => {
    const requests = (overrides: Overrides) => {
      const { services } = anEnvironment({
        services: { it: aService({ ...beside, ...overrides }) },
      });
      const { it: service } = services;
      return service === undefined ? undefined : podRequests(service);
    };

    // fetch with the proxy beside it: 900m + 50m; all together: 100m + 50m + 10m.
    expect(requests({})?.cpu).toBe(950);
    expect(requests({ initContainers: null })?.cpu).toBe(160);
    const large = { ...beside.sidecars.proxy, resources: resources('1', '1Gi') };
    const environment = anEnvironment({
      services: { it: aService({ ...beside, replicas: 9, sidecars: { large } }) },
    });
    expect(findings(checkCapacity(environment))).toContain(
      'model/capacity at key of cluster.nodeGroups',
    );
  });

  it('count in the quota of a namespace', () => {
    const found = (sidecars: unknown) =>
      checkEnvironment(
        compiledSmall({
          namespaces: { shop: { quota: { pods: 50, cpu: '1', memory: '64Gi' } } },
          services: { web: { replicas: 2, sidecars } },
        }),
      ).map(({ code }) => code);

    expect(found({})).toEqual([]);
    expect(found({ large: { resources: resources('500m', '64Mi') } })).toEqual(['check/quota']);
  });

  it('leave nothing for the checks to say', () => {
    const services = { it: aService(beside) };

    expect(checkEnvironment(compiledSmall({ services }))).toEqual([]);
  });
});
