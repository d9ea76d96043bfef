import { checkObjectNames } from '../../../../src/check/kubernetes/names/check-object-names.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

function named(kind: string, name: string, to: string) {
  return (open: OpenInput): void => {
    objectIn(open, kind, name)['metadata'].name = to;
  };
}

const ILLEGAL = 'check/kubernetes-object-name at value of services.cart-service';

describeCheck(checkObjectNames, {
  'an upper-case letter': { change: named('ConfigMap', 'cart-service', 'Cart'), found: [ILLEGAL] },
  'an underscore': { change: named('ConfigMap', 'cart-service', 'cart_service'), found: [ILLEGAL] },
  'a Service with a digit first': {
    change: named('Service', 'cart-service', '1-cart'),
    found: [ILLEGAL],
  },
  'a Service of 64 characters': {
    change: named('Service', 'cart-service', 'a'.repeat(64)),
    found: [ILLEGAL],
  },
  'a CronJob of 53 characters': {
    change: named('CronJob', 'main-export', 'a'.repeat(53)),
    found: ['check/kubernetes-object-name at value of databases.main'],
  },
  'a namespace with a dot': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['metadata'].namespace = 'backend.prod';
    },
    found: ['check/kubernetes-object-name at value of services.cart-service.namespace'],
  },
  'nothing about a ConfigMap of 253 characters': {
    change: named('ConfigMap', 'cart-service', 'a'.repeat(253)),
    found: [],
  },
});
