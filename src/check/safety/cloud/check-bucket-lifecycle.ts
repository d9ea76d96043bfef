// Versions that nobody sees and parts of uploads that nobody finished end some day, in every bucket.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { bucketsOf } from './buckets-of.ts';
import { shortfall, valuesAt } from './requirement.ts';

export function checkBucketLifecycle(input: CheckInput): readonly Diagnostic[] {
  return bucketsOf(input).flatMap(({ bucket, part }) => {
    const versioning = part('aws_s3_bucket_versioning')?.body;
    const isVersioned = valuesAt(versioning, 'versioning_configuration.status')[0] === 'Enabled';
    const rules = asList(part('aws_s3_bucket_lifecycle_configuration')?.body['rule'])
      .map(asBody)
      .filter(({ status }) => status === 'Enabled');
    const wanted = [
      ...(isVersioned ? ['noncurrent_version_expiration'] : []),
      'abort_incomplete_multipart_upload',
    ].filter((argument) => !rules.some((rule) => asList(rule[argument]).length > 0));
    if (wanted.length === 0) return [];
    const at = { wanted: `a lifecycle rule with ${wanted.join(' and ')}`, keys: ['lifecycle'] };
    const { path, ...args } = shortfall(input, bucket, at);
    return [diagnostic('check/bucket-lifecycle', args, { path })];
  });
}
