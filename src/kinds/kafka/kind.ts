import { strimziClusters } from '../../model/data/kafka-kind.ts';
import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { AddonNeed } from '../contract/rules-part.ts';
import type { Kind } from '../kind.ts';
import { kafkaAccess } from './access.ts';
import { codes } from './codes.ts';
import { kafkaMonitoring } from './monitoring.ts';
import { mskClusters, topicClusters } from './msk.ts';
import { kafkaNames } from './names.ts';
import { kafkaNetwork } from './network.ts';
import { checkMskOffers } from './offers.ts';
import { kafkaPage } from './page.ts';
import { compileKafka, kafkaJobSecrets, kafkaNamespaces } from './platform/compile-kafka.ts';
import { checkKafka } from './rules.ts';
import { Kafka, KafkaUse } from './schema.ts';
import { addKafka } from './terraform.ts';

export const kafka: Kind<'kafka', typeof Kafka, typeof KafkaUse, 'kafka'> = {
  collection: 'kafka',
  slug: 'kafka',
  noun: 'Kafka cluster',
  about: 'Kafka clusters by name.',
  entry: Kafka,
  use: KafkaUse,
  defaults: 'kafka',
  codes,
  rules: {
    rules: [checkKafka, checkMskOffers],
    names: kafkaNames,
    clusterNeeds: (environment) => [
      ...eachNeeds('Kafka', ['kafka'], Object.fromEntries(strimziClusters(environment))),
      ...topicNeeds(environment),
    ],
    secretNeeds: topicNeeds,
    networkNeeds: (environment) =>
      eachNeeds('Kafka', ['kafka'], Object.fromEntries(mskClusters(environment))),
    addonNeeds: operatorNeeds,
  },
  access: kafkaAccess,
  network: kafkaNetwork,
  leaving: { snapshot: false },
  terraform: { stacks: { data: addKafka } },
  platform: {
    compile: compileKafka,
    jobSecrets: kafkaJobSecrets,
    namespaces: kafkaNamespaces,
  },
  monitoring: kafkaMonitoring,
  page: kafkaPage,
  checks: {
    places: [
      {
        type: 'aws_msk_cluster',
        groupsAt: 'broker_node_group_info.security_groups',
        subnetsAt: 'broker_node_group_info.client_subnets',
      },
    ],
  },
};

/** Topics of MSK are made from inside the cluster. */
function topicNeeds(environment: Environment): readonly Need[] {
  return topicClusters(environment).map(([key]) => ({
    what: `the topics of Kafka ${key}`,
    path: ['kafka', key, 'topics'],
  }));
}

/** The operator, and volumes for the brokers. */
function operatorNeeds(environment: Environment): readonly AddonNeed[] {
  if (environment.cluster === null) return [];
  const needed = ['addons.strimzi-kafka-operator', 'cluster.addons.aws-ebs-csi-driver'] as const;
  return strimziClusters(environment).flatMap(([key]) =>
    needed.map((addon) => ({ addon, what: `Kafka cluster ${key}`, path: ['kafka', key, 'kind'] })),
  );
}
