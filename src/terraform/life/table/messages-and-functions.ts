// Queues, topics, functions, schedules and user pools.
import type { LifeTable } from '../life.ts';

export const messagesAndFunctions: LifeTable = {
  aws_sqs_queue: { replacement: 'refused', because: 'It holds messages.' },
  aws_sqs_queue_policy: { replacement: 'in place', because: 'Its statements change in place.' },
  aws_sns_topic: { replacement: 'refused', because: 'People have confirmed subscriptions to it.' },
  aws_sns_topic_policy: { replacement: 'in place', because: 'Its statements change in place.' },
  aws_sns_topic_subscription: {
    replacement: 'old first',
    because: 'A topic has an endpoint once.',
  },
  aws_lambda_function: { replacement: 'old first', because: 'Callers know it by its name.' },
  aws_lambda_permission: {
    replacement: 'old first',
    because: 'A function has one statement of a name.',
  },
  aws_lambda_event_source_mapping: {
    replacement: 'old first',
    because: 'A function reads a source once.',
  },
  aws_lambda_function_event_invoke_config: {
    replacement: 'old first',
    because: 'A function has one.',
  },
  aws_sfn_state_machine: { replacement: 'old first', because: 'Callers know it by its name.' },
  aws_scheduler_schedule: { replacement: 'old first', because: 'A group has one of a name.' },
  aws_scheduler_schedule_group: {
    replacement: 'in place',
    because: 'Nothing but its name can change.',
  },
  aws_ssm_document: { replacement: 'in place', because: 'Its content is a new version.' },
  aws_cloudwatch_event_rule: { replacement: 'old first', because: 'A bus has one of a name.' },
  aws_cloudwatch_event_target: { replacement: 'old first', because: 'A rule has one of an id.' },
  aws_cognito_user_pool: { replacement: 'refused', because: 'It holds users.' },
  aws_cognito_user_pool_client: {
    replacement: 'new first',
    because: 'Its secret has the new id before the old one is gone.',
  },
  aws_cognito_resource_server: {
    replacement: 'new first',
    because: 'Clients name its scopes until they are changed.',
  },
  aws_cognito_user_group: { replacement: 'old first', because: 'A pool has one of a name.' },
};
