// Kinds of Kubernetes objects whose fields nobody checks, each with the reason why that is acceptable.
import { z } from 'zod';
import { Text } from '../primitives.ts';

export const Unchecked = z
  .record(
    z
      .string()
      .regex(
        /^[a-z0-9.-]+\/[A-Z][A-Za-z0-9]*$/,
        'expected a group and a kind such as "karpenter.sh/NodeClaim"',
      ),
    Text,
  )
  .describe(
    'Why objects of a kind go unchecked, by `<group>/<Kind>`, for kinds that this release does not know.',
  );
export type Unchecked = z.output<typeof Unchecked>;
