// A service calls a function by its name, and waits for the answer or not.
import { functionArn, functionName } from '../../model/naming/functions.ts';
import { upperSnake } from '../../model/services/variables.ts';
import { pascal } from '../../model/statement.ts';
import type { Edge, Grant } from '../contract/edge.ts';
import type { LambdaFunction } from './schema.ts';

export function functionAccess({ environment, store }: Edge<LambdaFunction>): Grant {
  const arn = functionArn(environment, store);
  return {
    statements: [
      { sid: `Invoke${pascal(store)}`, actions: ['lambda:InvokeFunction'], resources: [arn] },
    ],
    variables: {
      [`${upperSnake(store)}_FUNCTION_NAME`]: functionName(environment, store),
      [`${upperSnake(store)}_FUNCTION_ARN`]: arn,
    },
  };
}
