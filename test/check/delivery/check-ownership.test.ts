import { checkOwnership } from '../../../src/check/delivery/check-ownership.ts';
import { objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkOwnership, [
  [
    'an object of two Applications',
    (open) => {
      objectIn(open, 'ConfigMap', 'user-service')['metadata'].name = 'cart-service';
    },
    ['check/object-shared at value of services.user-service'],
  ],
  [
    'a Helm release of two Applications',
    (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-thanos');
      spec.source.helm.releaseName = 'kube-prometheus-stack';
    },
    ['check/release-shared at value of addons.thanos'],
  ],
]);
