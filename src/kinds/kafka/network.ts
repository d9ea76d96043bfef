import { isStrimzi } from '../../model/data/kafka-kind.ts';
import type { NetworkPart } from '../contract/network-part.ts';
import type { Kafka } from './schema.ts';
import { brokersOf, STRIMZI_PORT } from './strimzi.ts';

/** https://docs.aws.amazon.com/msk/latest/developerguide/port-info.html */
const TLS_PORT = 9094;
const PLAINTEXT_PORT = 9092;

export const kafkaNetwork: NetworkPart<Kafka> = {
  ports: (kafka) => {
    if (isStrimzi(kafka)) return [STRIMZI_PORT];
    return kafka.clientEncryption === 'TLS' ? [TLS_PORT] : [PLAINTEXT_PORT, TLS_PORT];
  },
  pods: (kafka, key) => (isStrimzi(kafka) ? brokersOf(key) : null),
  zones: ({ zones }) => zones,
};
