// Cost, and the records kept beside the configuration.
import { z } from 'zod';
import { Cpu, Memory, mapOf, Text } from './primitives.ts';

export const CostRow = z
  .strictObject({
    configuration: Text.describe('What is paid for, in words.'),
    monthly: z.number().min(0).describe('USD per month; at the baseline where `peak` is given.'),
    peak: z
      .number()
      .min(0)
      .nullable()
      .default(null)
      .describe('USD per month at peak. Absent: as at the baseline.'),
  })
  .describe('One row of the estimate.');

export const Cost = z
  .strictObject({
    rows: mapOf(CostRow).describe('What is paid for, by name.'),
    baseline: z
      .number()
      .min(0)
      .describe('Stated total in USD per month, the sum of `monthly`; a budget.'),
    peak: z
      .number()
      .min(0)
      .nullable()
      .default(null)
      .describe('Stated total in USD per month at peak; a second budget. Absent: none.'),
    optimized: z
      .array(z.number())
      .length(2)
      .nullable()
      .default(null)
      .describe('Stated range after optimization in USD per month: lowest, highest.'),
    commitments: mapOf(
      z.strictObject({
        scope: Text.describe('What the commitment covers.'),
        savingsPercent: z.number().min(0).max(100).describe('Stated discount in percent.'),
      }),
    )
      .default({})
      .describe('Discounts to buy by hand; nothing is created for them.'),
  })
  .describe('The cost estimate. Absent: none, and no budget.');
export type Cost = z.output<typeof Cost>;

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
