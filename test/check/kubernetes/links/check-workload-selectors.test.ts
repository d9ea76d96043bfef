import { checkWorkloadSelectors } from '../../../../src/check/kubernetes/links/check-workload-selectors.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

const MISMATCH = 'check/kubernetes-selector-mismatch at value of services.cart-service';

describeCheck(checkWorkloadSelectors, {
  'a label that the pods do not have': {
    change: (open) => {
      objectIn(open, 'Deployment', 'cart-service')['spec'].selector.matchLabels.tier = 'web';
    },
    found: [MISMATCH],
  },
  'a selector that is gone': {
    change: (open) => {
      objectIn(open, 'Deployment', 'cart-service')['spec'].selector = {};
    },
    found: [MISMATCH],
  },
});
