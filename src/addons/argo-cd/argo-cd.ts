// Argo CD itself, from the second sync on; the first installation is made by hand.

import { manual } from '../../diagnostics/typed.ts';
import { type Repository, repositoryOf } from '../../model/delivery/repository.ts';
import { allIn, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Reach } from '../../model/kubernetes/reach.ts';
import { homeNodes } from '../../model/nodes/node-pools.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Addon, ChartPods, Watching } from '../addon.ts';
import { CRD, ROLES } from '../shared/cluster-kinds.ts';
import {
  type Resources,
  replicatedPods,
  resources,
  type Spread,
  spreadOf,
} from '../shared/pods.ts';
import { alertmanager } from '../shared/prometheus.ts';
import { replicasOf } from '../shared/replicas-of.ts';
import { type SystemToleration, systemTolerations } from '../shared/system-tolerations.ts';
import { alertsOfArgoCd } from './alerts.ts';
import { healthChecks } from './health.ts';
import { type NotificationValues, notificationValues } from './notification-values.ts';
import { newsOfReleases, toldBy } from './told-by.ts';

type Replicated = {
  readonly replicas: number;
  readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
};

type Needing = { readonly resources: Resources };

type HighlyAvailableRedis = {
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly redis: Needing;
  readonly sentinel: Needing;
  readonly splitBrainDetection: Needing;
  readonly init: Needing;
  readonly haproxy: Needing &
    Tolerating & {
      readonly podDisruptionBudget: { readonly maxUnavailable: number };
      readonly init: Needing;
    };
};

type Tolerating = { readonly tolerations?: readonly SystemToleration[] };

type Values = {
  readonly fullnameOverride: string;
  readonly global?: Tolerating;
  readonly crds: { readonly install: boolean; readonly keep: boolean };
  readonly configs: {
    readonly cm: Readonly<Record<string, string>>;
    readonly params: Readonly<Record<string, string>>;
  };
  readonly 'redis-ha': Tolerating & { readonly enabled: boolean } & Partial<HighlyAvailableRedis>;
  readonly redis: Needing;
  readonly redisSecretInit: Needing;
  readonly controller: Needing;
  readonly server: Replicated;
  readonly repoServer: Replicated & { readonly copyutil: Needing };
  readonly applicationSet: Replicated;
  readonly dex: { readonly enabled: boolean };
  readonly notifications: NotificationValues;
};

const ANYWHERE = { ipBlock: { cidr: '0.0.0.0/0' } };
/** The chart of Redis counts its members by itself, and keeps them apart. */
const HIGHLY_AVAILABLE_REDIS: readonly ChartPods[] = [
  {
    part: 'highly available redis',
    resources: ['redis', 'sentinel', 'splitBrainDetection', 'init'].map(
      (container) => `redis-ha.${container}.resources`,
    ),
    onlyIf: 'redis-ha.enabled',
  },
  {
    part: 'proxy of redis',
    resources: ['redis-ha.haproxy.resources', 'redis-ha.haproxy.init.resources'],
    onlyIf: 'redis-ha.enabled',
  },
];

export const argoCd: Addon<'argo-cd'> = {
  name: 'argo-cd',
  repository: 'https://argoproj.github.io/argo-helm',
  chart: 'argo-cd',
  version: '10.1.1',
  namespace: 'argocd',
  namespaceIn: ({ delivery }) => delivery.argocd.namespace,
  wave: -35,
  pods: [
    { part: 'application controller', resources: ['controller.resources'] },
    replicatedPods('server', { at: 'server.', replicas: 'replicas', budget: 'pdb' }),
    replicatedPods('repo server', { at: 'repoServer.', replicas: 'replicas', budget: 'pdb' }),
    replicatedPods('ApplicationSet controller', {
      at: 'applicationSet.',
      replicas: 'replicas',
      budget: 'pdb',
    }),
    { part: 'repo server, at its start', resources: ['repoServer.copyutil.resources'] },
    { part: 'redis', resources: ['redis.resources', 'redisSecretInit.resources'] },
    ...HIGHLY_AVAILABLE_REDIS,
    {
      part: 'notifications controller',
      resources: ['notifications.resources'],
      onlyIf: 'notifications.enabled',
    },
  ],
  idle: [
    'commitServer',
    'dex',
    'redis-ha.configmapTest',
    'redis-ha.exporter',
    'redis-ha.haproxy.tests',
    'redis-ha.sysctlImage',
    'redis.exporter',
    'server.extensions',
  ],
  watched,
  exporters: [
    {
      // https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/
      prefixes: ['argocd_'],
      metrics: [
        'argocd_app_info',
        'argocd_app_sync_total',
        // pkg/controller/metrics.go of argoproj/notifications-engine
        'argocd_notifications_deliveries_total',
      ],
    },
  ],
  podSecurity: 'baseline',
  reach,
  clusterKinds: [CRD, ...ROLES],
  definitions: {
    kinds: ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'argoproj.io/AppProject'],
    unless: { value: ['crds', 'install'], isSet: true },
  },
  neededBy: newsOfReleases,
  leaving: {
    kinds: null,
    stays:
      'Argo CD deletes itself on the way, or is renewed by nobody, and nothing else is synced any more',
    first: `Take the environment over with another Argo CD first: ${manual('how-to/connect-argo-cd.md')}`,
  },
  values,
};

