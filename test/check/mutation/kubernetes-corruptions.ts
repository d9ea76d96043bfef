import { objectIn } from '../../support/compiled.ts';
import { type Corruption, container, pod } from './corruption.ts';

const CART = 'services.cart-service';

export const kubernetesCorruptions: readonly Corruption[] = [
  {
    name: 'a misspelt field of a container',
    code: 'check/kubernetes-unknown-field',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['imagePullPolciy'] = 'Always';
    },
  },
  {
    name: 'a misspelt field of a custom resource',
    code: 'check/kubernetes-unknown-field',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['spec'].refreshIntervall = '1h';
    },
  },
  {
    name: 'text where a number belongs',
    code: 'check/kubernetes-wrong-type',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'Deployment', 'cart-service')['spec'].minReadySeconds = 'three';
    },
  },
  {
    name: 'a required field that is gone',
    code: 'check/kubernetes-missing-field',
    path: CART,
    corrupt: (open) => {
      delete pod(open, 'cart-service')['topologySpreadConstraints'][0].maxSkew;
    },
  },
  {
    name: 'a value outside the allowed ones',
    code: 'check/kubernetes-unknown-value',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['imagePullPolicy'] = 'Sometimes';
    },
  },
  {
    name: 'a kind nobody knows',
    code: 'check/kubernetes-unknown-kind',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ServiceMonitor', 'cart-service')['kind'] = 'ServiceMonitr';
    },
  },
  {
    name: 'an API version that is gone',
    code: 'check/kubernetes-api-removed',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'PodDisruptionBudget', 'cart-service')['apiVersion'] = 'policy/v1beta1';
    },
  },
  {
    name: 'an upper-case object name',
    code: 'check/kubernetes-object-name',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'PodDisruptionBudget', 'cart-service')['metadata'].name = 'Cart';
    },
  },
  {
    name: 'a label value with a space',
    code: 'check/kubernetes-label',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['metadata'].labels.team = 'the cart team';
    },
  },
  {
    name: 'a selector that misses its own pods',
    code: 'check/kubernetes-selector-mismatch',
    path: CART,
    corrupt: (open) => {
      const { selector } = objectIn(open, 'Deployment', 'cart-service')['spec'];
      selector.matchLabels['app.kubernetes.io/version'] = '2';
    },
  },
  {
    name: 'a policy that selects nothing',
    code: 'check/kubernetes-selects-nothing',
    path: 'databases.main',
    corrupt: (open) => {
      const { podSelector } = objectIn(open, 'NetworkPolicy', 'main-export')['spec'];
      podSelector.matchLabels['app.kubernetes.io/name'] = 'export';
    },
  },
  {
    name: 'a request above its limit',
    code: 'check/kubernetes-request-over-limit',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['resources'].requests.memory = '4Gi';
    },
  },
  {
    name: 'a port name of more than 15 characters',
    code: 'check/kubernetes-inner-name',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['ports'].push({
        name: 'a-very-long-port-name',
        containerPort: 9999,
        protocol: 'TCP',
      });
    },
  },
  {
    name: 'two variables of one name',
    code: 'check/kubernetes-duplicate-name',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['env'] = [
        { name: 'LEVEL', value: '1' },
        { name: 'LEVEL', value: '2' },
      ];
    },
  },
  {
    name: 'a mount of a volume that does not exist',
    code: 'check/kubernetes-volume-missing',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['volumeMounts'].push({ name: 'cache', mountPath: '/cache' });
    },
  },
  {
    name: 'a probe on a port name nobody opens',
    code: 'check/kubernetes-port-missing',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['readinessProbe'].httpGet.port = 'web';
    },
  },
  {
    name: 'a ConfigMap that is not there',
    code: 'check/kubernetes-reference-missing',
    path: 'databases.main',
    corrupt: (open) => {
      const [scripts] = objectIn(open, 'Job', 'main-logins')['spec'].template.spec.volumes;
      scripts.configMap.name = 'logins';
    },
  },
  {
    name: 'a ServiceAccount that is not there',
    code: 'check/kubernetes-reference-missing',
    path: 'databases.main',
    corrupt: (open) => {
      objectIn(open, 'Job', 'main-logins')['spec'].template.spec.serviceAccountName = 'logins';
    },
  },
  {
    name: 'a ConfigMap key with a slash',
    code: 'check/kubernetes-config-key',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data']['a/b'] = 'c';
    },
  },
  {
    name: 'a schedule with six fields',
    code: 'check/kubernetes-schedule',
    path: 'databases.main',
    corrupt: (open) => {
      objectIn(open, 'CronJob', 'main-export')['spec'].schedule = '0 0 4 * * *';
    },
  },
  {
    name: 'the same object twice',
    code: 'check/kubernetes-duplicate-object',
    path: CART,
    corrupt: (open) => {
      const copy = open.objects.find(
        ({ object }) => object.kind === 'ConfigMap' && object.metadata.name === 'cart-service',
      );
      if (copy) open.objects.push(structuredClone(copy));
    },
  },
];
