// A read replica in the region of its source is encrypted with the key of its source; one elsewhere needs a
// key of its own.
// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { elementsBehind } from '../../artifacts/elements-behind.ts';
import { asText } from '../../as-text.ts';
import type { CheckInput } from '../../check-input.ts';

export function checkReplicaKeys(input: CheckInput): readonly Diagnostic[] {
  return resourcesOf(input, 'aws_db_instance').flatMap((replica) => {
    const source = asText(replica.body['replicate_source_db']);
    if (source === '') return [];
    const hasKey = asText(replica.body['kms_key_id']) !== '';
    const isElsewhere = isInAnotherRegion(input, replica, source);
    if (hasKey === isElsewhere) return [];
    const args = { replica: replica.address, stack: replica.stack };
    const code = hasKey ? 'check/replica-key-named' : 'check/replica-key-missing';
    return [diagnostic(code, args, { path: replica.origin })];
  });
}

/** A source of another provider, or one whose ARN names a region that is not ours. */
function isInAnotherRegion(input: CheckInput, replica: Element, source: string): boolean {
  const [, region] = /^arn:aws[\w-]*:rds:([\w-]+):/.exec(source) ?? [];
  if (region !== undefined) return region !== input.environment.aws.region;
  return elementsBehind(input, replica.stack, source).some(
    ({ body }) => asText(body['provider']) !== asText(replica.body['provider']),
  );
}
