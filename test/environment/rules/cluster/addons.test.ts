import { describe, expect, it } from 'vitest';
import { checkAddons } from '../../../../src/environment/rules/cluster/addons.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkAddons(anEnvironment(overrides)));
}

const nodeAlarm = { title: 'CPU', metric: 'nodeCpu', abovePercent: 80, forMinutes: 5 };

const missing: readonly (readonly [string, Overrides, string])[] = [
  ['secrets', { addons: { 'external-secrets': null } }, 'services.web.uses'],
  [
    'secrets of document databases',
    {
      addons: { 'external-secrets': null },
      documentDatabases: { main: { class: 'db.r5.large', purpose: 'Forum' } },
      search: null,
      services: {
        web: {
          uses: {
            ...{ databases: null, caches: null, kafka: null, search: null, externals: null },
            documentDatabases: { main: 'write' },
          },
        },
      },
    },
    'services.web.uses',
  ],
  [
    'roles in a search domain',
    {
      addons: { 'external-secrets': null },
      services: {
        web: {
          uses: { databases: null, caches: null, kafka: null, search: null, externals: null },
        },
      },
    },
    'search.main',
  ],
  [
    'a blue-green rollout',
    { services: { web: { rollout: { strategy: 'blueGreen' } } } },
    'services.web.rollout.strategy',
  ],
  [
    'a canary',
    {
      addons: { 'kube-prometheus-stack': {} },
      services: { web: { rollout: { strategy: 'canary' } } },
    },
    'services.web.rollout.strategy',
  ],
  [
    'the analysis of a canary',
    {
      addons: { 'argo-rollouts': {} },
      services: { web: { rollout: { strategy: 'canary' } } },
    },
    'services.web.rollout.strategy',
  ],
  [
    'right-sizing',
    { addons: { 'metrics-server': {} }, services: { web: { rightSizing: 'recommend' } } },
    'services.web.rightSizing',
  ],
  [
    'triggers of an autoscaler',
    {
      addons: { 'metrics-server': {} },
      services: {
        web: {
          autoscaling: { maxReplicas: 4, triggers: { office: { type: 'cron', metadata: {} } } },
        },
      },
    },
    'services.web.autoscaling.triggers',
  ],
  [
    'the backup of a cluster',
    { recovery: { clusterBackup: { bucket: 'media' } } },
    'recovery.clusterBackup',
  ],
  [
    'snapshots of volumes',
    { cluster: { addons: { 'aws-ebs-csi-driver': null } }, recovery: { volumeSnapshots: {} } },
    'recovery.volumeSnapshots',
  ],
  [
    'a storage class',
    {
      cluster: {
        addons: { 'aws-ebs-csi-driver': null },
        storageClasses: { fast: { type: 'io2', iops: 4000 } },
      },
    },
    'cluster.storageClasses.fast',
  ],
  ['metrics of a service', { services: { web: { metrics: {} } } }, 'services.web.metrics'],
  [
    'targets of a load balancer',
    { addons: { 'aws-load-balancer-controller': null } },
    'edge.loadBalancers.main.targets',
  ],
  ['traces', { observability: { traces: { backend: 'xray' } } }, 'observability.traces'],
  [
    'the archive of logs',
    {
      addons: { 'aws-for-fluent-bit': null },
      observability: { logs: { archiveBucket: 'media' } },
    },
    'observability.logs.archiveBucket',
  ],
  [
    'metrics in CloudWatch',
    { observability: { metrics: { cloudWatch: { requests: { metric: 'requests' } } } } },
    'observability.metrics.cloudWatch',
  ],
  [
    'long-term metrics',
    { observability: { metrics: { longTermBucket: 'media' } } },
    'observability.metrics.longTermBucket',
  ],
  [
    'an alarm on nodes',
    {
      cluster: { addons: { 'amazon-cloudwatch-observability': null } },
      observability: { alarms: { nodes: null, cpu: nodeAlarm } },
    },
    'observability.alarms.cpu.metric',
  ],
  [
    'the volume of Prometheus',
    {
      cluster: { addons: { 'aws-ebs-csi-driver': null } },
      addons: { 'kube-prometheus-stack': {} },
    },
    'addons.kube-prometheus-stack',
  ],
  [
    'notifications of Slack',
    { observability: { notify: { slack: { alerts: { channel: '#alerts' } } } } },
    'observability.notify.slack',
  ],
  [
    'logs in Loki',
    {
      addons: { alloy: {} },
      observability: { logs: { shipper: 'alloy', sink: 'loki', bucket: 'media' } },
    },
    'observability.logs.sink',
  ],
  [
    'the shipping of logs by Fluentd',
    { observability: { logs: { shipper: 'fluentd' } } },
    'observability.logs.shipper',
  ],
  [
    'the shipping of logs to Loki',
    {
      addons: { loki: {} },
      observability: { logs: { shipper: 'alloy', sink: 'loki', bucket: 'media' } },
    },
    'observability.logs.shipper',
  ],
  [
    'traces in Jaeger',
    {
      addons: { 'opentelemetry-collector': {} },
      observability: { traces: { backend: 'jaeger' } },
    },
    'observability.traces.backend',
  ],
  [
    'the volume of Jaeger',
    { cluster: { addons: { 'aws-ebs-csi-driver': null } }, addons: { jaeger: {} } },
    'addons.jaeger',
  ],
  [
    'the custom resources of the mesh',
    {
      mesh: { kind: 'istio', mutualTls: 'strict', namespaces: ['shop'] },
      addons: { 'istio-cni': {}, istiod: {} },
    },
    'mesh',
  ],
  ['Thanos', { addons: { thanos: {} } }, 'addons.thanos'],
];

describe('checkAddons', () => {
  it.each(missing)('reports %s without the add-on for it', (_, overrides, path) => {
    // Thanos needs Prometheus in turn.
    expect(new Set(check(overrides))).toEqual(new Set([`model/addon-missing at value of ${path}`]));
  });

  it('accepts what has its add-on', () => {
    const overrides = {
      addons: {
        'argo-rollouts': {},
        'kube-prometheus-stack': {},
        'opentelemetry-collector': {},
        thanos: {},
      },
      observability: {
        traces: { backend: 'xray' },
        metrics: { longTermBucket: 'media' },
        alarms: { cpu: nodeAlarm },
      },
      services: { web: { rollout: { strategy: 'blueGreen' }, metrics: {} } },
    };

    expect(check(overrides)).toEqual([]);
  });

  it.each([
    ['without vpc-cni', null],
    ['with vpc-cni as EKS ships it', { configuration: null }],
    ['with the switch off', { configuration: { enableNetworkPolicy: 'false' } }],
  ])('reports network policies that nothing enforces: %s', (_, vpcCni) => {
    expect(check({ cluster: { addons: { 'vpc-cni': vpcCni } } })).toEqual([
      'model/network-policy-off at key of cluster.addons.vpc-cni',
    ]);
  });

  it('asks for no enforcement where there is no service', () => {
    const overrides = {
      cluster: { addons: { 'vpc-cni': null } },
      services: { web: null },
      edge: { loadBalancers: { main: null } },
    };

    expect(check(overrides)).toEqual([]);
  });
});
