import type { Environment } from '../schema/environment.ts';
import { pathOf, prefixOf } from './core.ts';

export function stateBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-tfstate-${environment.aws.account}`;
}

export function stateKey(environment: Environment, stack: string): string {
  return `${pathOf(environment)}/${stack}.tfstate`;
}

/** DynamoDB table that locks the states beside S3's own lock. */
export function stateLockTableName(environment: Environment): string {
  return `${prefixOf(environment)}-tfstate-lock`;
}
