import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkSelections } from '../../../src/check/kubernetes/links/check-selections.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { compileInfra } from '../../../src/infra/compile-infra.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { type ChartFacts, unknownKeys } from '../../support/chart-keys.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { objectOf, objectsOf, valuesOf } from '../../support/kubernetes-objects.ts';
import { hasSharedFolder, readShared } from '../../support/shared-folder.ts';

const KAFKA = {
  kind: 'strimzi',
  version: '4.2.x',
  instanceType: null,
  configuration: { 'num.partitions': '6', 'min.insync.replicas': '1' },
  topics: {
    orders: { partitions: 6, retentionHours: 24 },
    users: { partitions: 3, replicationFactor: 2 },
  },
};

function overrides(kafka: Overrides = {}, others: Overrides = {}): Overrides {
  return {
    addons: { 'strimzi-kafka-operator': {} },
    kafka: { main: { ...KAFKA, ...kafka } },
    services: { studio: aService() },
    ...others,
  };
}

function rulesOn(environment: Overrides): readonly string[] {
  return environmentRules.flatMap((rule) => findings(rule(anEnvironment(environment))));
}

const OF_MSK = /aws_msk|AWS\/Kafka|kafka[/-]main/;

const environment = anEnvironment(overrides());
const platform = compilePlatform(environment);
const apps = compileApps(environment);

