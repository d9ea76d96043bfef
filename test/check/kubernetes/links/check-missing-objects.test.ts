import { checkMissingObjects } from '../../../../src/check/kubernetes/links/check-missing-objects.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, removeObject } from '../../../support/corruptions.ts';
import { containerIn, podIn } from '../open-pods.ts';

const MISSING = 'check/kubernetes-reference-missing at value of services.cart-service';

describeCheck(checkMissingObjects, {
  'a ConfigMap that is gone': {
    change: (open) => removeObject(open, 'ConfigMap', 'cart-service'),
    found: [MISSING],
  },
  'a Secret that its ExternalSecret calls otherwise': {
    change: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['spec'].target.name = 'cart';
    },
    found: [MISSING],
  },
  'a misspelt ServiceAccount': {
    change: (open) => {
      podIn(open, 'Deployment', 'cart-service').serviceAccountName = 'cart-servce';
    },
    found: [MISSING],
  },
  'an object of another namespace': {
    change: (open) => {
      objectIn(open, 'ServiceAccount', 'cart-service')['metadata'].namespace = 'databases';
    },
    found: [MISSING],
  },
  'a volume of a ConfigMap that is not there': {
    change: (open) => {
      podIn(open, 'Job', 'main-logins').volumes[0].configMap.name = 'scripts';
    },
    found: ['check/kubernetes-reference-missing at value of databases.main'],
  },
  'a Service that a TargetGroupBinding misses': {
    change: (open) => {
      objectIn(open, 'TargetGroupBinding', 'api-gateway')['spec'].serviceRef.name = 'gateway';
    },
    found: ['check/kubernetes-reference-missing at value of services.api-gateway'],
  },
  'a key that the Secret does not get': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').env = [
        { name: 'A', valueFrom: { secretKeyRef: { name: 'cart-service', key: 'REDIS_URI' } } },
        { name: 'B', valueFrom: { secretKeyRef: { name: 'cart-service', key: 'REDIS_URL' } } },
      ];
    },
    found: ['check/kubernetes-key-missing at value of services.cart-service'],
  },
  'nothing that is optional or always there': {
    change: (open) => {
      const pod = podIn(open, 'Deployment', 'cart-service');
      pod.serviceAccountName = 'default';
      pod.volumes.push({ name: 'a', configMap: { name: 'kube-root-ca.crt' } });
      pod.volumes.push({ name: 'b', secret: { secretName: 'maybe', optional: true } });
    },
    found: [],
  },
});
