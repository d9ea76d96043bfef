import type { Environment } from '../schema/environment.ts';
import { pathOf, prefixOf, regionalArn } from './core.ts';

/** Role that a pipeline takes on to write tags into the repository and to ask how a rollout goes. */
export function deployRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-deploy`;
}

/** Of the function that says how a rollout goes, its role, its security group and its log group. */
export function rolloutFunctionName(environment: Environment): string {
  return `${prefixOf(environment)}-rollouts`;
}

export function rolloutFunctionArn(environment: Environment): string {
  return regionalArn(environment, 'lambda', `function:${rolloutFunctionName(environment)}`);
}

/** token: may push to the platform repository; people fill it in */
export function platformSecretName(environment: Environment): string {
  return `${pathOf(environment)}/pipeline/platform-repository`;
}

/** Kubernetes group of the function, and name of what it may read. */
export const ROLLOUT_GROUP = 'groundplan:rollouts';
export const ROLLOUT_ROLE = 'rollouts';

/** As long as a job of GitHub may run: a rollout is waited for with one session. */
export const DEPLOY_SESSION_SECONDS = 21_600;
