// What the role of a function may do by itself: write its own logs, read what calls it, say what failed.

import { regionalArn } from '../../model/naming/core.ts';
import { functionArn } from '../../model/naming/functions.ts';
import { queueArn, queueName } from '../../model/naming/queues.ts';
import { tableArn, tableName } from '../../model/naming/tables.ts';
import { topicArn } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { functionLogGroupName } from './names.ts';
import type { Event, Failure, LambdaFunction } from './schema.ts';

interface Owner {
  readonly environment: Environment;
  readonly key: string;
  /** ARN of the KMS key of data. */
  readonly dataKey: string;
}

export function ownStatements(owner: Owner, definition: LambdaFunction): readonly Statement[] {
  const { environment, key } = owner;
  const events = Object.values(definition.events);
  return [
    {
      sid: 'Logs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [
        regionalArn(environment, 'logs', `log-group:${functionLogGroupName(environment, key)}:*`),
      ],
    },
    unlockVariables(owner),
    ...(definition.vpc ? interfaces(owner) : []),
    ...(definition.tracing
      ? [
          {
            sid: 'Traces',
            actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
            resources: ['*'],
          },
        ]
      : []),
    ...queueStatements(owner, events),
    ...streamStatements(owner, events),
    ...failureStatements(owner, [
      definition.async?.onFailure,
      ...events.map(({ onFailure }) => onFailure),
    ]),
  ];
}

/** Lambda gives the role a grant when it writes the function; this holds also for a role that is made anew.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
function unlockVariables({ environment, key, dataKey }: Owner): Statement {
  return {
    sid: 'OwnVariables',
    actions: ['kms:Decrypt'],
    resources: [dataKey],
    condition: {
      StringEquals: {
        'kms:EncryptionContext:aws:lambda:FunctionArn': functionArn(environment, key),
      },
    },
  };
}

/** Lambda makes network interfaces in the name of the role, and its own code may not.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
function interfaces({ environment, key }: Owner): readonly Statement[] {
  const actions = [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ];
  return [
    { sid: 'NetworkInterfaces', actions, resources: ['*'] },
    {
      sid: 'NoneFromCode',
      effect: 'Deny',
      actions: actions.filter((action) => !action.startsWith('ec2:Describe')),
      resources: ['*'],
      condition: { ArnEquals: { 'lambda:SourceFunctionArn': functionArn(environment, key) } },
    },
  ];
}

function queueStatements(owner: Owner, events: readonly Event[]): readonly Statement[] {
  const { environment } = owner;
  const queues = distinct(events.map(({ queue }) => queue));
  if (queues.length === 0) return [];
  return [
    {
      sid: 'ReceiveMessages',
      actions: [
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      resources: queues.map((queue) => queueArn(environment, queueName(environment, queue))),
    },
    unlock(owner, { sid: 'ReceivedMessagesKey', service: 'sqs', actions: ['kms:Decrypt'] }),
  ];
}

/** The ARN of a stream ends in a time. */
function streamStatements(owner: Owner, events: readonly Event[]): readonly Statement[] {
  const { environment, dataKey } = owner;
  const tables = distinct(events.map(({ stream }) => stream));
  if (tables.length === 0) return [];
  return [
    {
      sid: 'ReadStreams',
      actions: [
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ],
      resources: tables.map((table) => `${tableArn(environment, table)}/stream/*`),
    },
    {
      sid: 'StreamsKey',
      actions: ['kms:Decrypt'],
      resources: [dataKey],
      condition: {
        StringEquals: {
          'kms:ViaService': `dynamodb.${environment.aws.region}.amazonaws.com`,
          'kms:EncryptionContext:aws:dynamodb:tableName': tables.map((table) =>
            tableName(environment, table),
          ),
        },
      },
    },
  ];
}

function failureStatements(
  owner: Owner,
  failures: readonly (Failure | null | undefined)[],
): readonly Statement[] {
  const { environment } = owner;
  const queues = distinct(failures.map((failure) => failure?.queue ?? null));
  const topics = distinct(failures.map((failure) => failure?.topic ?? null));
  const write = ['kms:Decrypt', 'kms:GenerateDataKey'];
  return [
    ...(queues.length === 0
      ? []
      : [
          {
            sid: 'FailuresToQueues',
            actions: ['sqs:SendMessage'],
            resources: queues.map((queue) => queueArn(environment, queueName(environment, queue))),
          },
          unlock(owner, { sid: 'FailuresToQueuesKey', service: 'sqs', actions: write }),
        ]),
    ...(topics.length === 0
      ? []
      : [
          {
            sid: 'FailuresToTopics',
            actions: ['sns:Publish'],
            resources: topics.map((topic) => topicArn(environment, topic)),
          },
          unlock(owner, { sid: 'FailuresToTopicsKey', service: 'sns', actions: write }),
        ]),
  ];
}

interface Unlock {
  readonly sid: string;
  readonly service: 'sqs' | 'sns';
  readonly actions: readonly string[];
}

function unlock({ environment, dataKey }: Owner, { sid, service, actions }: Unlock): Statement {
  return {
    sid,
    actions,
    resources: [dataKey],
    condition: {
      StringEquals: { 'kms:ViaService': `${service}.${environment.aws.region}.amazonaws.com` },
    },
  };
}

function distinct(keys: readonly (string | null)[]): readonly string[] {
  return [...new Set(keys.filter((key) => key !== null))].sort();
}
