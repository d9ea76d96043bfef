import { refusesUnderAnyCondition } from '../ask-emulator.ts';
import type { Gap } from '../gap.ts';
import { LEFT_OUT, mentions, without } from './words.ts';

export const state: readonly Gap[] = [
  {
    type: 'aws_s3_bucket_policy',
    missing:
      'a Deny refuses every object, whatever its condition: Terraform could not keep a state',
    instead: LEFT_OUT,
    only: ({ stack }) => stack.endsWith('/state'),
    stillMissing: refusesUnderAnyCondition,
  },
  {
    type: 'aws_s3_bucket_lifecycle_configuration',
    missing: 'newer_noncurrent_versions is forgotten',
    instead: without('rule.noncurrent_version_expiration.newer_noncurrent_versions'),
    only: mentions('newer_noncurrent_versions'),
  },
];
