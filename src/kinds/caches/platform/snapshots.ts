// Snapshots of caches beside the daily ones of ElastiCache, which takes no more than one a day.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
import { KubeConfigMap, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { addScheduledTask, INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE, roleAnnotation } from '../../../model/identity.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { COMPONENT, cacheId, SNAPSHOT_ACCOUNT } from '../names.ts';
import type { Cache } from '../schema.ts';
import { snapshotTask } from '../tasks.ts';

const WAVE = -10;

/** Takes one, then deletes what is older than the newest $KEEP of those it took itself. */
const SCRIPT = `set -eu
name="$CACHE_NAME-$(date -u +%Y%m%d%H%M)"
aws elasticache create-snapshot --replication-group-id "$CACHE_NAME" --snapshot-name "$name"
mine="Snapshots[?starts_with(SnapshotName, '$CACHE_NAME-')].SnapshotName"
old=$(aws elasticache describe-snapshots --replication-group-id "$CACHE_NAME" --snapshot-source user \\
  --output text --query "reverse(sort($mine))[$KEEP:]")
for snapshot in $old; do
  aws elasticache delete-snapshot --snapshot-name "$snapshot"
done
`;

export function compileSnapshots(environment: Environment): KubernetesOutput {
  const [identity] = snapshotTask(environment);
  if (!identity) return { components: [], artifacts: [] };
  const { namespace, origin } = identity;
  const labels = standardLabels(environment, COMPONENT, 'cache');
  const chart = componentChart(COMPONENT, { namespace, labels });
  const name = SNAPSHOT_ACCOUNT;
  const metadata = { name, annotations: INPUT_WAVE };
  new KubeServiceAccount(chart, 'account', {
    metadata: { name, annotations: { ...INPUT_WAVE, ...roleAnnotation(environment, identity) } },
    automountServiceAccountToken: false,
  });
  new KubeConfigMap(chart, 'script', { metadata, data: { 'snapshot.sh': SCRIPT } });
  const caches = Object.entries(environment.caches);
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: [
      ...artifactsOf(chart, origin),
      ...caches.flatMap(([key, cache]) => compileCache(environment, key, cache)),
    ],
  };
}

function compileCache(
  environment: Environment,
  key: string,
  { extraSnapshots }: Cache,
): readonly KubernetesArtifact[] {
  if (extraSnapshots === null) return [];
  const name = `${key}-snapshot`;
  const labels = standardLabels(environment, name, 'cache');
  const chart = componentChart(COMPONENT, { namespace: DATABASE_NAMESPACE, labels });
  addScheduledTask(chart, environment, {
    ...{ name, component: 'cache', verb: 'snapshot' },
    schedule: extraSnapshots.schedule,
    serviceAccount: SNAPSHOT_ACCOUNT,
    scripts: SNAPSHOT_ACCOUNT,
    settings: { CACHE_NAME: cacheId(environment, key), KEEP: String(extraSnapshots.keep) },
  });
  return artifactsOf(chart, ['caches', key, 'extraSnapshots']);
}
