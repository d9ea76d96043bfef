import { checkCalls } from '../../../../src/check/planes/network/check-calls.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, removeObject } from '../../../support/corruptions.ts';

const USES = 'services.api-gateway.uses.services';

describeCheck(checkCalls, {
  'a port that the Service does not have': {
    change: (open) => {
      const { data } = objectIn(open, 'ConfigMap', 'api-gateway');
      data.USER_SERVICE_URL = data.USER_SERVICE_URL.replace('3001', '3002');
    },
    found: [`check/edge-half-open at value of ${USES}[0]`],
  },
  'a Service that is gone': {
    change: (open) => removeObject(open, 'Service', 'cart-service'),
    found: [`check/edge-half-open at value of ${USES}[12]`],
  },
  'a caller whose policy does not let it out': {
    change: (open) => {
      const { spec } = objectIn(open, 'NetworkPolicy', 'api-gateway');
      spec.egress = spec.egress.filter(
        ({ ports }: { ports: { port: number }[] }) => ports[0]?.port !== 3002,
      );
    },
    found: [
      'check/edge-half-open at value of services.api-gateway.env.AUTHENTICATION_URL',
      `check/edge-half-open at value of ${USES}[1]`,
    ],
  },
  'a callee whose policy does not admit it': {
    change: (open) => {
      objectIn(open, 'NetworkPolicy', 'cart-service')['spec'].ingress[0].from.shift();
    },
    found: [`check/edge-half-open at value of ${USES}[12]`],
  },
  'a namespace that is not let out to': {
    change: (open) => {
      objectIn(open, 'NetworkPolicy', 'ai-service')['spec'].egress = [];
    },
    found: ['check/edge-half-open at value of services.ai-service'],
  },
});
