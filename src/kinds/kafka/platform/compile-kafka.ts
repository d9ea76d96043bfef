// What of Kafka is inside the cluster: that of Strimzi whole, of MSK the Jobs that make its topics.
import type { KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { JobSecrets } from '../../contract/platform-part.ts';
import { topicClusters } from '../msk.ts';
import { kafkaSecretName } from '../names.ts';
import { compileStrimzi, strimziNamespaces } from './strimzi-clusters.ts';
import { compileTopics } from './topics.ts';

export function compileKafka(environment: Environment): KubernetesOutput {
  const outputs = [compileStrimzi(environment), compileTopics(environment)];
  return {
    components: outputs.flatMap(({ components }) => components),
    artifacts: outputs.flatMap(({ artifacts }) => artifacts),
  };
}

/** What AWS puts behind a name in its ARN: a hyphen and six characters. */
const ARN_ENDING = '-??????';

export function kafkaJobSecrets(environment: Environment): JobSecrets {
  const reads = topicClusters(environment).map(
    ([key]) => `${kafkaSecretName(environment, key)}${ARN_ENDING}`,
  );
  return { reads, masters: [] };
}

export function kafkaNamespaces(environment: Environment): readonly NamespacePlan[] {
  const jobs = topicClusters(environment).length > 0;
  return [
    ...strimziNamespaces(environment),
    ...(jobs ? [closedNamespace(DATABASE_NAMESPACE, ['kafka'])] : []),
  ];
}
