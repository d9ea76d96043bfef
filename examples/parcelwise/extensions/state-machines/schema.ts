import { Key, listOf, Text, z } from 'groundplan/kind';

const Arn = z.string().regex(/^arn:aws:[a-z0-9-]+:\S+$/, 'expected an ARN');
const Action = z
  .string()
  .regex(/^[a-z0-9-]+:[A-Z]\w+$/, 'expected one action such as ses:SendEmail');

export const StateMachine = z
  .strictObject({
    definition: z.record(z.string(), z.json()).describe('Its states, in Amazon States Language.'),
    allows: z
      .record(Arn, z.array(Action).min(1))
      .default({})
      .describe('What its states may do: actions such as ses:SendEmail, by ARN.'),
    purpose: Text.describe('What it is for; becomes the tag Purpose.'),
  })
  .describe('A state machine of Step Functions, encrypted with our key.');
export type StateMachine = z.output<typeof StateMachine>;

export const StateMachineUse = listOf(Key)
  .default([])
  .describe('State machines that the service starts.');

declare module 'groundplan/environment' {
  interface Environment {
    stateMachines: Record<string, StateMachine>;
  }
  interface Uses {
    stateMachines: z.output<typeof StateMachineUse>;
  }
}
