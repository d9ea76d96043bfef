// MSK clusters.

import { DataAwsMskBrokerNodes } from '@cdktf/provider-aws/lib/data-aws-msk-broker-nodes/index.js';
import { MskCluster } from '@cdktf/provider-aws/lib/msk-cluster/index.js';
import { MskConfiguration } from '@cdktf/provider-aws/lib/msk-configuration/index.js';
import { pathOf } from '../../model/naming/core.ts';
import { networkOf } from '../../model/parts.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { addLogGroup } from '../../terraform/log-group.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addEndpointSecret } from '../../terraform/secret.ts';
import { mskClusters } from './msk.ts';
import { kafkaName, kafkaSecretName } from './names.ts';
import type { Kafka } from './schema.ts';

export function addKafka(module: RootModule): void {
  for (const [key, kafka] of mskClusters(module.environment)) {
    const cluster = addCluster(module, key, kafka);
    addEndpointSecret(module, {
      key: `kafka-${key}`,
      name: kafkaSecretName(module.environment, key),
      description: `Brokers of the Kafka cluster ${key}`,
      origin: ['kafka', key],
      values: {
        brokers: cluster.bootstrapBrokersTls,
        ...(kafka.scraped ? { hosts: hostsOf(module, key, cluster) } : {}),
      },
    });
  }
}

/** Of every broker, with commas between; to bootstrap, three are enough for AWS. */
function hostsOf(module: RootModule, key: string, cluster: MskCluster): string {
  // Without `dependsOn` the brokers would be listed before others are added.
  module.data(DataAwsMskBrokerNodes, key, ['kafka', key, 'scraped'], {
    clusterArn: cluster.arn,
    dependsOn: [cluster],
  });
  const nodes = `data.aws_msk_broker_nodes.${key}.node_info_list`;
  return module.expression(`join(",", sort(flatten(${nodes}[*].endpoints)))`);
}

function addCluster(module: RootModule, key: string, kafka: Kafka): MskCluster {
  const { environment } = module;
  const origin = ['kafka', key];
  const configuration = module.resource(MskConfiguration, key, [...origin, 'configuration'], {
    name: kafkaName(environment, key),
    kafkaVersions: [kafka.version],
    serverProperties: sortedEntries(kafka.configuration)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  });
  const logs = addLogGroup(module, `kafka-${key}`, {
    name: `/${pathOf(environment)}/kafka/${key}`,
    origin,
  });
  return module.resource(MskCluster, key, origin, {
    clusterName: kafkaName(environment, key),
    kafkaVersion: kafka.version,
    numberOfBrokerNodes: kafka.brokers,
    enhancedMonitoring: kafka.monitoring,
    configurationInfo: { arn: configuration.arn, revision: configuration.latestRevision },
    brokerNodeGroupInfo: {
      instanceType: kafka.instanceType ?? '',
      clientSubnets: subnetIdsOf(module, kafka),
      securityGroups: [module.stateOf('network').entry('security_group_ids', `kafka/${key}`)],
      storageInfo: { ebsStorageInfo: { volumeSize: kafka.storageGb } },
    },
    clientAuthentication: { unauthenticated: true },
    encryptionInfo: {
      encryptionAtRestKmsKeyArn: module.stateOf('security').entry('key_arns', 'data'),
      encryptionInTransit: { clientBroker: kafka.clientEncryption, inCluster: true },
    },
    openMonitoring: {
      prometheus: {
        jmxExporter: { enabledInBroker: true },
        nodeExporter: { enabledInBroker: true },
      },
    },
    loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: logs.name } } },
    lifecycle: { preventDestroy: true },
  });
}

/** All subnets of the tier, or those of the first zones: a broker stands in each that is given. */
function subnetIdsOf(module: RootModule, { zones }: Kafka): string[] {
  const { placement } = networkOf(module.environment);
  const network = module.stateOf('network');
  if (zones === null) return network.list('subnet_ids', placement.data);
  return Array.from({ length: zones }, (_, index) =>
    network.item('subnet_ids', placement.data, index),
  );
}
