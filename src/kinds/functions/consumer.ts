// What functions have of their `uses`: a role that Lambda takes on, and a security group where they stand in the VPC.
import type { ConsumerPart } from '../contract/consumer-part.ts';
import { functionGroup } from './names.ts';
import { ownStatements } from './statements.ts';

export const functionConsumer: ConsumerPart = {
  lacks: ['mounts'],
  actor: (environment, key) => {
    const definition = environment.functions[key];
    if (!definition) return null;
    return {
      service: 'lambda.amazonaws.com',
      statements: ({ data }) => ownStatements({ environment, key, dataKey: data }, definition),
    };
  },
  hasPods: false,
  group: ({ functions }, key) => (functions[key]?.vpc === true ? functionGroup(key) : null),
};
