import { checkApplicationOptions } from '../../../src/check/delivery/check-application-options.ts';
import { type OpenInput, objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

function cart(open: OpenInput) {
  return objectIn(open, 'Application', 'night-school-prod-cart-service');
}

describeRule(checkApplicationOptions, [
  [
    'a folder that is rendered at every commit',
    (open) => {
      delete cart(open)['metadata'].annotations['argocd.argoproj.io/manifest-generate-paths'];
    },
    ['check/application-annotation at value of services.cart-service'],
  ],
  [
    'a folder without a content hash',
    (open) => {
      delete cart(open)['metadata'].annotations['groundplan.dev/content-hash'];
    },
    ['check/application-annotation at value of services.cart-service'],
  ],
  [
    'an Application that a sync may empty',
    (open) => {
      cart(open)['spec'].syncPolicy.automated.allowEmpty = true;
    },
    ['check/application-allows-empty at value of services.cart-service'],
  ],
  [
    'a cluster by its address',
    (open) => {
      cart(open)['spec'].destination = {
        server: 'https://kubernetes.default.svc',
        namespace: 'backend-prod',
      };
    },
    ['check/application-destination at value of services.cart-service'],
  ],
]);
