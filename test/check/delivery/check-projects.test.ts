import { checkProjects } from '../../../src/check/delivery/check-projects.ts';
import { type OpenInput, objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

const NARROW = 'check/project-too-narrow at value of';

function without(list: string, isOut: (entry: { kind: string; namespace: string }) => boolean) {
  return (open: OpenInput) => {
    const { spec } = objectIn(open, 'AppProject', 'night-school-prod');
    spec[list] = spec[list].filter((entry: never) => !isOut(entry));
  };
}

describeRule(checkProjects, [
  [
    'a project that does not exist',
    (open) => {
      objectIn(open, 'Application', 'night-school-prod-cart-service')['spec'].project = 'default';
    },
    ['check/project-unknown at value of services.cart-service'],
  ],
  [
    'a chart repository that is not allowed',
    (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-thanos');
      spec.source.repoURL = 'https://charts.example.com';
    },
    [`${NARROW} addons.thanos`],
  ],
  [
    'a namespace that is not allowed, once for each Application',
    without('destinations', ({ namespace }) => namespace === 'databases'),
    [
      `${NARROW} databases`,
      `${NARROW} databases.main.export`,
      `${NARROW} databases.main`,
      `${NARROW} search.main`,
    ],
  ],
  [
    'a cluster that is not allowed',
    (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-storage');
      spec.destination.name = 'other';
    },
    [`${NARROW} cluster.addons.aws-ebs-csi-driver`],
  ],
  [
    'a cluster-wide kind that is not listed',
    without('clusterResourceWhitelist', ({ kind }) => kind === 'StorageClass'),
    [`${NARROW} cluster.addons.aws-ebs-csi-driver`],
  ],
  [
    'a kind that is forbidden in namespaces',
    (open) => {
      const { spec } = objectIn(open, 'AppProject', 'night-school-prod');
      spec.namespaceResourceBlacklist.push({ group: 'batch', kind: '*' });
    },
    [`${NARROW} databases.main`, `${NARROW} search.main`],
  ],
  [
    'a kind that the project of the root does not list',
    (open) => {
      const { spec } = objectIn(open, 'AppProject', 'night-school-prod-root');
      spec.namespaceResourceWhitelist = [{ group: 'argoproj.io', kind: 'Application' }];
    },
    [`${NARROW} delivery.argocd`],
  ],
]);
