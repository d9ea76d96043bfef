import { isStrimzi } from '../../model/data/kafka-kind.ts';
import { sqlName } from '../../model/data/sql-name.ts';
import { insert } from '../../model/kubernetes/external-secret.ts';
import { readAll } from '../../model/services/secret-variables.ts';
import { storeVariable } from '../../model/services/variables.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import { kafkaSecretName } from './names.ts';
import type { Kafka, KafkaUse } from './schema.ts';
import { bootstrapServer } from './strimzi.ts';

/** Its brokers; of MSK, those in its secret listen with TLS. */
export function kafkaAccess(edge: Edge<Kafka, KafkaUse>): Grant {
  const { environment, consumer, store, stores, entry, use } = edge;
  const named = (name: string) => storeVariable(stores, store, name);
  const group = use === 'produce' ? {} : { [named('KAFKA_GROUP_ID')]: consumer };
  if (isStrimzi(entry)) {
    return {
      variables: {
        [named('KAFKA_BROKERS')]: bootstrapServer(store),
        [named('KAFKA_SECURITY_PROTOCOL')]: 'PLAINTEXT',
        ...group,
      },
    };
  }
  const name = sqlName(`kafka-${store}`);
  return {
    variables: { [named('KAFKA_SECURITY_PROTOCOL')]: 'SSL', ...group },
    secrets: [
      {
        variable: named('KAFKA_BROKERS'),
        template: insert(`${name}_brokers`),
        reads: readAll(name, kafkaSecretName(environment, store), ['brokers']),
      },
    ],
  };
}
