// Tables of Amazon DynamoDB.
import type { Environment } from '../schema/environment.ts';
import { prefixOf, regionalArn } from './core.ts';

export function tableName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

export function tableArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'dynamodb', `table/${tableName(environment, key)}`);
}
