import { bucketName } from '../../model/naming/buckets.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { standingEntries } from '../../model/standing.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart, StandingRow } from '../contract/page-part.ts';
import type { Bucket, Notification } from './schema.ts';

const NODE = 'bucket';

function bucketNodes({ buckets }: Environment): readonly string[] {
  return sortedEntries(buckets).map(([key, { purpose }]) =>
    shapes.store(nodeId(NODE, key), label(`S3 ${key}`, purpose)),
  );
}

function tells(environment: Environment): readonly string[] {
  return sortedEntries(environment.buckets).flatMap(([key, { notifications }]) =>
    sortedEntries(notifications).flatMap(([, notification]) =>
      (['queue', 'topic', 'function'] as const).flatMap((kind) => {
        const to = notification[kind];
        return to === null ? [] : [`${nodeId(NODE, key)} -.-> ${nodeId(kind, to)}`];
      }),
    ),
  );
}

function bucketRows(environment: Environment) {
  return sortedEntries(environment.buckets).map(([key, bucket]) => [
    `bucket ${code(key)}`,
    bucket.existing === null
      ? [
          bucketName(environment, key),
          ...(bucket.expectedSize ? [`planned for ${inline(bucket.expectedSize)}`] : []),
          bucket.encryption === 'kms' ? 'SSE-KMS' : 'SSE-S3',
          ...(bucket.replicate ? [replication(bucket, environment.aws.recoveryRegion)] : []),
          ...sortedEntries(bucket.notifications).map(([, each]) => notification(each)),
        ].join(', ')
      : `${bucket.existing.name}, stands already`,
    inline(bucket.purpose),
  ]);
}

function standing({ buckets, aws }: Environment): readonly StandingRow[] {
  return standingEntries(buckets).map(([key, { name, kmsKey, account }]) => {
    const isElsewhere = account !== null && account !== aws.account;
    const keeps = [
      ...(isElsewhere ? ['a policy that lets the roles of its consumers in'] : []),
      ...(kmsKey === null
        ? []
        : [`a policy of ${code(kmsKey)} that lets account ${aws.account} use it`]),
    ];
    const found = isElsewhere
      ? `its name, ${code(name)}: no plan proves it`
      : `its name, ${code(name)}`;
    return [`Bucket ${code(key)}`, found, keeps.join('; ') || 'that it is there'];
  });
}

function notification({ queue, topic, function: called, events, prefix, suffix }: Notification) {
  const to = { queue, topic, function: called };
  const names = Object.entries(to).flatMap(([kind, key]) =>
    key === null ? [] : [`${kind} ${code(key)}`],
  );
  const about = prefix === '' && suffix === '' ? '' : ` of ${code(`${prefix}*${suffix}`)}`;
  return `tells ${names.join(' ')} of ${events.map(code).join(' ')}${about}`;
}

function replication({ replicate }: Bucket, region: string | null): string {
  return `replicated to ${region}${replicate === 'within15Minutes' ? ' within 15 minutes' : ''}`;
}

function replicated({ buckets, aws }: Environment): readonly string[] {
  return sortedEntries(buckets)
    .filter(([, { replicate }]) => replicate)
    .map(([key, bucket]) => `- Bucket ${code(key)} is ${replication(bucket, aws.recoveryRegion)}`);
}

export const bucketPage: PagePart<Bucket, 'read' | 'write'> = {
  shelf: 'buckets',
  nodes: bucketNodes,
  between: tells,
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: bucketRows,
  standing,
  uses: ({ store, use }) => `bucket ${code(store)} (${use})`,
  objectives: replicated,
};
