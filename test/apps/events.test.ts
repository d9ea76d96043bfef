import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { objectOf, objectsOf, valuesOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

function overrides(autoscaling: Overrides, more: Overrides = {}): Overrides {
  const worker = aService({
    port: null,
    probes: { command: ['/healthy'] },
    autoscaling: { maxReplicas: 6, by: [], ...autoscaling },
    uses: { queues: { orders: 'both' }, kafka: { main: 'consume' } },
  });
  return {
    addons: { keda: {}, 'kube-prometheus-stack': {}, 'metrics-server': {} },
    queues: { orders: { purpose: 'Orders' }, bills: { fifo: {}, purpose: 'Bills' } },
    kafka: { main: { topics: { clicks: { partitions: 3 } } } },
    services: { worker },
    ...more,
  };
}

const scaled = (autoscaling: Overrides, more: Overrides = {}) =>
  objectOf(compileApps(anEnvironment(overrides(autoscaling, more))), 'ScaledObject', 'worker')[
    'spec'
  ];
const work = { queue: 'orders', length: 20, activation: 2 };

describe('pods that follow events', () => {
  it('are counted by the messages of a queue, which KEDA asks for as itself', () => {
    const output = compileApps(anEnvironment(overrides({ triggers: { work } })));

    expect(objectOf(output, 'ScaledObject', 'worker')['spec'].triggers).toEqual([
      {
        name: 'work',
        type: 'aws-sqs-queue',
        metadata: {
          queueURL: 'https://sqs.eu-west-1.amazonaws.com/210987654321/shop-prod-orders',
          queueLength: '20',
          activationQueueLength: '2',
          awsRegion: 'eu-west-1',
        },
        authenticationRef: { name: 'worker' },
      },
    ]);
    expect(objectOf(output, 'TriggerAuthentication', 'worker')).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: { podIdentity: { provider: 'aws' } },
    });
  });

  it('are counted by the lag of a topic, with the brokers where the service reads them', () => {
    const clicks = { kafka: 'main', topic: 'clicks', lag: 50 };
    const kafka = {
      main: { kind: 'strimzi', version: '4.2.x', brokers: 3, instanceType: null },
    };

    expect(scaled({ triggers: { clicks } }).triggers[0]).toEqual({
      name: 'clicks',
      type: 'kafka',
      metadata: {
        bootstrapServersFromEnv: 'KAFKA_BROKERS',
        consumerGroup: 'worker',
        topic: 'clicks',
        lagThreshold: '50',
        tls: 'enable',
      },
    });
    expect(scaled({ triggers: { clicks } }, { kafka }).triggers[0].metadata).not.toHaveProperty(
      'tls',
    );
  });

  it('are counted by the clock and by a query', () => {
    const day = {
      schedule: { timeZone: 'Europe/Berlin', start: '0 7 * * *', end: '0 19 * * *', replicas: 4 },
    };
    const load = { prometheus: { query: 'sum(waiting)', threshold: 2.5 }, activation: 1 };

    expect(scaled({ triggers: { day, load } }).triggers).toMatchObject([
      { type: 'cron', metadata: { timezone: 'Europe/Berlin', desiredReplicas: '4' } },
      {
        type: 'prometheus',
        metadata: {
          query: 'sum(waiting)',
          threshold: '2.5',
          activationThreshold: '1',
          serverAddress: expect.stringContaining(':9090'),
        },
      },
    ]);
  });

  it('are none while nothing happens, where that is wanted', () => {
    const zero = { scaleToZero: true, cooldownSeconds: 60, pollingSeconds: 10, triggers: { work } };

    expect(scaled(zero)).toMatchObject({
      idleReplicaCount: 0,
      minReplicaCount: 3,
      cooldownPeriod: 60,
      pollingInterval: 10,
    });
    expect(scaled({ triggers: { work } })).not.toHaveProperty('idleReplicaCount');
  });

  it('come and go as fast as is written', () => {
    const paces = {
      scaleUpSeconds: 30,
      scaleUp: { pods: 2, percent: 100, periodSeconds: 30, choose: 'least' },
      scaleDown: { choose: 'none' },
      triggers: { work },
    };

    expect(scaled(paces).advanced.horizontalPodAutoscalerConfig.behavior).toEqual({
      scaleUp: {
        stabilizationWindowSeconds: 30,
        selectPolicy: 'Min',
        policies: [
          { type: 'Percent', value: 100, periodSeconds: 30 },
          { type: 'Pods', value: 2, periodSeconds: 30 },
        ],
      },
      scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: 'Disabled' },
    });
  });

  it('need no metrics of CPU where nothing measures it', () => {
    const { addons: _, ...without } = overrides({ triggers: { work } });
    const addons = { keda: {} };

    expect(findings(checkEnvironment(compiledSmall({ ...without, addons })))).toEqual([]);
  });

  it('passes every check of what is compiled', () => {
    const all = {
      scaleToZero: true,
      triggers: { work, clicks: { kafka: 'main', topic: 'clicks' } },
    };

    expect(findings(checkEnvironment(compiledSmall(overrides(all))))).toEqual([]);
  });
});

describe('the operator of KEDA', () => {
  const environment = anEnvironment(
    overrides({ triggers: { work, more: { queue: 'orders', length: 9 } } }),
  );
  const idle = anEnvironment(
    overrides({ triggers: { clicks: { kafka: 'main', topic: 'clicks' } } }),
  );

  it('may count the messages of exactly the queues that are followed', () => {
    const terraform = terraformOf(environment);
    const role = Object.entries(terraform.all('aws_iam_role')).find(([key]) =>
      key.includes('keda'),
    );

    expect(role?.[1].name).toBe('shop-prod-addon-keda-operator');
    expect(terraform.policy('addon-keda-operator')).toMatchObject({
      CountMessages: {
        actions: ['sqs:GetQueueAttributes'],
        resources: ['arn:aws:sqs:eu-west-1:210987654321:shop-prod-orders'],
      },
    });
    expect(valuesOf(compilePlatform(environment), 'keda')['serviceAccount'].operator).toMatchObject(
      {
        name: 'keda-operator',
        annotations: { 'eks.amazonaws.com/role-arn': expect.stringContaining('keda-operator') },
      },
    );
  });

  it('has no role where no queue is followed', () => {
    expect(JSON.stringify(terraformOf(idle).stacks)).not.toContain('keda');
    expect(valuesOf(compilePlatform(idle), 'keda')).not.toHaveProperty('serviceAccount');
    expect(objectsOf(compileApps(idle), 'TriggerAuthentication')).toEqual([]);
  });
});
