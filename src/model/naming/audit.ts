import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

export function trailName(environment: Environment): string {
  return `${prefixOf(environment)}-trail`;
}

export function trailArn(environment: Environment): string {
  return regionalArn(environment, 'cloudtrail', `trail/${trailName(environment)}`);
}

/** The bucket that AWS CloudTrail writes to. */
export function trailBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-trail-${environment.aws.account}`;
}

/** The bucket that AWS Config writes to. */
export function configurationBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-configuration-${environment.aws.account}`;
}

/** Name of what collects the recorded configuration of all accounts, and of its role. */
export function configurationAggregatorName(environment: Environment): string {
  return `${prefixOf(environment)}-configuration-aggregator`;
}

/** Name of an AWS Config rule, from the identifier of the AWS managed rule. */
export function configurationRuleName(environment: Environment, rule: string): string {
  return `${prefixOf(environment)}-${rule.toLowerCase().replaceAll('_', '-')}`;
}

/** Name of a service control policy. */
export function guardrailName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}
