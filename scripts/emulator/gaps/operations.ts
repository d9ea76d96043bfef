import { forgetsPolicies } from '../ask-emulator.ts';
import type { Gap } from '../gap.ts';
import { drift, LEFT_OUT, noOperation, partOf, without } from './words.ts';

export const operations: readonly Gap[] = [
  noOperation('aws_sfn_state_machine'),
  {
    type: 'aws_kinesis_stream',
    missing: 'tags given at creation are forgotten',
    instead: drift('tags_all'),
  },
  {
    type: 'data.aws_kms_key',
    missing: 'ids of keys are made up, so that none stands under an id that is written',
    instead: LEFT_OUT,
    only: ({ body }) => String(body['key_id']).startsWith('arn:'),
  },
  {
    type: 'aws_sqs_queue',
    missing: 'which queues may send their dead letters is forgotten',
    instead: without('redrive_allow_policy'),
    only: ({ body }) => 'redrive_allow_policy' in body,
  },
  {
    type: 'aws_sqs_queue',
    missing: 'where dead letters go is read back with other white space',
    instead: drift('redrive_policy'),
    only: ({ body }) => 'redrive_policy' in body,
  },
  {
    type: 'aws_sqs_queue_policy',
    missing: 'a queue that is modified loses its policy',
    instead: drift('id'),
    stillMissing: forgetsPolicies,
  },
  {
    type: 'aws_cognito_user_pool',
    missing: 'the plan of a pool is forgotten',
    instead: drift('user_pool_tier'),
  },
  {
    type: 'aws_lambda_function',
    missing: 'keys of variables and groups of logs are forgotten',
    instead: drift('kms_key_arn', 'logging_config'),
    only: ({ body }) => 'kms_key_arn' in body,
  },
  noOperation('aws_dlm_lifecycle_policy'),
  noOperation('aws_oam_sink'),
  partOf('aws_oam_sink_policy', 'aws_oam_sink'),
  partOf('aws_oam_link', 'aws_oam_sink'),
  noOperation('aws_xray_group'),
  noOperation('aws_xray_encryption_config'),
  noOperation('aws_xray_sampling_rule'),
  noOperation('aws_ecr_repository_creation_template'),
  {
    type: 'aws_budgets_budget',
    missing: 'tags and subscribers cannot be read',
    instead: LEFT_OUT,
  },
  noOperation('aws_ce_anomaly_monitor'),
  partOf('aws_ce_anomaly_subscription', 'aws_ce_anomaly_monitor'),
  noOperation('aws_ce_cost_allocation_tag'),
  noOperation('aws_computeoptimizer_enrollment_status'),
];
