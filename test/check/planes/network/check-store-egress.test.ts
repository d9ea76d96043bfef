import { checkStoreEgress } from '../../../../src/check/planes/network/check-store-egress.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

const USES = 'services.cart-service.uses';

/** The rule of cart-service that opens its stores: 5432 and 6379. */
function storeRule(open: OpenInput) {
  return objectIn(open, 'NetworkPolicy', 'cart-service')['spec'].egress[1];
}

describeCheck(checkStoreEgress, {
  'a port that is dropped': {
    change: (open) => void storeRule(open).ports.pop(),
    found: [`check/edge-half-open at value of ${USES}.caches[0]`],
  },
  'a wrong port, which is needless as well': {
    change: (open) => {
      storeRule(open).ports[0].port = 5433;
    },
    found: [
      `check/edge-half-open at value of ${USES}.databases.main`,
      'check/egress-unneeded at value of services.cart-service',
    ],
  },
  'a subnet that is left out': {
    change: (open) => void storeRule(open).to.pop(),
    found: [
      `check/edge-half-open at value of ${USES}.databases.main`,
      `check/edge-half-open at value of ${USES}.caches[0]`,
    ],
  },
  'a range that is wider than the subnets': {
    change: (open) => {
      storeRule(open).to = [{ ipBlock: { cidr: '10.0.0.0/16' } }];
    },
    found: ['check/egress-unneeded at value of services.cart-service'],
  },
  'all ports': {
    change: (open) => {
      delete storeRule(open).ports;
    },
    found: ['check/egress-unneeded at value of services.cart-service'],
  },
  'a way to the database for a service that does not use it': {
    change: (open) => {
      objectIn(open, 'NetworkPolicy', 'ai-service')['spec'].egress.push({
        ports: [{ port: 5432, protocol: 'TCP' }],
        to: [{ ipBlock: { cidr: '10.0.40.0/24' } }],
      });
    },
    found: ['check/egress-unneeded at value of services.ai-service'],
  },
});
