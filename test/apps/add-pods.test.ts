import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { clusterOf } from '../../src/model/parts.ts';
import type { NodeGroup } from '../../src/model/schema/cluster/cluster.ts';
import type { Environment, Service } from '../../src/model/schema/environment.ts';
import { Rollout } from '../../src/model/schema/services/service.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';

const environment = nightSchool();
const output = compileApps(environment);
const deployments = objectsOf(output, 'Deployment');

function containerOf(deployment: AnyObject): AnyObject {
  return deployment['spec'].template.spec.containers[0];
}

function withService(key: string, change: Partial<Service>): Environment {
  const service = environment.services[key];
  if (!service) throw new Error(`No service ${key}`);
  return {
    ...environment,
    services: { ...environment.services, [key]: { ...service, ...change } },
  };
}

function bytes(quantity: string): number {
  const units: Record<string, number> = { Ki: 1, Mi: 2, Gi: 3 };
  return Number.parseInt(quantity, 10) * 1024 ** (units[quantity.slice(-2)] ?? 0);
}

function millicores(quantity: string): number {
  return quantity.endsWith('m') ? Number.parseInt(quantity, 10) : Number(quantity) * 1000;
}

describe('addPods: every deployment', () => {
  it('limits memory to between 512 MiB and 2 GiB (S3-APP-02)', () => {
    for (const deployment of deployments) {
      const limit = bytes(containerOf(deployment)['resources'].limits.memory);
      expect(limit).toBeGreaterThanOrEqual(bytes('512Mi'));
      expect(limit).toBeLessThanOrEqual(bytes('2Gi'));
    }
  });

  it('limits CPU to between a quarter and one vCPU (S3-APP-03)', () => {
    for (const deployment of deployments) {
      const limit = millicores(containerOf(deployment)['resources'].limits.cpu);
      expect(limit).toBeGreaterThanOrEqual(250);
      expect(limit).toBeLessThanOrEqual(1000);
    }
  });

  it('spreads over zones and nodes, each revision on its own (S3-HA-01)', () => {
    for (const { spec } of deployments) {
      const constraints: AnyObject[] = spec.template.spec.topologySpreadConstraints;
      expect(constraints.map(({ topologyKey }) => topologyKey)).toEqual([
        'topology.kubernetes.io/zone',
        'kubernetes.io/hostname',
      ]);
      expect(constraints[0]).toMatchObject({
        maxSkew: 1,
        labelSelector: { matchLabels: spec.selector.matchLabels },
        matchLabelKeys: ['pod-template-hash'],
      });
    }
  });

  it('rolls one pod at a time without losing any (S3-CI-08, S3-CD-01)', () => {
    for (const { spec } of deployments) {
      expect(spec.strategy).toEqual({
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      });
    }
  });

  it('is probed before and while it gets traffic (S3-CI-09, S3-CD-02)', () => {
    for (const deployment of deployments) {
      const container = containerOf(deployment);
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
        expect(container[probe].httpGet).toEqual({ path: '/health', port: 'http' });
      }
    }
  });

  it('counts as failed when it makes no progress (S3-CD-03)', () => {
    expect(new Set(deployments.map(({ spec }) => spec.progressDeadlineSeconds))).toEqual(
      new Set([600]),
    );
  });

  it('meets the restricted pod security level', () => {
    for (const deployment of deployments) {
      const pod = deployment['spec'].template.spec;
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(containerOf(deployment)['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });
});

describe('addPods', () => {
  it('keeps exposed pods serving until the load balancer has drained them', () => {
    const pod = objectOf(output, 'Deployment', 'api-gateway')['spec'].template.spec;

    expect(pod.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 70 } } });
    expect(pod.terminationGracePeriodSeconds).toBe(100);
  });

  it('restarts pods when their configuration changes, and only then', () => {
    const hashOf = (key: string, changed: Environment) =>
      objectOf(compileApps(changed), 'Deployment', key)['spec'].template.metadata.annotations;
    const changed = withService('cart-service', { env: { LOG_LEVEL: 'debug' } });

    expect(hashOf('cart-service', changed)).not.toEqual(hashOf('cart-service', environment));
    expect(hashOf('user-service', changed)).toEqual(hashOf('user-service', environment));
  });

  it('switches versions at once with a Rollout when asked to (S3-CD-04)', () => {
    const rollout = Rollout.parse({ strategy: 'blueGreen' });
    const blueGreen = compileApps(withService('cart-service', { rollout }));
    const { spec } = objectOf(blueGreen, 'Rollout', 'cart-service');

    expect(spec.strategy.blueGreen).toMatchObject({
      activeService: 'cart-service',
      previewService: 'cart-service-preview',
    });
    expect(
      objectOf(blueGreen, 'Service', 'cart-service-preview')['spec'].clusterIP,
    ).toBeUndefined();
    expect(objectsOf(blueGreen, 'Deployment')).toHaveLength(21);
  });

  it('leaves a single pod without a disruption budget, which would block its node', () => {
    const single = compileApps(withService('cart-service', { replicas: 1 }));

    expect(objectsOf(single, 'PodDisruptionBudget')).toHaveLength(21);
  });

  it('writes no undefined value', () => {
    for (const { object } of output.artifacts)
      expect(JSON.parse(JSON.stringify(object))).toEqual(object);
  });
});

describe('addPods: capacity', () => {
  const spot = {
    ...clusterOf(environment).nodeGroups['az1'],
    capacity: 'spot',
    taints: { spot: { value: 'true', effect: 'NoSchedule' } },
  } as NodeGroup;

  function podOf(capacity: Service['capacity']): AnyObject {
    const changed = withService('chat-service', { capacity });
    const cluster = { ...clusterOf(environment), nodeGroups: { spot } };
    const compiled = compileApps({ ...changed, cluster });
    return objectOf(compiled, 'Deployment', 'chat-service')['spec'].template.spec;
  }

  it('keeps a service on on-demand nodes', () => {
    const pod = podOf('onDemand');

    expect(pod['nodeSelector']).toEqual({ 'eks.amazonaws.com/capacityType': 'ON_DEMAND' });
    expect(pod['tolerations']).toBeUndefined();
  });

  it('prefers spot nodes and tolerates their taints', () => {
    const pod = podOf('spot');
    const [{ preference }] =
      pod['affinity'].nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution;

    expect(preference.matchExpressions).toEqual([
      { key: 'eks.amazonaws.com/capacityType', operator: 'In', values: ['SPOT'] },
    ]);
    expect(pod['tolerations']).toEqual([
      { key: 'spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    ]);
    expect(pod['nodeSelector']).toBeUndefined();
  });

  it('says nothing about nodes otherwise', () => {
    const pod = podOf('any');

    expect(pod['tolerations'] ?? pod['affinity'] ?? pod['nodeSelector']).toBeUndefined();
  });
});
