import { type Edge, type Grant, statementId, upperSnake } from 'groundplan/kind';
import { executionArn, machineArn } from './names.ts';
import type { StateMachine } from './schema.ts';

export function machineAccess({ environment, store }: Edge<StateMachine, true>): Grant {
  const arn = machineArn(environment, store);
  const through = `states.${environment.aws.region}.amazonaws.com`;
  return {
    statements: [
      { sid: `Start${statementId(store)}`, actions: ['states:StartExecution'], resources: [arn] },
      {
        sid: `Follow${statementId(store)}`,
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [executionArn(environment, store)],
      },
      {
        sid: `StatesKey${statementId(store)}`,
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [{ key: 'data' }],
        condition: { StringEquals: { 'kms:ViaService': through } },
      },
    ],
    variables: { [`${upperSnake(store)}_STATE_MACHINE_ARN`]: arn },
  };
}
