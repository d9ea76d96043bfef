// A bucket that somebody reads, somebody fills: a distribution before an empty bucket answers 403.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';
import { type Statement, statementsOf } from '../../safety/cloud/statements-of.ts';

const READS = /^s3:(\*|Get\*|GetObject\*?)$/;
const WRITES = /^s3:(\*|Put\*|PutObject\*?|Replicate\*|ReplicateObject)$/;

export function checkBucketWriters(input: CheckInput): readonly Diagnostic[] {
  const allowed = statementsOf(input).filter(({ isAllow }) => isAllow);
  const readers = allowed.filter(({ actions }) => actions.some((action) => READS.test(action)));
  const writers = allowed.filter(({ actions }) => actions.some((action) => WRITES.test(action)));
  return resourcesOf(input, 'aws_s3_bucket').flatMap((bucket) => {
    const reader = readers.find((each) => isAbout(each, bucket));
    if (!reader || writers.some((each) => isAbout(each, bucket))) return [];
    const args = { bucket: asText(bucket.body['bucket']), reader: reader.title };
    return [diagnostic('check/bucket-unwritten', args, { path: bucket.origin, target: 'key' })];
  });
}

function isAbout({ resources }: Statement, { address, body }: Element): boolean {
  const names = [`arn:aws:s3:::${asText(body['bucket'])}`, `\${${address}.arn}`];
  return resources.some(
    (resource) =>
      resource === '*' ||
      names.some((name) => resource === name || resource.startsWith(`${name}/`)),
  );
}
