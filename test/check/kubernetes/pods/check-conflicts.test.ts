import { checkConflicts } from '../../../../src/check/kubernetes/pods/check-conflicts.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { containerIn, podIn } from '../open-pods.ts';

const CART = 'check/kubernetes-conflict at value of services.cart-service';
const MAIN = 'check/kubernetes-conflict at value of databases.main';

function withStrategy(strategy: Record<string, unknown>) {
  return (open: OpenInput): void => {
    objectIn(open, 'Deployment', 'cart-service')['spec'].strategy = strategy;
  };
}

describeCheck(checkConflicts, {
  'replicas that an autoscaler sets and the Application as well': {
    change: (open) => {
      delete objectIn(open, 'Application', 'night-school-prod-cart-service')['spec']
        .ignoreDifferences;
    },
    found: [`${CART}.replicas`],
  },
  'replicas that the Application ignores and applies': {
    change: (open) => {
      const { syncPolicy } = objectIn(open, 'Application', 'night-school-prod-cart-service')[
        'spec'
      ];
      syncPolicy.syncOptions = syncPolicy.syncOptions.filter(
        (option: string) => !option.startsWith('Respect'),
      );
    },
    found: [`${CART}.replicas`],
  },
  'replicas that the Application ignores of another kind': {
    change: (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-cart-service');
      spec.ignoreDifferences[0].kind = 'StatefulSet';
    },
    found: [`${CART}.replicas`],
  },
  'a budget with both bounds': {
    change: (open) => {
      objectIn(open, 'PodDisruptionBudget', 'cart-service')['spec'].minAvailable = 1;
    },
    found: [CART],
  },
  'a rolling update of a Recreate strategy': {
    change: withStrategy({ type: 'Recreate', rollingUpdate: { maxSurge: 1 } }),
    found: [CART],
  },
  'a rolling update that cannot start': {
    change: withStrategy({ rollingUpdate: { maxSurge: 0, maxUnavailable: '0%' } }),
    found: [CART],
  },
  'a key with text and bytes': {
    change: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['binaryData'] = { PORT: 'MzAyNQ==' };
    },
    found: [CART],
  },
  'a Deployment whose pods end': {
    change: (open) => {
      podIn(open, 'Deployment', 'cart-service').restartPolicy = 'Never';
    },
    found: [CART],
  },
  'a CronJob and a Job whose pods do not end': {
    change: (open) => {
      podIn(open, 'CronJob', 'main-export').restartPolicy = 'Always';
      delete podIn(open, 'Job', 'main-logins').restartPolicy;
    },
    found: [MAIN, MAIN],
  },
  'a variable with two values': {
    change: (open) => {
      const valueFrom = { fieldRef: { fieldPath: 'metadata.name' } };
      containerIn(open, 'Deployment', 'cart-service').env = [{ name: 'A', value: '1', valueFrom }];
    },
    found: [CART],
  },
  'a volume with two sources': {
    change: (open) => {
      podIn(open, 'Deployment', 'cart-service').volumes[0].configMap = { name: 'cart-service' };
    },
    found: [CART],
  },
  'probes that ask twice, not at all or in vain': {
    change: (open) => {
      const container = containerIn(open, 'Deployment', 'cart-service');
      container.readinessProbe.tcpSocket = { port: 'http' };
      container.startupProbe = {};
      container.livenessProbe.successThreshold = 2;
    },
    found: [CART, CART, CART],
  },
});
