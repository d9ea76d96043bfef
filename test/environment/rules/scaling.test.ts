import { describe, expect, it } from 'vitest';
import { keda } from '../../../src/addons/keda.ts';
import { checkScaleToZero } from '../../../src/environment/rules/scaling/scale-to-zero.ts';
import { checkTriggers } from '../../../src/environment/rules/scaling/triggers.ts';
import { checkServices } from '../../../src/environment/rules/services/services.ts';
import { KEDA_VERSION, kedaScalers } from '../../../src/facts/keda-scalers.ts';
import { checkKafka } from '../../../src/kinds/kafka/rules.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

const PATH = 'services.worker.autoscaling';

function environment(autoscaling: Overrides, more: Overrides = {}) {
  const worker = aService({
    port: null,
    autoscaling: { maxReplicas: 6, by: [], ...autoscaling },
    uses: { queues: { orders: 'receive', bills: 'send' }, kafka: { main: 'consume' } },
    ...more,
  });
  const queue = { purpose: 'Orders' };
  return anEnvironment({
    queues: { orders: queue, bills: queue, letters: queue },
    kafka: { main: { topics: { clicks: { partitions: 3 } } } },
    services: { worker },
  });
}

const check = (trigger: Overrides) =>
  findings(checkTriggers(environment({ triggers: { work: trigger } })));

describe('checkTriggers', () => {
  it.each([
    ['a queue that is received from', { queue: 'orders', length: 20, activation: 3 }],
    ['a topic that is consumed', { kafka: 'main', topic: 'clicks', lag: 50 }],
    ['hours', { schedule: { start: '0 7 * * *', end: '0 19 * * *', replicas: 4 } }],
    ['a query', { prometheus: { query: 'sum(waiting)', threshold: 5 }, activation: 1 }],
    ['another scaler', { type: 'rabbitmq', metadata: { queueName: 'a', hostFromEnv: 'HOST' } }],
    ['a signed scaler', { type: 'rabbitmq', metadata: { queueName: 'a' }, authentication: 'mq' }],
    ['a scaler of their own', { type: 'external', metadata: { scalerAddress: 'a:1', mine: 'b' } }],
    [
      'Prometheus, whose address we know',
      { type: 'prometheus', metadata: { query: 'a', threshold: '1' } },
    ],
  ])('accepts %s', (_what, trigger) => {
    expect(check(trigger)).toEqual([]);
  });

  it.each([
    ['nothing', {}, 'trigger-kind', 'key of|'],
    ['two things', { queue: 'orders', kafka: 'main' }, 'trigger-kind', 'key of|'],
    ['a lag of a queue', { queue: 'orders', lag: 3 }, 'trigger-key', 'value of|.lag'],
    [
      'an activation of hours',
      { schedule: { start: '0 7 * * *', end: '0 9 * * *', replicas: 2 }, activation: 1 },
      'trigger-key',
      'value of|.activation',
    ],
    [
      'more pods than there may be',
      { schedule: { start: '0 7 * * *', end: '0 9 * * *', replicas: 7 } },
      'trigger-replicas',
      'value of|.schedule.replicas',
    ],
    [
      'as many pods as there are anyway',
      { schedule: { start: '0 7 * * *', end: '0 9 * * *', replicas: 2 } },
      'trigger-replicas',
      'value of|.schedule.replicas',
    ],
    [
      'settings of a queue',
      { queue: 'orders', metadata: { queueLength: '3' } },
      'trigger-key',
      'value of|.metadata',
    ],
    ['a queue that it only sends to', { queue: 'bills' }, 'trigger-store', 'value of|.queue'],
    ['a queue of others', { queue: 'letters' }, 'trigger-store', 'value of|.queue'],
    [
      'a cluster that is none',
      { kafka: 'mian', topic: 'clicks' },
      'trigger-store',
      'value of|.kafka',
    ],
    [
      'no hours',
      { schedule: { start: '0 7 * * *', end: '0 7 * * *', replicas: 4 } },
      'trigger-hours',
      'value of|.schedule.end',
    ],
    ['no scaler', { type: 'promtheus' }, 'trigger-type', 'value of|.type'],
    ['a word that objects have', { type: 'constructor' }, 'trigger-type', 'value of|.type'],
    [
      'a setting that is none',
      {
        type: 'cron',
        metadata: { start: 'a', end: 'b', timezone: 'c', desiredReplicas: '1', replicas: '3' },
      },
      'trigger-setting',
      'key of|.metadata.replicas',
    ],
    [
      'a setting too few',
      { type: 'cron', metadata: { start: 'a', end: 'b', timezone: 'c' } },
      'trigger-setting-missing',
      'key of|',
    ],
    [
      'AWS without rights',
      {
        type: 'aws-sqs-queue',
        metadata: { queueURL: 'a', awsRegion: 'b', identityOwner: 'operator' },
      },
      'trigger-unsigned',
      'value of|',
    ],
  ])('refuses %s', (_what, trigger, code, place) => {
    const [target, rest] = place.split('|');

    expect(check(trigger)).toEqual([`model/${code} at ${target} ${PATH}.triggers.work${rest}`]);
  });

  it.each([
    ['that its cluster does not list', { topic: 'click' }, 'value of', '.topic'],
    ['without a name', {}, 'key of', ''],
  ])('refuses a topic %s', (_what, trigger, target, rest) => {
    const triggers = { work: { kafka: 'main', ...trigger } };

    expect(findings(checkKafka(environment({ triggers })))).toEqual([
      `model/kafka-trigger-topic at ${target} ${PATH}.triggers.work${rest}`,
    ]);
  });

  it('knows the scalers of the version that is installed', () => {
    expect(keda.version).toBe(KEDA_VERSION);
    expect(Object.keys(kedaScalers)).toHaveLength(77);
  });
});

