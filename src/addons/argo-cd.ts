// Argo CD itself, from the second sync on; the first installation is made by hand.
import { tcp } from '../model/kubernetes/network-policy.ts';
import { homeNodes } from '../model/nodes/node-pools.ts';
import { clusterOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Addon } from './addon.ts';
import { CRD, ROLES } from './shared/cluster-kinds.ts';
import { replicasOf } from './shared/replicas-of.ts';
import { type SystemToleration, systemTolerations } from './shared/system-tolerations.ts';

type Replicated = {
  readonly replicas: number;
  readonly pdb: { readonly enabled: boolean; readonly maxUnavailable: number };
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
  readonly 'redis-ha': Tolerating & { readonly enabled: boolean };
  readonly server: Replicated;
  readonly repoServer: Replicated;
  readonly applicationSet: { readonly replicas: number };
  readonly dex: { readonly enabled: boolean };
  readonly notifications: { readonly enabled: boolean };
};

const ANYWHERE = { ipBlock: { cidr: '0.0.0.0/0' } };

export const argoCd: Addon<'argo-cd'> = {
  name: 'argo-cd',
  repository: 'https://argoproj.github.io/argo-helm',
  chart: 'argo-cd',
  version: '10.1.1',
  namespace: 'argocd',
  namespaceIn: ({ delivery }) => delivery.argocd.namespace,
  wave: -35,
  podSecurity: 'baseline',
  // Git, and the registries of charts.
  reach: ({ delivery }) => ({
    isOutside: true,
    egress: delivery.repository.startsWith('git@') ? [{ to: [ANYWHERE], ports: tcp(22) }] : [],
  }),
  clusterKinds: [CRD, ...ROLES],
  definitions: {
    kinds: ['argoproj.io/Application', 'argoproj.io/ApplicationSet', 'argoproj.io/AppProject'],
    unless: { value: ['crds', 'install'], isSet: true },
  },
  values,
};

/**
 * Argo CD has no health of its own for Applications, so waves of an app of apps would not wait.
 * A child that is healthy but not yet synced has old pods, so it counts as still in progress.
 * https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
const APPLICATION_HEALTH = `local health = {}
health.status = "Progressing"
health.message = "Waiting for the first sync"
if obj.status == nil or obj.status.health == nil or obj.status.health.status == nil then
  return health
end
health.status = obj.status.health.status
health.message = obj.status.health.message or ""
local synced = obj.status.sync ~= nil and obj.status.sync.status == "Synced"
if health.status == "Healthy" and not synced then
  health.status = "Progressing"
  health.message = "Healthy, but not synced yet"
end
return health
`;

/** Its three members stand on three nodes. Karpenter's come only once Argo CD has brought Karpenter. */
const REDIS_MEMBERS = 3;

function hasNodesForRedis(environment: Environment): boolean {
  const cluster = clusterOf(environment);
  return Object.keys(cluster.nodePools).length === 0 || homeNodes(cluster) >= REDIS_MEMBERS;
}

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  const replicated = { replicas, pdb: { enabled: replicas > 1, maxUnavailable: 1 } };
  const tolerations = systemTolerations(environment);
  const tolerating = tolerations.length > 0 ? { tolerations } : {};
  return {
    fullnameOverride: 'argocd',
    ...(tolerations.length > 0 ? { global: tolerating } : {}),
    crds: { install: true, keep: true },
    configs: {
      cm: {
        'application.resourceTrackingMethod': 'annotation',
        'resource.customizations.health.argoproj.io_Application': APPLICATION_HEALTH,
      },
      params: { 'controller.diff.server.side': 'true' },
    },
    'redis-ha': { enabled: replicas > 1 && hasNodesForRedis(environment), ...tolerating },
    server: replicated,
    repoServer: replicated,
    applicationSet: { replicas },
    dex: { enabled: false },
    notifications: { enabled: false },
  };
}
