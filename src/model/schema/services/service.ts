// Parts of a service; src/environment/service.ts puts them together with its edges.
import { z } from 'zod';
import { Cpu, HttpPath, Memory, mapOf, Text } from '../primitives.ts';

export const Resources = z
  .strictObject({
    requests: z
      .strictObject({
        cpu: Cpu.describe('Share of a core, such as "250m" or "1".'),
        memory: Memory.describe('Such as "256Mi" or "1Gi".'),
      })
      .describe('What the scheduler keeps free for each pod.'),
    limits: z
      .strictObject({
        cpu: Cpu.describe('Above it, the container is slowed down.'),
        memory: Memory.describe('Above it, the container is killed.'),
      })
      .describe('What each pod may use at most.'),
  })
  .describe('CPU and memory of each pod.');
export type Resources = z.output<typeof Resources>;

/** Devices are for the process that serves, and not for what runs beside it. */
export const ServiceResources = Resources.extend({
  extended: z
    .record(
      z
        .string()
        .regex(
          /^([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
          'expected the name of an extended resource such as nvidia.com/gpu',
        ),
      z.int().min(1),
    )
    .default({})
    .describe(
      'Devices of each pod by the name of their resource, such as `nvidia.com/gpu: 1`: none is shared, and its pods stand on nodes that have them.',
    ),
}).describe('CPU, memory and devices of each pod.');

export const SmokeTest = z
  .strictObject({
    path: HttpPath.describe('Path below its public name that a route leads to it.'),
    status: z.int().min(200).max(499).default(200).describe('Status that has to come back.'),
  })
  .nullable()
  .default(null)
  .describe(
    [
      'What the pipeline asks of its public name after a deployment. Absent: the path of its probes where a route',
      'leads to it, and otherwise any answer below 500 to the path of the route.',
    ].join(' '),
  );

export const Canary = z
  .strictObject({
    steps: z
      .array(z.int().min(1).max(99))
      .min(1)
      .refine(
        (steps) => steps.every((step, index) => step > (steps[index - 1] ?? 0)),
        'expected every step above the one before',
      )
      .default([20, 50])
      .describe('Percent of the pods that are of the new version, step by step.'),
    pauseSeconds: z.int().min(60).default(300).describe('Seconds that each step is watched for.'),
    maxErrorPercent: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .describe(
        'Percent of the requests to the new version that may end with 5xx; above it, the old version comes back. Without requests for as long as a step, the rollout waits for a person.',
      ),
    measuredBy: z
      .enum(['service', 'mesh', 'ingress'])
      .nullable()
      .default(null)
      .describe(
        'Who counts the requests: the `service` in its `metrics` (http_server_request_duration_seconds), the sidecars of the `mesh`, or the `ingress` controller, which cannot tell the new version from the old one and judges both together. Absent: the first of these that is there.',
      ),
  })
  .describe('The steps of `strategy: canary`, and what ends them early.');
export type Canary = z.output<typeof Canary>;

export const Rollout = z
  .strictObject({
    strategy: z
      .enum(['rolling', 'blueGreen', 'canary'])
      .default('rolling')
      .describe(
        [
          '`rolling`: a Deployment. `blueGreen`: an Argo Rollout that switches over at once.',
          '`canary`: an Argo Rollout that goes in steps, and goes back when requests fail.',
        ].join(' '),
      ),
    canary: Canary.prefault({}),
    maxSurge: z
      .int()
      .min(0)
      .default(1)
      .describe('Pods above `replicas` while rolling, or of a canary.'),
    maxUnavailable: z
      .int()
      .min(0)
      .default(0)
      .describe('Pods below `replicas` while rolling, or of a canary.'),
    deadlineSeconds: z
      .int()
      .min(60)
      .default(600)
      .describe('Seconds without progress after which a rollout counts as failed.'),
  })
  .describe('How a new version replaces the old one.');

export const ImageTag = z
  .string()
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/, 'expected an image tag');

export const Categories = z
  .strictObject({
    label: Text.default('category').describe(
      'Label key that carries the category on every object of a service.',
    ),
    titles: mapOf(Text).default({}).describe('Categories by key, with their names in words.'),
  })
  .describe('How services are grouped.');
export type Categories = z.output<typeof Categories>;
