// What charts and manifests of the user's own say alike: when Argo CD syncs them, and what their pods need
// of the namespace that is made for them.
import { z } from 'zod';
import { listOf, Port } from '../primitives.ts';

/** Before services, after our add-ons. */
export const OWN_WAVE = -5;

const Network = z
  .strictObject({
    fromApiServer: z
      .array(Port)
      .default([])
      .describe('TCP ports of its pods that the API server calls: webhooks.'),
    fromLoadBalancers: z
      .array(Port)
      .default([])
      .describe('TCP ports of its pods that load balancers call.'),
    outside: z
      .boolean()
      .default(false)
      .describe('Whether its pods call HTTPS outside of the cluster, such as the APIs of AWS.'),
  })
  .describe(
    'What its pods need of the network beyond each other, the Kubernetes API, DNS and Prometheus.',
  );

export const residence = {
  wave: z
    .int()
    .min(-30)
    .max(30)
    .nullable()
    .default(null)
    .describe(
      `Argo CD syncs lower waves first, and waits until they are healthy. Services are in wave 0, our add-ons below -5. Absent: ${OWN_WAVE}, or the wave behind what stands under \`after\`.`,
    ),
  after: listOf(z.string())
    .default([])
    .describe(
      'Services, charts, manifests and add-ons by key that are synced, and healthy, before it. Instead of `wave`.',
    ),
  podSecurity: z
    .enum(['restricted', 'baseline', 'privileged'])
    .default('restricted')
    .describe('Pod Security level that its pods need.'),
  ports: z
    .array(Port)
    .default([])
    .describe('TCP ports of its pods that services with it under `uses` call.'),
  network: Network.prefault({}),
};

const Residence = z.object(residence);
export type Residence = z.output<typeof Residence> & { readonly namespace: string };
