// The rest of what Lambda refuses, and what nobody calls.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import {
  allNotifications,
  functionSubscriptions,
  isScheduled,
} from '../../../model/events/senders.ts';
import { isLeaving } from '../../../model/leaves.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import { report } from '../codes.ts';
import type { LambdaFunction } from '../schema.ts';

export function checkFunctions(environment: Environment): readonly Diagnostic[] {
  return Object.entries(environment.functions).flatMap(([key, definition]) => [
    ...variables(key, definition),
    ...uncalled(environment, key, definition),
    ...alarms(environment, key, definition),
  ]);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED =
  /^(AWS_(REGION|DEFAULT_REGION|EXECUTION_ENV|ACCESS_KEY|ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|LAMBDA_(?!EXEC_WRAPPER$)\w+|XRAY_\w+)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;
/** All names and values together. */
const VARIABLES_MAX = 4096;

function variables(key: string, { env }: LambdaFunction): readonly Diagnostic[] {
  const path = ['functions', key, 'env'];
  const reserved = Object.keys(env)
    .filter((variable) => RESERVED.test(variable))
    .map((variable) =>
      report(
        'model/function-variable-reserved',
        { function: key, variable },
        { path: [...path, variable], target: 'key' },
      ),
    );
  const bytes = new TextEncoder().encode(JSON.stringify(env)).length;
  if (bytes <= VARIABLES_MAX) return reserved;
  const args = { function: key, bytes, max: VARIABLES_MAX };
  return [...reserved, report('model/function-variables-size', args, { path, target: 'key' })];
}

function uncalled(
  environment: Environment,
  key: string,
  { events }: LambdaFunction,
): readonly Diagnostic[] {
  const isCalled =
    isLeaving(environment, 'functions', key) ||
    Object.keys(events).length > 0 ||
    allNotifications(environment).some((each) => each.function === key) ||
    functionSubscriptions(environment).some((each) => each.function === key) ||
    isScheduled(environment, key) ||
    consumersOf(environment).some(({ uses }) => uses.functions.includes(key));
  const where = { path: ['functions', key], target: 'key' } as const;
  return isCalled ? [] : [report('model/function-uncalled', { function: key }, where)];
}

function alarms(
  { observability }: Environment,
  key: string,
  { events }: LambdaFunction,
): readonly Diagnostic[] {
  const reads = Object.values(events).some(({ stream }) => stream !== null);
  if (reads) return [];
  return Object.entries(observability.alarms)
    .filter(([, { metric, of }]) => metric === 'functionIteratorAge' && of === key)
    .map(([alarm]) =>
      report(
        'model/function-alarm-without-stream',
        { function: key, alarm },
        { path: ['observability', 'alarms', alarm, 'of'] },
      ),
    );
}
