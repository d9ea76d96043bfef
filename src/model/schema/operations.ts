// Recovery objectives, and the records kept beside the configuration.
import { z } from 'zod';
import { Cpu, Key, Memory, Text } from './primitives.ts';

const Span = z.string().regex(/^\d+[smhd]$/, 'expected a span such as "4h" or "5m"');

export const Recovery = z
  .strictObject({
    objectives: z
      .strictObject({
        recoveryTime: Span.describe('RTO: how long until service is restored, such as "4h".'),
        recoveryPoint: Span.describe('RPO: how much of the latest data may be lost, such as "5m".'),
      })
      .nullable()
      .default(null)
      .describe('What was promised. Absent: nothing.'),
    replicateDatabaseBackups: z
      .boolean()
      .default(false)
      .describe(
        'Continuous copy of backups of RDS instances to `aws.recoveryRegion`; not of Aurora.',
      ),
    activation: z
      .strictObject({
        nodeCounts: z
          .record(Key, z.int().min(1))
          .default({})
          .describe('By node group: how many nodes it has once this environment takes over.'),
      })
      .nullable()
      .default(null)
      .describe(
        'This environment waits to take over from another; the steps are in its README. Absent: it does not.',
      ),
  })
  .describe('What must survive, and how fast.');

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