describe('checkScaleToZero', () => {
  const triggers = { work: { queue: 'orders' } };
  const zero = { scaleToZero: true, triggers };
  const idle = (autoscaling: Overrides, more: Overrides = {}) =>
    findings(checkScaleToZero(environment(autoscaling, more)));

  it('accepts a worker that a queue wakes up, with as many pods as it has then', () => {
    expect(idle({ ...zero, cooldownSeconds: 60, pollingSeconds: 10 })).toEqual([]);
    expect(findings(checkServices(environment({ ...zero, maxReplicas: 3 })))).toEqual([]);
    expect(findings(checkServices(environment({ ...zero, maxReplicas: 2 })))).toEqual([
      `model/autoscaling-range at value of ${PATH}.maxReplicas`,
    ]);
  });

  it('refuses it where nothing would wake it up', () => {
    expect(idle({ scaleToZero: true, by: ['cpu'] })).toEqual([
      `model/scale-to-zero-unwoken at value of ${PATH}.scaleToZero`,
    ]);
    expect(idle({ scaleToZero: true, triggers: {} })).toEqual([
      `model/scale-to-zero-unwoken at value of ${PATH}.scaleToZero`,
    ]);
  });

  it('refuses it where requests come from a service or a load balancer', () => {
    const services = { worker: aService({ autoscaling: { maxReplicas: 6, ...zero } }) };
    const of = (overrides: Overrides) => findings(checkScaleToZero(anEnvironment(overrides)));
    const called = `model/scale-to-zero-called at value of ${PATH}.scaleToZero`;

    expect(of({ services })).toEqual([]);
    expect(of({ services: { ...services, web: { uses: { services: ['worker'] } } } })).toEqual([
      called,
    ]);
    const targets = { web: { service: 'worker' } };
    expect(of({ services, edge: { loadBalancers: { main: { targets } } } })).toEqual([called]);
  });

  it('refuses it beside a rollout that judges by pods', () => {
    expect(idle(zero, { port: 8088, rollout: { strategy: 'blueGreen' } })).toEqual([
      `model/scale-to-zero-rollout at value of ${PATH}.scaleToZero`,
    ]);
  });

  it('refuses keys that say nothing without it', () => {
    expect(idle({ triggers, cooldownSeconds: 60 })).toEqual([
      `model/scaling-key-idle at value of ${PATH}.cooldownSeconds`,
    ]);
    expect(idle({ by: ['cpu'], pollingSeconds: 60 })).toEqual([
      `model/scaling-key-idle at value of ${PATH}.pollingSeconds`,
    ]);
  });
});
