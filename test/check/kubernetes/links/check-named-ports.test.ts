import { checkNamedPorts } from '../../../../src/check/kubernetes/links/check-named-ports.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { containerIn } from '../open-pods.ts';

const MISSING = 'check/kubernetes-port-missing at value of services.cart-service.port';
const WITHOUT_PORT = 'check/kubernetes-port-missing at value of services.cart-service';

describeCheck(checkNamedPorts, {
  'a probe of a port that the container does not have': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').livenessProbe.httpGet.port = 'htpp';
    },
    found: [MISSING],
  },
  'a Service whose pods have no such port': {
    change: (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].ports[0].targetPort = 'web';
    },
    found: [WITHOUT_PORT],
  },
  'a policy for a port that its pods do not have': {
    change: (open) => {
      objectIn(open, 'NetworkPolicy', 'cart-service')['spec'].ingress[0].ports[0].port = 'web';
    },
    found: [MISSING],
  },
  'a monitor of a port that the Service does not have': {
    change: (open) => {
      objectIn(open, 'ServiceMonitor', 'cart-service')['spec'].endpoints[0].port = 'metrics';
    },
    found: [MISSING],
  },
});
