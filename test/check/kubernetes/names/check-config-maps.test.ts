import { checkConfigMaps } from '../../../../src/check/kubernetes/names/check-config-maps.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

describeCheck(checkConfigMaps, {
  'a key with a slash': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data']['a/b'] = '';
    },
    found: ['check/kubernetes-config-key at value of services.cart-service'],
  },
  'a key that is the parent folder': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data']['..'] = '';
    },
    found: ['check/kubernetes-config-key at value of services.cart-service'],
  },
  'more than 1 MiB': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].BIG = 'é'.repeat(512 * 1024);
    },
    found: ['check/kubernetes-config-size at value of services.cart-service'],
  },
});
