// The records kept beside the configuration.
import { z } from 'zod';
import { Cpu, Memory, Text } from '../primitives.ts';

export const Deviation = z
  .strictObject({
    design: z
      .union([Text, z.number(), z.boolean()])
      .describe('What the design asked for: the value, or in words.'),
    because: Text.describe('Why the value differs.'),
    refs: z
      .array(Text)
      .default([])
      .describe('Where the question was raised, such as the id of a finding.'),
  })
  .describe('A place where the environment does not do what its design says.');
export type Deviation = z.output<typeof Deviation>;

export const Policies = z
  .strictObject({
    uniqueServicePorts: z
      .boolean()
      .default(false)
      .describe('No two services of a namespace share a port.'),
    limitBounds: z
      .strictObject({
        cpu: z.array(Cpu).length(2).describe('CPU limits: smallest, largest.'),
        memory: z.array(Memory).length(2).describe('Memory limits: smallest, largest.'),
      })
      .nullable()
      .default(null)
      .describe('Smallest and largest resource limits a service may have. Absent: any.'),
  })
  .describe('House rules, checked at every run.');
export type Policies = z.output<typeof Policies>;
