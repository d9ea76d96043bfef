import { checkMounts } from '../../../../src/check/kubernetes/pods/check-mounts.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { containerIn, podIn } from '../open-pods.ts';

describeCheck(checkMounts, {
  'a mount of a volume that is not there': {
    change: (open) => {
      containerIn(open, 'Deployment', 'cart-service').volumeMounts[0].name = 'temp';
    },
    found: ['check/kubernetes-volume-missing at value of services.cart-service'],
  },
  'a volume that is gone from a CronJob': {
    change: (open) => {
      podIn(open, 'CronJob', 'main-export').volumes.pop();
    },
    found: ['check/kubernetes-volume-missing at value of databases.main'],
  },
  'nothing about the claim templates of a StatefulSet': {
    change: (open) => {
      const workload = objectIn(open, 'Deployment', 'cart-service');
      workload['kind'] = 'StatefulSet';
      workload['spec'].volumeClaimTemplates = [{ metadata: { name: 'data' } }];
      containerIn(open, 'StatefulSet', 'cart-service').volumeMounts[0].name = 'data';
    },
    found: [],
  },
});
