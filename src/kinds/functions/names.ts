import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import type { Name } from '../../model/name.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { functionName } from '../../model/naming/functions.ts';
import { rolloutFunctionName } from '../../model/naming/pipeline.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const FUNCTION_MAX = 64;
const IAM_ROLE_MAX = 64;

/** What a function takes on; a service of the same key has a role of the plain name. */
export function functionRoleName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}-function`;
}

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
  const own = Object.keys(environment.functions).flatMap((key) => {
    const path = ['functions', key];
    return [
      { what: `function ${key}`, name: functionName(environment, key), max: FUNCTION_MAX, path },
      {
        what: `role of function ${key}`,
        name: functionRoleName(environment, key),
        max: IAM_ROLE_MAX,
        path,
      },
    ];
  });
  return watchesRollouts(environment) ? [ofPipeline, ...own] : own;
}
