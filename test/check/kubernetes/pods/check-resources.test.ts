import { checkResources } from '../../../../src/check/kubernetes/pods/check-resources.ts';
import type { OpenInput } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { containerIn } from '../open-pods.ts';

function requesting(requests: Record<string, string | number>) {
  return (open: OpenInput): void => {
    containerIn(open, 'Deployment', 'cart-service').resources.requests = requests;
  };
}

const ABOVE = 'check/kubernetes-request-over-limit at value of services.cart-service.resources';

describeCheck(checkResources, {
  'more memory than allowed': {
    change: requesting({ memory: '1025Mi' }),
    found: [`${ABOVE}.requests.memory`],
  },
  'more cores than allowed, in another notation': {
    change: requesting({ cpu: 0.6 }),
    found: [`${ABOVE}.requests.cpu`],
  },
  'nothing that equals its limit': {
    change: requesting({ cpu: '0.5', memory: '1024Mi' }),
    found: [],
  },
});
