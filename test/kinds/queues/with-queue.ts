// The small environment with a queue that its service sends to and receives from.
import type { QueueUse } from '../../../src/kinds/queues/schema.ts';
import type { Overrides } from '../../support/an-environment.ts';

export function withQueue(queue: Overrides = {}, use: QueueUse = 'both') {
  return {
    queues: { parcels: { purpose: 'Parcels to route', ...queue } },
    services: { web: { uses: { queues: { parcels: use } } } },
  };
}
