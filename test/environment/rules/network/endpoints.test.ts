import { describe, expect, it } from 'vitest';
import { checkEndpoints } from '../../../../src/environment/rules/network/endpoints.ts';
import { withQueue } from '../../../kinds/queues/with-queue.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const CLOSED = { subnets: { private: { route: 'none' } } };

function found(network: Overrides) {
  return findings(checkEndpoints(anEnvironment({ ...withQueue(), network })));
}

describe('checkEndpoints', () => {
  it('asks for an endpoint where nodes have no way out', () => {
    expect(found(CLOSED)).toEqual([
      'model/endpoint-missing at value of services.web.uses.queues.parcels',
    ]);
  });

  it('is content with the endpoint, and with a way out', () => {
    expect(found({ ...CLOSED, endpoints: { interface: ['sqs'] } })).toEqual([]);
    expect(found({})).toEqual([]);
  });
});
