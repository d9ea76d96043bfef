import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine/index.js';
import type { Environment } from 'groundplan/environment';
import {
  addLogGroup,
  addRole,
  prefixOf,
  type RootModule,
  regionalArn,
  type Statement,
  serviceTrust,
} from 'groundplan/kind';
import { machineArn, machineName, machineRoleName } from './names.ts';
import type { StateMachine } from './schema.ts';

/** How often Step Functions asks KMS for another data key, in seconds. */
const DATA_KEY_SECONDS = 300;

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy */
const DELIVER_LOGS: Statement = {
  sid: 'DeliverLogs',
  actions: [
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:DescribeLogGroups',
    'logs:DescribeResourcePolicies',
    'logs:GetLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:UpdateLogDelivery',
  ],
  resources: ['*'],
};

export function addStateMachines(module: RootModule): void {
  for (const [key, machine] of Object.entries(module.environment.stateMachines)) {
    addStateMachine(module, key, machine);
  }
}

function addStateMachine(module: RootModule, key: string, machine: StateMachine): void {
  const { environment } = module;
  const origin = ['stateMachines', key];
  const kmsKeyId = module.stateOf('security').entry('key_arns', 'data');
  // Under this path the policy of the log group stays below its limit, however many machines there are.
  const logs = addLogGroup(module, `states_${key}`, {
    name: `/aws/vendedlogs/states/${prefixOf(environment)}-${key}`,
    origin,
  });
  const { role } = addRole(module, {
    key: `states_${key}`,
    name: machineRoleName(environment, key),
    origin,
    trust: serviceTrust('states.amazonaws.com', environment.aws.account),
    statements: [DELIVER_LOGS, ...keyStatements(environment, key, kmsKeyId), ...allowed(machine)],
  });
  module.resource(SfnStateMachine, key, origin, {
    name: machineName(environment, key),
    roleArn: role.arn,
    definition: JSON.stringify(machine.definition),
    encryptionConfiguration: {
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kmsKeyId,
      kmsDataKeyReusePeriodSeconds: DATA_KEY_SECONDS,
    },
    loggingConfiguration: {
      level: 'ERROR',
      includeExecutionData: false,
      logDestination: `${logs.arn}:*`,
    },
    tags: { Purpose: machine.purpose },
  });
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
function keyStatements(
  environment: Environment,
  key: string,
  kmsKey: string,
): readonly Statement[] {
  const states = {
    'kms:EncryptionContext:aws:states:stateMachineArn': machineArn(environment, key),
  };
  const logs = { 'kms:EncryptionContext:SourceArn': regionalArn(environment, 'logs', '*') };
  return [
    {
      sid: 'OwnData',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [kmsKey],
      condition: { StringEquals: states },
    },
    {
      sid: 'OwnLogs',
      actions: ['kms:GenerateDataKey'],
      resources: [kmsKey],
      condition: { StringEquals: logs },
    },
  ];
}

function allowed({ allows }: StateMachine): readonly Statement[] {
  return Object.entries(allows).map(([arn, actions], index) => ({
    sid: `Allowed${index}`,
    actions,
    resources: [arn],
  }));
}

/** Whoever delivers the logs of an encrypted state machine decrypts them. */
export function deliveryGrants(environment: Environment): readonly Statement[] {
  if (Object.keys(environment.stateMachines).length === 0) return [];
  return [
    {
      sid: 'StateMachineLogs',
      actions: ['kms:Decrypt'],
      resources: ['*'],
      principals: { Service: 'delivery.logs.amazonaws.com' },
      condition: { ArnLike: { 'aws:SourceArn': regionalArn(environment, 'logs', '*') } },
    },
  ];
}
