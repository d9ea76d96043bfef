import { objectIn } from '../../support/compiled.ts';
import { type Corruption, removeObject } from './corruption.ts';

const CART = 'night-school-prod-cart-service';

export const deliveryCorruptions: readonly Corruption[] = [
  {
    name: 'a project that does not exist',
    code: 'check/project-unknown',
    path: 'services.cart-service',
    corrupt: (open) => {
      objectIn(open, 'Application', CART)['spec'].project = 'night-school';
    },
  },
  {
    name: 'a project that does not allow a namespace',
    code: 'check/project-too-narrow',
    path: '',
    corrupt: (open) => {
      const { spec } = objectIn(open, 'AppProject', 'night-school-prod');
      spec.destinations = spec.destinations.filter(
        ({ namespace }: { namespace: string }) => namespace !== 'databases',
      );
    },
  },
  {
    name: 'a project that allows a repository nobody uses',
    code: 'check/project-too-wide',
    path: '',
    corrupt: (open) => {
      objectIn(open, 'AppProject', 'night-school-prod')['spec'].sourceRepos.push('*');
    },
  },
  {
    name: 'a component no Application syncs',
    code: 'check/application-coverage',
    path: 'services.cart-service',
    corrupt: (open) => removeObject(open, 'Application', CART),
  },
  {
    name: 'an Application that would accept an empty folder',
    code: 'check/application-allows-empty',
    path: 'services.cart-service',
    corrupt: (open) => {
      objectIn(open, 'Application', CART)['spec'].syncPolicy.automated.allowEmpty = true;
    },
  },
  {
    name: 'an Application every commit invalidates',
    code: 'check/application-annotation',
    path: 'services.cart-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'Application', CART)['metadata'];
      delete annotations['argocd.argoproj.io/manifest-generate-paths'];
    },
  },
  {
    name: 'an Application that names a server instead of a cluster',
    code: 'check/application-destination',
    consequences: ['check/project-too-narrow'],
    path: 'services.cart-service',
    corrupt: (open) => {
      objectIn(open, 'Application', CART)['spec'].destination = {
        server: 'https://kubernetes.default.svc',
        namespace: 'backend-prod',
      };
    },
  },
  {
    name: 'a wave before its namespace',
    code: 'check/wave-order',
    path: 'services.cart-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'Application', CART)['metadata'];
      annotations['argocd.argoproj.io/sync-wave'] = '-45';
    },
  },
  {
    name: 'pods before their configuration',
    code: 'check/wave-order',
    path: 'services.cart-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'ConfigMap', 'cart-service')['metadata'];
      annotations['argocd.argoproj.io/sync-wave'] = '2';
    },
  },
  {
    name: 'secrets before the store they come from',
    code: 'check/wave-order',
    path: 'addons',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'Application', 'night-school-prod-secret-store')[
        'metadata'
      ];
      annotations['argocd.argoproj.io/sync-wave'] = '5';
    },
  },
  {
    name: 'Argo CD without the health of Applications',
    code: 'check/application-health',
    path: 'addons.argo-cd',
    corrupt: (open) => {
      const argocd = open.components.find(({ name }) => name === 'argo-cd');
      if (argocd) argocd['source'].values.configs.cm = {};
      const { helm } = objectIn(open, 'Application', 'night-school-prod-argo-cd')['spec'].source;
      helm.valuesObject.configs.cm = {};
    },
  },
  {
    name: 'custom resources without the chart that defines them',
    code: 'check/definition-missing',
    consequences: ['check/namespace-level', 'check/project-too-wide', 'check/role-unused'],
    path: '',
    corrupt: (open) => {
      open.components = open.components.filter(({ name }) => name !== 'kube-prometheus-stack');
      removeObject(open, 'Application', 'night-school-prod-kube-prometheus-stack');
    },
  },
];
