// Names that one environment answers for while another one is down.
import { z } from 'zod';
import { Hostname, HttpPath } from '../primitives.ts';

export const Failover = z
  .strictObject({
    role: z
      .enum(['primary', 'secondary'])
      .describe('`primary`: answers while it is healthy. `secondary`: answers while it is not.'),
    healthCheckPath: HttpPath.default('/').describe(
      'Path that answers 2xx or 3xx while the primary serves; of `primary` alone.',
    ),
    healthCheckHost: Hostname.nullable()
      .default(null)
      .describe(
        [
          'A second name, which always leads to the primary and by which the health check asks; one of the',
          '`ingress.hosts` of a service where an ingress controller is behind. Absent: the name AWS gives it.',
        ].join(' '),
      ),
  })
  .describe('One of two records of the same name, in two environments.');
export type Failover = z.output<typeof Failover>;

export const FAILOVER =
  'Route 53 failover of its names to or from another environment. Absent: none.';
