// What the pods of a service carry, and which nodes they are for.
import { z } from 'zod';
import { Text } from '../primitives.ts';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const QualifiedName = z
  .string()
  .regex(
    /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
    'expected a key such as team or example.com/team',
  )
  .refine((key) => key !== 'constructor', 'expected another word: this one is reserved');

const LabelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/,
    'expected at most 63 letters, digits, "-", "_" and ".", such as checkout',
  );

export const PodLabels = z
  .record(QualifiedName, LabelValue)
  .default({})
  .describe('Kubernetes labels of its pods and of what runs them, beside ours.');

export const PodAnnotations = z
  .record(QualifiedName, z.string())
  .default({})
  .describe('Kubernetes annotations of its pods and of what runs them, beside ours.');

export const NodeSelector = z
  .record(QualifiedName, LabelValue)
  .default({})
  .describe('Labels that a node needs for its pods. A node group or node pool has to have them.');

export const Tolerations = z
  .record(
    QualifiedName,
    z
      .strictObject({
        value: z.string().nullable().default(null).describe('Value of the taint. Absent: any.'),
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
