// Where states are kept: their bucket and their keys.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const statesCatalogue = {
  'model/state-key-stack': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `All stacks would keep their state in one object: ${key}`,
    hint: () => 'Write {stack} into the pattern, such as {system}/{environment}/{stack}.tfstate',
    why: 'Each stack has a state of its own; one in the object of another would plan to delete what that one made.',
  }),
  'model/state-key-placeholder': entry<{ found: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ found }) => `Nothing is known to stand for ${quote(found)} in the key of a state`,
    hint: (args) => didYouMean(args) ?? `Use some of: ${args.known}`,
    why: 'What stands in braces is replaced for each stack; anything else would be part of the name as it is.',
  }),
  'model/state-key-taken': entry<{ key: string; bucket: string; other: string }>({
    severity: 'error',
    message: ({ key, bucket, other }) =>
      `${other} keeps a state in the same object: ${key} of bucket ${bucket}`,
    hint: () => 'Write {system}/{environment}/{stack}, or other words that only one of them has',
    why: 'Two stacks with one state would each plan to delete what the other made.',
  }),
  'model/state-bucket-made': entry<{ bucket: string; maker: string }>({
    severity: 'error',
    message: ({ bucket, maker }) =>
      `The bucket of the states does not stand already: ${maker} would make ${bucket}`,
    hint: () => 'Name another bucket, or remove delivery.state.bucket: stack state makes one',
    why: 'No stack can be planned before the bucket of its state is there, and who destroys the bucket destroys all states.',
  }),
  'model/state-bucket-region': entry<{
    bucket: string;
    other: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ bucket, other, found, wanted }) =>
      `Bucket ${bucket} is in one region only: found ${found} here, and ${wanted} in ${other}`,
    hint: () => 'Write the region that the bucket is in at both',
    why: 'The name of a bucket is the only one in all of AWS, so the two mean the same bucket; Terraform asks for it in the region that is written.',
  }),
  'model/state-region-unknown': entry<{ region: string; asOf: string } & Suggested>({
    severity: 'warning',
    message: ({ region, asOf }) => `There is no region ${region}, as of ${asOf}`,
    hint: (args) => didYouMean(args) ?? 'Write the region that the bucket is in',
    why: 'Terraform refuses a backend in a region that it does not know, before any plan. One that AWS has opened since the date of our data is right.',
  }),
  'model/state-kms-region': entry<{ found: string; wanted: string }>({
    severity: 'error',
    message: ({ found, wanted }) =>
      `The KMS key of the states is in another region than their bucket: found ${found}, wanted ${wanted}`,
    hint: () => 'Name a KMS key in the region of the bucket, or correct the region',
    why: 'S3 encrypts with keys of the region of the bucket only. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  }),
  'model/state-lock-table': entry<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `No stack makes a lock table: bucket ${bucket} stands already`,
    hint: () =>
      'Remove lockTable, or name the table beside the bucket in delivery.state.bucket.lockTable',
    why: "The table comes with stack `state`, which makes the bucket; there is none where the bucket is somebody else's.",
  }),
} as const;
