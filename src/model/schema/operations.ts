// Recovery objectives, cost, delivery, and the records kept beside the configuration.
import { z } from 'zod';
import { Key, mapOf, Text } from './primitives.ts';

const Span = z.string().regex(/^\d+[smhd]$/, 'expected a span such as "4h" or "5m"');

export const Recovery = z
  .strictObject({
    objectives: z
      .strictObject({
        recoveryTime: Span.describe('RTO: how long until service is restored.'),
        recoveryPoint: Span.describe('RPO: how much data may be lost.'),
      })
      .nullable()
      .default(null),
    replicateDatabaseBackups: z
      .boolean()
      .default(false)
      .describe('Continuous copy of database backups to `aws.recoveryRegion`.'),
  })
  .describe('What must survive, and how fast.');

export const CostRow = z
  .strictObject({
    configuration: Text,
    monthly: z.number().min(0).describe('USD per month; at the baseline where `peak` is given.'),
    peak: z.number().min(0).nullable().default(null).describe('USD per month at peak.'),
  })
  .describe('One row of the estimate.');

export const Cost = z
  .strictObject({
    rows: mapOf(CostRow),
    baseline: z.number().describe('Stated monthly total; becomes a budget.'),
    peak: z.number().nullable().default(null).describe('Stated monthly total at peak; becomes a budget.'),
    optimized: z.array(z.number()).length(2).nullable().default(null).describe('Stated range after optimization.'),
    commitments: mapOf(
      z.strictObject({ scope: Text, savingsPercent: z.number().min(0).max(100) }),
    )
      .default({})
      .describe('Discounts to buy by hand; nothing is created for them.'),
  })
  .describe('The cost estimate.');
export type Cost = z.output<typeof Cost>;

export const Delivery = z
  .strictObject({
    repository: z
      .string()
      .regex(/^(https:\/\/|git@)\S+\.git$/, 'expected a Git URL that ends in .git')
      .describe('This repository, as Argo CD clones it.'),
    branch: Text.default('main'),
    argocd: z
      .strictObject({
        namespace: Key.default('argocd'),
        cluster: Text.default('in-cluster').describe('Name of the destination cluster in Argo CD.'),
        selfHeal: z.boolean().default(true),
        prune: z.boolean().default(true),
      })
      .prefault({}),
    pipeline: z
      .strictObject({
        kind: z.enum(['jenkins']),
        agent: Text.describe('Label of the Jenkins agents that can build images.'),
        pushRole: Text.describe('Name of the IAM role that may push to the ECR repositories.'),
        trustedRole: Text.describe('Name of the IAM role of the build agents, which assumes `pushRole`.'),
      })
      .nullable()
      .default(null)
      .describe("The pipeline of the services' own repositories."),
    registry: z
      .strictObject({
        scanOnPush: z.boolean().default(true),
        keepImages: z.int().min(1).default(30),
      })
      .prefault({})
      .describe('The ECR repositories, one per service.'),
  })
  .describe('How changes reach the clusters.');
export type Delivery = z.output<typeof Delivery>;

export const Deviation = z
  .strictObject({
    design: z
      .union([Text, z.number(), z.boolean()])
      .describe('What the design asked for.'),
    because: Text.describe('Why the value differs.'),
    refs: z.array(Text).default([]).describe('Where the question was raised.'),
  })
  .describe('A place where the environment does not do what its design says.');

export const Policies = z
  .strictObject({
    uniqueServicePorts: z.boolean().default(false).describe('No two services of a namespace share a port.'),
    limitBounds: z
      .strictObject({
        cpu: z.array(z.string()).length(2),
        memory: z.array(z.string()).length(2),
      })
      .nullable()
      .default(null)
      .describe('Smallest and largest resource limits a service may have.'),
  })
  .describe('House rules, checked at every run.');
