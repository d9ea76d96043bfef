// The service mesh: which namespaces are in it, and how strict it is.
import { z } from 'zod';
import { Key, listOf } from '../primitives.ts';

export const Mesh = z
  .strictObject({
    kind: z.enum(['istio']).describe('What the mesh is made of.'),
    mutualTls: z
      .enum(['strict', 'permissive'])
      .describe('`strict`: pods refuse what is not encrypted. `permissive`: they take both.'),
    namespaces: listOf(Key)
      .min(1)
      .describe('Keys of `namespaces` whose pods get a sidecar; all callers of a service.'),
    ingress: z
      .boolean()
      .default(false)
      .describe(
        'Whether the pods of ingress-nginx get one too, so that what they pass on is encrypted. The gateway of Istio is in the mesh anyway.',
      ),
  })
  .nullable()
  .default(null)
  .describe('Service mesh: services authenticate and encrypt what they say. Absent: none.');
export type Mesh = z.output<typeof Mesh>;
