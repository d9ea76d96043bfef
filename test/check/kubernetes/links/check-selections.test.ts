import { checkSelections } from '../../../../src/check/kubernetes/links/check-selections.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

const NAME = 'app.kubernetes.io/name';
const NOTHING = 'check/kubernetes-selects-nothing at value of services.cart-service';

describeCheck(checkSelections, {
  'a Service without pods': {
    change: (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].selector[NAME] = 'cart';
    },
    found: [NOTHING],
  },
  'a budget without pods': {
    change: (open) => {
      const { selector } = objectIn(open, 'PodDisruptionBudget', 'cart-service')['spec'];
      selector.matchExpressions = [{ key: NAME, operator: 'NotIn', values: ['cart-service'] }];
    },
    found: [NOTHING],
  },
  'a policy without pods': {
    change: (open) => {
      const { podSelector } = objectIn(open, 'NetworkPolicy', 'cart-service')['spec'];
      podSelector.matchLabels[NAME] = 'cart';
    },
    found: [NOTHING],
  },
  'a monitor without a Service': {
    change: (open) => {
      objectIn(open, 'ServiceMonitor', 'cart-service')['spec'].selector.matchLabels[NAME] = 'cart';
    },
    found: [NOTHING],
  },
  'nothing where a chart may bring the pods': {
    change: (open) => {
      const budget = objectIn(open, 'PodDisruptionBudget', 'cart-service');
      budget['metadata'].namespace = 'monitoring';
    },
    found: [],
  },
});
