import type { Kind } from '../kind.ts';
import { functionAccess } from './access.ts';
import { codes } from './codes.ts';
import { functionConsumer } from './consumer.ts';
import { functionImages } from './image.ts';
import { functionNames } from './names.ts';
import { functionPage } from './page.ts';
import { checkCode } from './rules/code.ts';
import { checkEvents } from './rules/events.ts';
import { checkFunctions } from './rules/functions.ts';
import { functionReferences } from './rules/references.ts';
import { FunctionUse, LambdaFunction } from './schema.ts';
import { addFunctions } from './terraform/functions.ts';

export const functions: Kind<'functions', typeof LambdaFunction, typeof FunctionUse, 'function'> = {
  collection: 'functions',
  slug: 'function',
  noun: 'function',
  about: 'AWS Lambda functions by name.',
  entry: LambdaFunction,
  use: FunctionUse,
  defaults: 'function',
  codes,
  rules: {
    rules: [checkCode, checkEvents, checkFunctions],
    references: functionReferences,
    names: functionNames,
    networkNeeds: (environment) =>
      Object.entries(environment.functions)
        .filter(([, { vpc }]) => vpc)
        .map(([key]) => ({ what: `function ${key}`, path: ['functions', key, 'vpc'] })),
  },
  consumer: functionConsumer,
  access: functionAccess,
  endpoint: 'lambda',
  terraform: { stacks: { functions: addFunctions }, functionImages },
  page: functionPage,
  checks: {
    things: [
      {
        kind: 'function',
        type: 'aws_lambda_function',
        nameAt: 'function_name',
        variables: /(^|_)FUNCTION_NAME$/,
        actions: ['lambda:InvokeFunction'],
        arn: 'arn:aws:lambda:{region}:{account}:function:*',
      },
    ],
  },
};
