import { bucketName } from '../../model/naming/buckets.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';
import type { Bucket } from './schema.ts';

const NODE = 'bucket';

function bucketNodes({ buckets }: Environment): readonly string[] {
  return sortedEntries(buckets).map(([key, { purpose }]) =>
    shapes.store(nodeId(NODE, key), label(`S3 ${key}`, purpose)),
  );
}

function bucketRows(environment: Environment) {
  return sortedEntries(environment.buckets).map(([key, bucket]) => [
    `bucket ${code(key)}`,
    [
      bucketName(environment, key),
      ...(bucket.expectedSize ? [`planned for ${inline(bucket.expectedSize)}`] : []),
      bucket.encryption === 'kms' ? 'SSE-KMS' : 'SSE-S3',
      ...(bucket.replicate ? [replication(bucket, environment.aws.recoveryRegion)] : []),
    ].join(', '),
    inline(bucket.purpose),
  ]);
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
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  rows: bucketRows,
  uses: ({ store, use }) => `bucket ${code(store)} (${use})`,
  objectives: replicated,
};
