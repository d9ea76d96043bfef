// Where the states of the stacks are kept.
import { z } from 'zod';
import { Region } from '../primitives.ts';

/** As Terraform takes it for an object of S3; a name that ends in `.tflock` is that of a lock.
 * https://github.com/hashicorp/terraform/blob/v1.11.0/internal/backend/remote-state/s3/backend.go */
function isStateKey(pattern: string): boolean {
  const folders = pattern.split('/');
  return (
    folders.every((each) => each !== '' && each !== '.' && each !== '..') &&
    !pattern.endsWith('.tflock')
  );
}

const StateBucket = z
  .strictObject({
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'expected a bucket name: 3 to 63 of a-z, 0-9, "-" and "."',
      )
      .describe('Name of the bucket. It may be of another account.'),
    region: Region.nullable()
      .default(null)
      .describe('Region that the bucket is in. Absent: that of the environment.'),
    kmsKey: z
      .string()
      .regex(
        /^arn:aws:kms:[a-z]{2}(-[a-z]+)+-\d:\d{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
        'expected the ARN of a KMS key, such as arn:aws:kms:eu-central-1:210987654321:key/5f1c2a3b-0000-4000-8000-5d6e7f809a1b',
      )
      .nullable()
      .default(null)
      .describe(
        'ARN of the KMS key that Terraform names when it writes a state. Absent: the bucket encrypts as its owner has set it.',
      ),
    lockTable: z
      .string()
      .regex(
        /^[\w.-]{3,255}$/,
        'expected the name of a DynamoDB table: 3 to 255 of letters, digits, "_", "-" and "."',
      )
      .nullable()
      .default(null)
      .describe(
        'DynamoDB table beside the bucket, in its region, that locks as well. Absent: only the lock in S3.',
      ),
  })
  .describe('A bucket that stands already, and that somebody else keeps.');

export const State = z
  .strictObject({
    bucket: StateBucket.nullable()
      .default(null)
      .describe(
        'Bucket of the states that stands already. Absent: stack `state` makes one for this environment.',
      ),
    key: z
      .string()
      .max(512)
      .regex(
        /^[\w./{}=-]+$/,
        'expected a path of letters, digits, "_", "-", ".", "=" and placeholders such as {stack}',
      )
      .refine(
        isStateKey,
        'expected no slash at either end, none twice, no folder "." or "..", and no end ".tflock"',
      )
      .default('{system}/{environment}/{stack}.tfstate')
      .describe(
        'Object of each state in the bucket. `{stack}` has to be in it; `{system}`, `{environment}`, `{account}` and `{region}` may. Who changes it moves the states first.',
      ),
    lockTable: z
      .boolean()
      .default(false)
      .describe('Lock in a DynamoDB table as well, for tools that do not know locks in S3.'),
  })
  .describe('The Terraform state.');