describe('Kafka of Strimzi (S4-DD-03, S4-MSG-02)', () => {
  it('breaks no rule', () => {
    expect(rulesOn(overrides())).toEqual([]);
  });

  it('leaves nothing of MSK in Terraform', () => {
    const stacks = JSON.stringify(compileInfra(environment));

    expect(JSON.stringify(compileInfra(anEnvironment()))).toMatch(OF_MSK);
    expect(stacks).not.toMatch(OF_MSK);
  });

  it('is brokers that are controllers as well, on volumes of gp3', () => {
    const { spec, metadata } = objectOf(platform, 'KafkaNodePool', 'main-brokers');

    expect(metadata.namespace).toBe('kafka');
    expect(metadata.labels['strimzi.io/cluster']).toBe('main');
    expect(spec).toMatchObject({
      replicas: 2,
      roles: ['controller', 'broker'],
      storage: { type: 'persistent-claim', size: '100Gi', class: 'gp3', deleteClaim: false },
    });
  });

  it('has a version that Strimzi has, and as many copies as there are brokers', () => {
    const { kafka, entityOperator } = objectOf(platform, 'Kafka', 'main')['spec'];

    expect(kafka.version).toBe('4.2.0');
    expect(kafka.config).toEqual({
      'min.insync.replicas': '1',
      'num.partitions': '6',
      'offsets.topic.replication.factor': '2',
      'transaction.state.log.min.isr': '1',
      'transaction.state.log.replication.factor': '2',
    });
    expect(entityOperator).toEqual({ topicOperator: {} });
  });

  it('has the topics that are named', () => {
    const topics = objectsOf(platform, 'KafkaTopic').map(({ metadata, spec }) => [
      metadata.name,
      spec,
    ]);

    expect(topics).toEqual([
      [
        'main-orders',
        { topicName: 'orders', partitions: 6, config: { 'retention.ms': '86400000' } },
      ],
      [
        'main-users',
        {
          topicName: 'users',
          partitions: 3,
          replicas: 2,
          config: { 'retention.ms': '604800000' },
        },
      ],
    ]);
  });

  it('stands in a closed, restricted namespace, after its operator', () => {
    const waveOf = (name: string) =>
      platform.components.find((each) => each.name === name)?.wave ?? Number.NaN;
    const { labels } = objectOf(platform, 'Namespace', 'kafka')['metadata'];
    const denied = objectsOf(platform, 'NetworkPolicy').filter(
      ({ metadata }) => metadata.namespace === 'kafka' && metadata.name === 'default-deny',
    );

    expect(labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
    expect(denied).toHaveLength(1);
    expect(waveOf('strimzi-kafka-operator')).toBeLessThan(waveOf('kafka'));
    expect(valuesOf(platform, 'strimzi-kafka-operator')).toMatchObject({
      watchNamespaces: ['kafka'],
      extraEnvs: [{ name: 'STRIMZI_POD_SECURITY_PROVIDER_CLASS', value: 'restricted' }],
    });
  });

  it('admits the services with an edge to it, and no other', () => {
    const [listener] = objectOf(platform, 'Kafka', 'main')['spec'].kafka.listeners;
    const { ingress } = objectsOf(platform, 'NetworkPolicy').find(
      ({ metadata }) => metadata.namespace === 'kafka' && metadata.name === 'main',
    )?.['spec'] ?? { ingress: [] };
    const web = {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
    };

    expect(listener.networkPolicyPeers).toContainEqual(web);
    expect(listener.networkPolicyPeers).toHaveLength(2);
    expect(ingress[0]).toEqual({ from: [web], ports: [{ protocol: 'TCP', port: 9092 }] });
  });

  it('is reached by pods, at an address that is no secret', () => {
    const reaches = (service: string) =>
      objectOf(apps, 'NetworkPolicy', service)['spec'].egress.filter(
        ({ to }: { to: readonly { podSelector?: { matchLabels: object } }[] }) =>
          to.some(({ podSelector }) => 'strimzi.io/cluster' in (podSelector?.matchLabels ?? {})),
      );
    const text = JSON.stringify(objectsOf(apps, 'ConfigMap'));
    const secrets = JSON.stringify(objectsOf(apps, 'ExternalSecret'));

    expect(reaches('web')).toMatchObject([{ ports: [{ protocol: 'TCP', port: 9092 }] }]);
    expect(reaches('studio')).toEqual([]);
    expect(text).toContain('"KAFKA_BROKERS":"main-kafka-bootstrap.kafka.svc:9092"');
    expect(text).toContain('"KAFKA_SECURITY_PROTOCOL":"PLAINTEXT"');
    expect(secrets).not.toMatch(/kafka/i);
  });

  it('passes every check but that its listener has no TLS, which an environment waives', () => {
    const before = findings(checkEnvironment(compiledSmall({ services: { studio: aService() } })));
    const found = findings(checkEnvironment(compiledSmall(overrides())));

    expect(found.filter((each) => !before.includes(each))).toEqual([
      'check/encryption-in-transit at value of kafka.main.kind',
    ]);
  });

  it('has policies that select it by its name, which is checked', () => {
    const input = structuredClone(compiledSmall(overrides()));
    const policy = input.objects.find(
      ({ object }) => object.kind === 'NetworkPolicy' && object.metadata.name === 'main',
    );
    Object.assign(policy?.object ?? {}, {
      spec: { podSelector: { matchLabels: { 'strimzi.io/cluster': 'mian' } } },
    });

    expect(findings(checkSelections(input))).toEqual([
      'check/kubernetes-selects-nothing at value of kafka.main',
    ]);
  });

  it.skipIf(!hasSharedFolder)('sets nothing its chart does not know', () => {
    const facts = readShared('charts/strimzi-kafka-operator.json') as ChartFacts;

    expect(unknownKeys(facts, valuesOf(platform, 'strimzi-kafka-operator'))).toEqual([]);
  });
});

describe('rules of Kafka of Strimzi', () => {
  it('reports what only MSK has', () => {
    const kafka = {
      zones: 2,
      instanceType: 'kafka.m5.large',
      clientEncryption: 'TLS_PLAINTEXT',
      monitoring: 'DEFAULT',
    };
    expect(rulesOn(overrides(kafka))).toEqual(
      Object.keys(kafka).map((key) => `model/kafka-key-misplaced at key of kafka.main.${key}`),
    );
  });

  it('reports a version that Strimzi does not have', () => {
    expect(rulesOn(overrides({ version: '3.8.x' }))).toEqual([
      'model/kafka-version-unsupported at value of kafka.main.version',
    ]);
  });

  it('reports brokers of MSK without a type', () => {
    expect(rulesOn({ kafka: { main: { instanceType: null } } })).toEqual([
      'model/kafka-instance-type-missing at key of kafka.main',
    ]);
  });

  it('asks for the operator and for volumes', () => {
    const cluster = { addons: { 'aws-ebs-csi-driver': null } };
    expect(rulesOn(overrides({}, { addons: {}, cluster }))).toEqual([
      'model/addon-missing at value of kafka.main.kind',
      'model/addon-missing at value of kafka.main.kind',
    ]);
  });

  it('asks for no secret where only it is used', () => {
    const uses = { buckets: null, kafka: { main: 'both' } };
    const asked = (kafka: Overrides) => {
      const services = { web: null, studio: aService({ uses }) };
      return rulesOn({ ...kafka, services }).filter((each) => each.includes('studio.uses'));
    };
    const without = { 'strimzi-kafka-operator': {}, 'external-secrets': null };

    expect(asked({ addons: without })).toContain(
      'model/addon-missing at value of services.studio.uses',
    );
    expect(asked({ ...overrides(), addons: without })).toEqual([]);
  });

  it('has no security group to name', () => {
    const rule = {
      direction: 'ingress',
      group: 'kafka/main',
      peer: 'nodes',
      ports: '9092',
      because: 'Stated',
    };
    expect(rulesOn(overrides({}, { network: { securityGroupRules: { stated: rule } } }))).toEqual([
      'model/unknown-target at value of network.securityGroupRules.stated.group',
    ]);
  });
});
