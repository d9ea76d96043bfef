import { checkPodNames } from '../../../../src/check/kubernetes/pods/check-pod-names.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { containerIn, podIn } from '../open-pods.ts';

const ILLEGAL = 'check/kubernetes-inner-name at value of services.cart-service';
const TWICE = 'check/kubernetes-duplicate-name at value of services.cart-service';

function withContainer(fields: Record<string, unknown>) {
  return (open: OpenInput): void => {
    Object.assign(containerIn(open, 'Deployment', 'cart-service'), fields);
  };
}

describeCheck(checkPodNames, {
  'a container with a dot': { change: withContainer({ name: 'cart.service' }), found: [ILLEGAL] },
  'a port of 16 characters': {
    change: withContainer({ ports: [{ name: 'a'.repeat(16), containerPort: 1 }] }),
    found: [ILLEGAL],
  },
  'a port without a letter': {
    change: withContainer({ ports: [{ name: '80', containerPort: 80 }] }),
    found: [ILLEGAL],
  },
  'a variable with a digit first': {
    change: withContainer({ env: [{ name: '1ST', value: '' }] }),
    found: [ILLEGAL],
  },
  'a variable that is set twice': {
    change: withContainer({
      env: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    }),
    found: [TWICE],
  },
  'a mount path that is taken': {
    change: withContainer({
      volumeMounts: [
        { name: 'tmp', mountPath: '/tmp' },
        { name: 'tmp', mountPath: '/tmp', subPath: 'x' },
      ],
    }),
    found: [TWICE],
  },
  'a container of the same name, with the same port': {
    change: (open) => {
      const { containers } = podIn(open, 'Deployment', 'cart-service');
      containers.push(structuredClone(containers[0]));
    },
    found: [TWICE, TWICE],
  },
  'a volume of the same name': {
    change: (open) => {
      podIn(open, 'Deployment', 'cart-service').volumes.push({ name: 'tmp', emptyDir: {} });
    },
    found: [TWICE],
  },
  'a port of a Service that is taken': {
    change: (open) => {
      const { ports } = objectIn(open, 'Service', 'cart-service')['spec'];
      ports.push({ ...ports[0], name: 'other' });
    },
    found: [TWICE],
  },
});
