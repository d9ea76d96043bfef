// What MSK and Strimzi refuse.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/kafka-value': entry<{ kafka: string; name: string; value: string; wanted: string }>({
    severity: 'error',
    message: ({ kafka, name, value, wanted }) =>
      `${name} of Kafka cluster ${kafka} is ${wanted}: found ${JSON.stringify(value)}`,
    hint: ({ wanted }) =>
      wanted === 'a whole number'
        ? 'Write digits alone, in the unit that the name ends in, such as "1048576"'
        : 'Write "true" or "false"',
    why: 'MSK refuses the configuration, and a broker of Strimzi does not start. https://kafka.apache.org/documentation/#brokerconfigs',
  }),
  'model/kafka-trigger-topic': entry<{
    service: string;
    trigger: string;
    topic: string | null;
    nearest: string | null;
  }>({
    severity: 'error',
    message: ({ service, trigger, topic }) =>
      topic === null
        ? `Trigger ${trigger} of service ${service} names no topic`
        : `Trigger ${trigger} of service ${service} names a topic that its cluster does not list: ${topic}`,
    hint: ({ nearest }) =>
      nearest === null
        ? 'Name a topic, and list it in topics of the cluster if others are listed there'
        : `Did you mean "${nearest}"?`,
    why: 'KEDA compares what the consumer group has read of a topic with what is in it. Of a topic that is not there it says nothing, and nothing scales.',
  }),
  'model/kafka-copies': entry<{
    kafka: string;
    name: string;
    found: number;
    most: number;
    of: string;
  }>({
    severity: 'error',
    message: ({ kafka, name, found, most, of }) =>
      `${name} of Kafka cluster ${kafka} is ${found}, and there are ${most} ${of}`,
    hint: ({ name, most }) => `Set ${name} to ${most} or less`,
    why: 'A topic has at most one copy on each broker. One that asks for more copies in step than it has takes no message of a producer that waits for all.',
  }),
  'model/kafka-all-in-step': entry<{ kafka: string; of: string; copies: number }>({
    severity: 'warning',
    message: ({ kafka, of, copies }) =>
      `Nobody writes to ${of} of Kafka cluster ${kafka} while one broker is away: min.insync.replicas is ${copies}, as are its copies`,
    hint: ({ copies }) => `Set min.insync.replicas to "${copies - 1}", or have more copies`,
    why: 'MSK patches one broker after the other, and producers that wait for all copies (`acks=all`) are refused while fewer than `min.insync.replicas` are there. https://docs.aws.amazon.com/msk/latest/developerguide/bestpractices.html',
  }),
  'model/kafka-topic-unwritable': entry<{
    kafka: string;
    topic: string;
    copies: number;
    insync: number;
  }>({
    severity: 'error',
    message: ({ kafka, topic, copies, insync }) =>
      `Nobody can write to topic ${topic} of Kafka cluster ${kafka}: it has ${copies} copies, and min.insync.replicas is ${insync}`,
    hint: ({ insync }) => `Set replicationFactor to ${insync + 1}, or lower min.insync.replicas`,
    why: 'A producer that waits for all copies (`acks=all`) is refused with `NotEnoughReplicas`.',
  }),
  'model/kafka-zones': entry<{ kafka: string; zones: number; available: number }>({
    severity: 'error',
    message: ({ kafka, zones, available }) =>
      `Kafka cluster ${kafka} wants ${zones} zones, and aws.zones has ${available}`,
    hint: ({ available }) => `Set zones to ${available} or less, or add a zone to aws.zones`,
    why: 'Brokers stand in the subnets of the first zones; there is one subnet per zone.',
  }),
  'model/kafka-instance-type-missing': entry<{ kafka: string }>({
    severity: 'error',
    message: ({ kafka }) => `Kafka cluster ${kafka} is of Amazon MSK, and has no instanceType`,
    hint: () => 'Add instanceType, such as kafka.m5.large, or set kind to strimzi',
    why: 'Each broker of MSK is an instance of a type; only those of Strimzi are pods on nodes there are.',
  }),
  'model/kafka-key-misplaced': entry<{ kafka: string; key: string }>({
    severity: 'error',
    message: ({ kafka, key }) => `Kafka cluster ${kafka} has no ${key}: its kind is strimzi`,
    hint: ({ key }) => `Remove ${key}, or make its kind msk`,
    why: 'The key belongs to Amazon MSK. Brokers of Strimzi are pods that the scheduler places, with one listener; the value would have no effect.',
  }),
  'model/kafka-version-unsupported': entry<{ kafka: string; version: string; supported: string }>({
    severity: 'error',
    message: ({ kafka, version }) =>
      `Kafka cluster ${kafka} is of version ${version}, which Strimzi does not have`,
    hint: ({ supported }) => `Choose one of ${supported}`,
    why: 'Each release of Strimzi brings images of a few versions of Kafka, and refuses all others.',
  }),
  'model/zones-uneven': entry<{ what: string; nodes: number; zones: number }>({
    severity: 'error',
    message: ({ what, nodes, zones }) =>
      `${what} cannot spread ${nodes} nodes evenly over ${zones} zones`,
    hint: ({ zones }) => `Use a multiple of ${zones}`,
    why: 'The service puts the same number of nodes into every zone it is given.',
  }),
} as const;

export const report = reporterOf(codes);
