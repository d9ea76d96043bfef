import type { Environment } from '../schema/environment.ts';
import { prefixOf } from './core.ts';

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
  'identity',
  'functions',
  'edge',
  'observability',
  'recovery',
  'cost',
  'audit',
] as const;

/** One that stands already, or that of stack `state`. */
export function stateBucketName(environment: Environment): string {
  const { bucket } = environment.delivery.state;
  return bucket?.name ?? `${prefixOf(environment)}-tfstate-${environment.aws.account}`;
}

export function stateRegion({ aws, delivery }: Environment): string {
  return delivery.state.bucket?.region ?? aws.region;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What stands in braces in a pattern. */
export function placeholdersOf(pattern: string): readonly string[] {
  return [...pattern.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** What may stand there. */
export const STATE_PLACEHOLDERS = ['system', 'environment', 'account', 'region', 'stack'] as const;

export function stateKey(environment: Environment, stack: string): string {
  const { system, environment: name, aws, delivery } = environment;
  const { account, region } = aws;
  const values: Readonly<Record<(typeof STATE_PLACEHOLDERS)[number], string>> = {
    system,
    environment: name,
    account,
    region,
    stack,
  };
  const known: Readonly<Record<string, string>> = values;
  return delivery.state.key.replaceAll(PLACEHOLDER, (text, each) => known[each] ?? text);
}

/** DynamoDB table that locks the states beside S3's own lock; null: none does. */
export function stateLockTableName(environment: Environment): string | null {
  const { bucket, lockTable } = environment.delivery.state;
  if (bucket !== null) return bucket.lockTable;
  return lockTable ? `${prefixOf(environment)}-tfstate-lock` : null;
}
