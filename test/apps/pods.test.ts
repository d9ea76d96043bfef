// What pods carry beside what they run: labels, nodes, priority, devices.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const overrides = {
  labels: { 'example.com/team': 'checkout' },
  annotations: { 'example.com/owner': 'Checkout, floor 3' },
  nodeSelector: { disk: 'fast' },
  tolerations: { disk: { value: 'fast', effect: 'NoSchedule' }, spare: {} },
  priority: 'checkout',
  resources: {
    requests: { cpu: '100m', memory: '128Mi' },
    limits: { cpu: '200m', memory: '256Mi' },
    extended: { 'example.com/dongle': 2 },
  },
};
const around = {
  priorities: { checkout: { value: 1000, preempts: false, purpose: 'What earns money' } },
  cluster: {
    nodeGroups: {
      fast: {
        zones: ['eu-west-1a', 'eu-west-1b'],
        instanceTypes: ['m5.large'],
        ...{ min: 2, max: 4, labels: { disk: 'fast' } },
        taints: { disk: { value: 'fast', effect: 'NoSchedule' } },
      },
    },
  },
};
const environment = (more: Overrides = {}) =>
  anEnvironment({ ...around, services: { it: aService({ ...overrides, ...more }) } });

const KINDS: readonly (readonly [string, Overrides, readonly string[]])[] = [
  ['Deployment', {}, ['spec', 'template']],
  ['Rollout', { rollout: { strategy: 'blueGreen' } }, ['spec', 'template']],
  ['StatefulSet', { kind: 'statefulSet' }, ['spec', 'template']],
  ['Job', { kind: 'job', port: null }, ['spec', 'template']],
  [
    'CronJob',
    { kind: 'cronJob', port: null, schedule: { cron: '@daily' } },
    ['spec', 'jobTemplate', 'spec', 'template'],
  ],
];

describe.each(KINDS)('the pods of a %s', (kind, more, at) => {
  const object = objectsOf(compileApps(environment(more)), kind).find(({ metadata }) =>
    metadata.name.startsWith('it'),
  );
  const template = at.reduce<AnyObject>((body, key) => body[key], object as AnyObject);

  it('bear labels and annotations, as does what runs them, beside ours', () => {
    for (const { metadata } of [template, object as AnyObject]) {
      expect(metadata.labels).toMatchObject({
        'example.com/team': 'checkout',
        'app.kubernetes.io/name': 'it',
        'shop.io/category': 'front',
      });
      expect(metadata.annotations).toMatchObject({ 'example.com/owner': 'Checkout, floor 3' });
    }
    expect(template['metadata'].annotations['groundplan.dev/config-hash']).toBeDefined();
  });

  it('find their nodes', () => {
    expect(template['spec']).toMatchObject({
      nodeSelector: { disk: 'fast' },
      tolerations: [
        { key: 'disk', operator: 'Equal', value: 'fast', effect: 'NoSchedule' },
        { key: 'spare', operator: 'Exists' },
      ],
      priorityClassName: 'checkout',
    });
  });

  it('ask for devices as whole numbers, alike in requests and limits', () => {
    const { requests, limits } = template['spec'].containers[0].resources;

    expect(requests['example.com/dongle']).toBe(2);
    expect(limits['example.com/dongle']).toBe(2);
  });
});

describe('priorities', () => {
  it('are there before any pod that names one', () => {
    const { artifacts, components } = compilePlatform(environment());
    const found = artifacts.find(({ object }) => object.kind === 'PriorityClass');

    expect(found?.object).toMatchObject({
      metadata: { name: 'checkout' },
      value: 1000,
      preemptionPolicy: 'Never',
      description: 'What earns money',
    });
    expect(components.find(({ name }) => name === 'priorities')?.wave).toBe(-39);
  });

  it('have no component where there are none', () => {
    const { components } = compilePlatform(anEnvironment());

    expect(components.map(({ name }) => name)).not.toContain('priorities');
  });
});

describe('a release', () => {
  it('runs on the nodes of its service', () => {
    const release = { commands: { migrate: { order: 1, command: ['./migrate'] } } };
    const { template } = objectOf(compileApps(environment({ release })), 'Job', 'it-release')[
      'spec'
    ];

    expect(template.spec).toMatchObject({ nodeSelector: { disk: 'fast' } });
  });
});

describe('pods that are placed', () => {
  it('leave nothing for the checks to say', () => {
    const services = { it: aService(overrides) };

    expect(checkEnvironment(compiledSmall({ ...around, services }))).toEqual([]);
  });
});