function watched(environment: Environment): Watching {
  const tells = toldBy(environment).isAnybody;
  return {
    port: 'metrics',
    pods: [
      'argocd-application-controller',
      'argocd-applicationset-controller',
      ...(tells ? ['argocd-notifications-controller'] : []),
      'argocd-repo-server',
      'argocd-server',
    ],
    alerts: { delivery: alertsOfArgoCd(tells) },
  };
}

/** What leads outside lets through 443 by itself. */
function isBesideHttps(repository: Repository | null): repository is Repository {
  return repository !== null && repository.port !== 443;
}

/** Git, the registries of charts, and where it tells. */
function reach(environment: Environment): Reach {
  const repository = repositoryOf(environment.delivery.repository);
  const { port, namespace } = alertmanager;
  return {
    isOutside: true,
    egress: [
      ...(isBesideHttps(repository) ? [{ to: [ANYWHERE], ports: tcp(repository.port) }] : []),
      ...(toldBy(environment).mailOfReleases ? [{ to: [allIn(namespace)], ports: tcp(port) }] : []),
    ],
  };
}

/** No two of its members share a node. */
export const REDIS_MEMBERS = 3;

/** Counts nodes that are always there: those who would make more are brought by Argo CD, so after it. */
function isHighlyAvailable(environment: Environment): boolean {
  const hasNodes = homeNodes(clusterOf(environment)) >= REDIS_MEMBERS;
  const { highlyAvailable } = environment.delivery.argocd;
  return highlyAvailable ?? (environment.tier === 'production' && hasNodes);
}

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  const tolerations = systemTolerations(environment);
  const tolerating = tolerations.length > 0 ? { tolerations } : {};
  return {
    fullnameOverride: 'argocd',
    ...(tolerations.length > 0 ? { global: tolerating } : {}),
    crds: { install: true, keep: true },
    configs: {
      cm: {
        'application.resourceTrackingMethod': 'annotation',
        ...healthChecks,
      },
      params: { 'controller.diff.server.side': 'true' },
    },
    ...redis(isHighlyAvailable(environment), tolerating),
    controller: { resources: resources('250m', '512Mi', '2Gi') },
    server: replicated('argocd-server', replicas, resources('50m', '128Mi', '512Mi')),
    repoServer: {
      ...replicated('argocd-repo-server', replicas, resources('100m', '256Mi', '1Gi')),
      copyutil: { resources: resources('10m', '32Mi', '64Mi') },
    },
    applicationSet: replicated(
      'argocd-applicationset-controller',
      replicas,
      resources('50m', '128Mi', '512Mi'),
    ),
    dex: { enabled: false },
    notifications: notificationValues(environment),
  };
}

function replicated(name: string, replicas: number, needed: Resources): Replicated {
  return {
    replicas,
    pdb: { enabled: replicas > 1, maxUnavailable: 1 },
    resources: needed,
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': name }),
  };
}

function redis(
  isReplicated: boolean,
  tolerating: Tolerating,
): Pick<Values, 'redis' | 'redisSecretInit' | 'redis-ha'> {
  const server = { resources: resources('100m', '128Mi', '512Mi') };
  const beside = { resources: resources('10m', '32Mi', '64Mi') };
  const podDisruptionBudget = { maxUnavailable: 1 };
  return {
    redis: server,
    redisSecretInit: { resources: resources('10m', '64Mi', '128Mi') },
    'redis-ha': {
      enabled: isReplicated,
      ...tolerating,
      ...(isReplicated
        ? {
            podDisruptionBudget,
            redis: server,
            sentinel: beside,
            splitBrainDetection: beside,
            init: beside,
            haproxy: {
              ...tolerating,
              resources: resources('50m', '64Mi', '256Mi'),
              podDisruptionBudget,
              init: beside,
            },
          }
        : {}),
    },
  };
}
