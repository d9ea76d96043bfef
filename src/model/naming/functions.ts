// Functions of AWS Lambda.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

export function functionName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

export function functionArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'lambda', `function:${functionName(environment, key)}`);
}
