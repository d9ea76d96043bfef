import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import type { Name } from '../../model/name.ts';
import { functionName } from '../../model/naming/functions.ts';
import { rolloutFunctionName } from '../../model/naming/pipeline.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const FUNCTION_MAX = 64;

/** The name that Lambda would give it itself. */
export function functionLogGroupName(environment: Environment, key: string): string {
  return `/aws/lambda/${functionName(environment, key)}`;
}

/** Of the stack `network`. */
export function functionGroup(key: string): string {
  return `function/${key}`;
}

export function functionNames(environment: Environment): readonly Name[] {
  const ofPipeline = {
    what: 'function of the pipeline',
    name: rolloutFunctionName(environment),
    max: FUNCTION_MAX,
    path: ['delivery', 'pipeline'],
    isFixed: true,
  };
  const own = Object.keys(environment.functions).map((key) => ({
    what: `function ${key}`,
    name: functionName(environment, key),
    max: FUNCTION_MAX,
    path: ['functions', key],
  }));
  return watchesRollouts(environment) ? [ofPipeline, ...own] : own;
}
