import { checkClusterIps } from '../../../../src/check/planes/network/check-cluster-ips.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

describeCheck(checkClusterIps, {
  'an address outside the range': {
    change: (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].clusterIP = '10.200.5.3';
    },
    found: ['check/service-address at value of services.cart-service.clusterIP'],
  },
});
