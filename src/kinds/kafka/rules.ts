import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { isStrimzi } from '../../model/data/kafka-kind.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { triggersOf } from '../../model/services/triggers.ts';
import { report } from './codes.ts';
import type { Kafka } from './schema.ts';
import { STRIMZI_VERSION_WORDS, strimziVersion } from './strimzi.ts';

export function checkKafka(environment: Environment): readonly Diagnostic[] {
  return [
    ...Object.entries(environment.kafka).flatMap(([key, kafka]) =>
      isStrimzi(kafka) ? strimzi(key, kafka) : msk(environment, key, kafka),
    ),
    ...Object.entries(environment.kafka).flatMap(([key, kafka]) => [
      ...copies(key, kafka),
      ...everyCopy(key, kafka),
      ...values(key, kafka),
    ]),
    ...followedTopics(environment),
  ];
}

const COPIES = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
] as const;

/** What MSK takes for what is not written, by its number of zones:
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-default-configuration.html */
const USUAL_COPIES = 3;

/** No topic has more copies than there are brokers, and none can be written with fewer than it asks for. */
function copies(kafka: string, { brokers, configuration }: Kafka): readonly Diagnostic[] {
  const pathOf = (name: string) => ['kafka', kafka, 'configuration', name];
  const tooMany = [...COPIES, 'min.insync.replicas'].flatMap((name) => {
    const found = Number(configuration[name] ?? 0);
    if (found <= brokers) return [];
    const args = { kafka, name, found, most: brokers, of: 'brokers' };
    return [report('model/kafka-copies', args, { path: pathOf(name) })];
  });
  const insync = Number(configuration['min.insync.replicas'] ?? 0);
  const most = Number(
    configuration['default.replication.factor'] ?? Math.min(brokers, USUAL_COPIES),
  );
  if (insync <= most || insync > brokers) return tooMany;
  const args = { kafka, name: 'min.insync.replicas', found: insync, most, of: 'copies of a topic' };
  return [...tooMany, report('model/kafka-copies', args, { path: pathOf('min.insync.replicas') })];
}

/** Of the topics, and of what none of them says: with as many copies in step as there are, nobody writes while
 * one broker is patched. Where one copy is enough, somebody has decided so.
 * https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html */
function everyCopy(
  kafka: string,
  { brokers, configuration, topics }: Kafka,
): readonly Diagnostic[] {
  const insync = Number(configuration['min.insync.replicas'] ?? 0);
  const usual = Number(
    configuration['default.replication.factor'] ?? Math.min(brokers, USUAL_COPIES),
  );
  if (!(insync > 1)) return [];
  const inStep = report(
    'model/kafka-all-in-step',
    { kafka, of: 'a topic', copies: usual },
    { path: ['kafka', kafka, 'configuration', 'min.insync.replicas'] },
  );
  const narrow = Object.entries(topics).flatMap(([topic, { replicationFactor: copies }]) => {
    if (copies === null || copies > insync) return [];
    const path = ['kafka', kafka, 'topics', topic, 'replicationFactor'];
    const of = `topic ${topic}`;
    return copies === insync
      ? [report('model/kafka-all-in-step', { kafka, of, copies }, { path })]
      : [report('model/kafka-topic-unwritable', { kafka, topic, copies, insync }, { path })];
  });
  return [...(insync === usual ? [inStep] : []), ...narrow];
}

/** How the names of broker properties tell their types: https://kafka.apache.org/documentation/#brokerconfigs */
const SWITCH = /\.enable$|^allow\.everyone\.if\.no\.acl\.found$/;
const WHOLE =
  /\.(ms|bytes|minutes|hours|messages|percentage|slots|threads|partitions|fetchers|isr|replicas|factor)$|^num\./;

function values(kafka: string, { configuration }: Kafka): readonly Diagnostic[] {
  return Object.entries(configuration).flatMap(([name, value]) => {
    const isSwitch = SWITCH.test(name) && !/^(true|false)$/i.test(value.trim());
    const isWhole = WHOLE.test(name) && !/^-?\d+$/.test(value.trim());
    if (!isSwitch && !isWhole) return [];
    const args = { kafka, name, value, wanted: isSwitch ? 'true or false' : 'a whole number' };
    const path = ['kafka', kafka, 'configuration', name];
    return [report('model/kafka-value', args, { path })];
  });
}

/** A cluster that lists no topics leaves them to others. */
function followedTopics(environment: Environment): readonly Diagnostic[] {
  return triggersOf(environment).flatMap(({ service, key, trigger: { kafka, topic } }) => {
    const topics = Object.keys(environment.kafka[kafka ?? '']?.topics ?? {});
    if (kafka === null || (topic !== null && (topics.length === 0 || topics.includes(topic)))) {
      return [];
    }
    const path = ['services', service, 'autoscaling', 'triggers', key];
    const args = { service, trigger: key, topic, nearest: nearest(topic ?? '', topics) ?? null };
    return [
      topic === null
        ? report('model/kafka-trigger-topic', args, { path, target: 'key' })
        : report('model/kafka-trigger-topic', args, { path: [...path, 'topic'] }),
    ];
  });
}

function msk(environment: Environment, key: string, kafka: Kafka): readonly Diagnostic[] {
  const where = { path: ['kafka', key], target: 'key' } as const;
  const missing = report('model/kafka-instance-type-missing', { kafka: key }, where);
  return [
    ...(kafka.instanceType === null ? [missing] : []),
    ...brokerSpread(environment, key, kafka),
  ];
}

/** A written default cannot be told from an unwritten one, and does no harm. */
function strimzi(kafka: string, cluster: Kafka): readonly Diagnostic[] {
  const present = {
    zones: cluster.zones !== null,
    instanceType: cluster.instanceType !== null,
    clientEncryption: cluster.clientEncryption !== 'TLS',
    monitoring: cluster.monitoring !== 'PER_BROKER',
    scraped: cluster.scraped,
  };
  const misplaced = Object.entries(present)
    .filter(([, isPresent]) => isPresent)
    .map(([key]) => {
      const where = { path: ['kafka', kafka, key], target: 'key' } as const;
      return report('model/kafka-key-misplaced', { kafka, key }, where);
    });
  if (strimziVersion(cluster) !== undefined) return misplaced;
  const args = { kafka, version: cluster.version, supported: STRIMZI_VERSION_WORDS.join(', ') };
  const path = ['kafka', kafka, 'version'];
  return [...misplaced, report('model/kafka-version-unsupported', args, { path })];
}

function brokerSpread({ aws }: Environment, key: string, { brokers, zones }: Kafka) {
  const available = aws.zones.length;
  if (zones !== null && zones > available) {
    const path = ['kafka', key, 'zones'];
    return [report('model/kafka-zones', { kafka: key, zones, available }, { path })];
  }
  const spread = zones ?? available;
  if (brokers % spread === 0) return [];
  const args = { what: `Kafka cluster ${key}`, nodes: brokers, zones: spread };
  return [report('model/zones-uneven', args, { path: ['kafka', key, 'brokers'] })];
}
