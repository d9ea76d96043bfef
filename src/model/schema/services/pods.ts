// What the pods of a service carry, and which nodes they are for.
import { z } from 'zod';
import { LabelKey, LabelValue } from '../labels.ts';
import { Text } from '../primitives.ts';

export const PodLabels = z
  .record(LabelKey, LabelValue)
  .default({})
  .describe('Kubernetes labels of its pods and of what runs them, beside ours.');

export const PodAnnotations = z
  .record(LabelKey, z.string())
  .default({})
  .describe('Kubernetes annotations of its pods and of what runs them, beside ours.');

export const NodeSelector = z
  .record(LabelKey, LabelValue)
  .default({})
  .describe('Labels that a node needs for its pods. A node group or node pool has to have them.');

export const Tolerations = z
  .record(
    LabelKey,
    z
      .strictObject({
        value: LabelValue.nullable().default(null).describe('Value of the taint. Absent: any.'),
        effect: z
          .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
          .nullable()
          .default(null)
          .describe('Effect of the taint. Absent: all.'),
      })
      .describe('Lets its pods onto nodes with the taint.'),
  )
  .default({})
  .describe('Taints that its pods tolerate, by key, beside what `capacity: spot` tolerates.');

export const Priority = Text.nullable()
  .default(null)
  .describe(
    'A key of `priorities`, or system-cluster-critical. Absent: that of all pods which say nothing, 0.',
  );

export const Priorities = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens')
      .refine(
        (key) => !key.startsWith('system-'),
        'expected another name: system- is of Kubernetes',
      )
      .refine((key) => key !== 'constructor', 'expected another word: this one is reserved'),
    z
      .strictObject({
        value: z
          .int()
          .min(-2_147_483_648)
          .max(1_000_000_000)
          .describe('The higher, the sooner its pods get a place. Pods that say nothing have 0.'),
        preempts: z
          .boolean()
          .default(true)
          .describe('Whether pods of lower priority are stopped to make room.'),
        purpose: Text.describe('What it is for.'),
      })
      .describe('A PriorityClass.'),
  )
  .default({})
  .describe('Priorities that `services.*.priority` names, by name; of the whole cluster.');
export type Priorities = z.output<typeof Priorities>;
