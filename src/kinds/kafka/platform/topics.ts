// The topics of MSK, made and grown by a Job that runs with each sync, before services start. MSK has no
// resource for them that Terraform could reach: its brokers stand in the data tier.
import type { Chart } from 'cdk8s';
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import { addSyncTask } from '../../../kubernetes/sync-task.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import { insert } from '../../../model/kubernetes/external-secret.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { subnets, tcp } from '../../../model/kubernetes/network-policy.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { sortedEntries } from '../../../model/values/sorted-entries.ts';
import { topicClusters } from '../msk.ts';
import { componentName, kafkaSecretName } from '../names.ts';
import { TLS_PORT } from '../network.ts';
import type { Kafka } from '../schema.ts';

const WAVE = -10;
/** Clients from 2.1 on and brokers understand each other: https://kafka.apache.org/protocol#protocol_compatibility */
const IMAGE = 'docker.io/apache/kafka:3.9.1';
const HOUR_MS = 3_600_000;

/** The certificates of brokers are signed by Amazon Trust Services, which Java knows. */
const PROPERTIES = 'security.protocol=SSL\n';

/** Asks once for all topics, since each call starts a Java of its own. */
const SCRIPT = `set -eu
kafka() {
  tool=$1
  shift
  "$KAFKA_HOME/bin/$tool.sh" --bootstrap-server "$KAFKA_BROKERS" --command-config /scripts/client.properties "$@"
}
# Topic, partitions, milliseconds that messages are kept, and what else a new one gets.
make() {
  topic=$1 partitions=$2 retention=$3
  shift 3
  found=$(grep "^Topic: $topic[[:space:]].*PartitionCount:" /tmp/topics || true)
  if test -z "$found"; then
    kafka kafka-topics --create --if-not-exists --topic "$topic" --partitions "$partitions" "$@" --config "retention.ms=$retention"
    return
  fi
  count=$(expr "$found" : '.*PartitionCount: *\\([0-9]*\\)')
  if test "$count" -lt "$partitions"; then
    kafka kafka-topics --alter --topic "$topic" --partitions "$partitions"
  elif test "$count" -gt "$partitions"; then
    echo "Topic $topic has $count partitions; Kafka takes none away, so it keeps them"
  fi
  case "$found" in
    *"retention.ms=$retention" | *"retention.ms=$retention,"* | *"retention.ms=$retention"[[:space:]]*) ;;
    *) kafka kafka-configs --alter --entity-type topics --entity-name "$topic" --add-config "retention.ms=$retention" ;;
  esac
}
kafka kafka-topics --describe >/tmp/topics
`;

export function compileTopics(environment: Environment): KubernetesOutput {
  const clusters = topicClusters(environment);
  const source = { type: 'directory' } as const;
  return {
    components: clusters.map(([key]) => ({
      name: componentName(key),
      namespace: DATABASE_NAMESPACE,
      wave: WAVE,
      source,
      origin: ['kafka', key, 'topics'],
    })),
    artifacts: clusters.flatMap(([key, kafka]) => compileCluster(environment, key, kafka)),
  };
}

function compileCluster(
  environment: Environment,
  key: string,
  kafka: Kafka,
): readonly KubernetesArtifact[] {
  const component = componentName(key);
  const labels = standardLabels(environment, component, 'kafka');
  const chart = componentChart(component, { namespace: DATABASE_NAMESPACE, labels });
  addJob(chart, environment, [key, kafka]);
  return artifactsOf(chart, ['kafka', key]);
}

function addJob(
  chart: Chart,
  environment: Environment,
  [key, kafka]: readonly [string, Kafka],
): void {
  const name = `${key}-topics`;
  const data = subnets(environment, networkOf(environment).placement.data);
  new KubeServiceAccount(chart, 'topics-account', {
    metadata: { name, annotations: INPUT_WAVE },
    automountServiceAccountToken: false,
  });
  addSyncTask(chart, {
    ...{ environment, name },
    verb: 'topics',
    component: 'kafka',
    serviceAccount: name,
    files: { 'client.properties': PROPERTIES, 'topics.sh': topicsScript(kafka) },
    image: IMAGE,
    command: ['sh', '/scripts/topics.sh'],
    // The root file system is read-only, and the tools keep a log.
    settings: { KAFKA_HOME: '/opt/kafka', KAFKA_HEAP_OPTS: '-Xmx192m', LOG_DIR: '/tmp' },
    reads: [{ as: 'brokers', secret: kafkaSecretName(environment, key), property: 'brokers' }],
    managed: null,
    variables: { KAFKA_BROKERS: insert('brokers') },
    egress: [{ to: data.slice(0, kafka.zones ?? undefined), ports: tcp(TLS_PORT) }],
    isDatabaseClient: false,
    memory: '512Mi',
  });
}

export function topicsScript({ topics }: Kafka): string {
  const calls = sortedEntries(topics).map(
    ([name, { partitions, replicationFactor, retentionHours }]) => {
      const copies = replicationFactor === null ? '' : ` --replication-factor ${replicationFactor}`;
      return `make ${name} ${partitions} ${retentionHours * HOUR_MS}${copies}\n`;
    },
  );
  return `${SCRIPT}${calls.join('')}`;
}
