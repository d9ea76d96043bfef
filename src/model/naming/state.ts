import type { Environment } from '../schema/environment.ts';
import { pathOf, prefixOf } from './core.ts';

/** The stacks of ours, in the order in which a new account is built up. */
export const STACK_NAMES = [
  'state',
  'security',
  'organization',
  'network',
  'dns',
  'registry',
  'cluster',
  'data',
  'functions',
  'identity',
  'edge',
  'observability',
  'recovery',
  'cost',
  'audit',
] as const;

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
