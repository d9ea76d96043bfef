// Certificates for the webhooks of the other add-ons, and for the hosts of services.
import type { Alert } from '../model/kubernetes/alert.ts';
import { zoneArnOf, zoneNameOf } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { CRD, injectedAuthority, ROLES, WEBHOOKS } from './shared/cluster-kinds.ts';
import { ingressController } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Replicated = {
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
};

type Values = Replicated & {
  readonly fullnameOverride: string;
  readonly crds: { readonly enabled: boolean; readonly keep: boolean };
  readonly serviceAccount?: AccountValues;
  readonly dns01RecursiveNameserversOnly?: boolean;
  readonly global: { readonly leaderElection: { readonly namespace: string } };
  readonly webhook: Replicated;
  readonly cainjector: Replicated;
  readonly startupapicheck: { readonly enabled: boolean };
};

const account: AddonAccount = {
  serviceAccount: 'cert-manager',
  statements,
  isNeeded: ({ ingress }) => ingress !== null,
};

const ALERTS: readonly Alert[] = [
  {
    name: 'CertificateNotReady',
    severity: 'warning',
    minutes: 15,
    expr: 'certmanager_certificate_ready_status{condition="False"} == 1',
    summary: 'The certificate {{ $labels.name }} is not ready',
  },
  {
    name: 'CertificateExpiring',
    severity: 'critical',
    minutes: 60,
    expr: 'certmanager_certificate_expiration_timestamp_seconds - time() < 7 * 86400',
    summary: 'The certificate {{ $labels.name }} expires within a week',
  },
];

export const certManager: Addon<'cert-manager'> = {
  name: 'cert-manager',
  repository: 'quay.io/jetstack/charts',
  chart: 'cert-manager',
  version: 'v1.21.1',
  namespace: 'cert-manager',
  wave: -30,
  pods: [
    replicatedPods('controller'),
    replicatedPods('webhook', { at: 'webhook.' }),
    replicatedPods('cainjector', { at: 'cainjector.' }),
  ],
  idle: ['startupapicheck'],
  podSecurity: 'restricted',
  reach: () => ({ fromApiServer: [10250], isOutside: true }),
  clusterKinds: [CRD, ...ROLES, ...WEBHOOKS],
  // Its leader election, unless global.leaderElection.namespace says otherwise.
  otherNamespaces: ['kube-system'],
  ignored: injectedAuthority(...WEBHOOKS),
  definitions: {
    kinds: ['cert-manager.io', 'acme.cert-manager.io'],
    clusterScoped: ['cert-manager.io/ClusterIssuer'],
    unless: { value: ['crds', 'enabled'], isSet: false },
  },
  accounts: [account],
  watched: {
    port: 'http-metrics',
    pods: ['cert-manager', 'webhook', 'cainjector'],
    alerts: { certificates: ALERTS },
  },
  exporters: [
    {
      // https://cert-manager.io/docs/devops-tips/prometheus-metrics/
      prefixes: ['certmanager_'],
      metrics: [
        'certmanager_certificate_expiration_timestamp_seconds',
        'certmanager_certificate_ready_status',
      ],
    },
  ],
  // Certificates of its hosts, and that of its webhook.
  neededBy: ingressController,
  mayStand: true,
  leaving: {
    kinds: ['cert-manager.io/Certificate', 'cert-manager.io/ClusterIssuer'],
    stays: 'certificates are renewed by nobody and expire',
    first: 'Take out what is served with them first, and remove the add-on in a later change',
  },
  values,
};

function values(environment: Environment): Values {
  const replicas = replicasOf(environment);
  return {
    fullnameOverride: 'cert-manager',
    crds: { enabled: true, keep: true },
    ...replicated('cert-manager', replicas, resources('50m', '128Mi', '512Mi')),
    // It acts in AWS only to prove domains.
    ...(environment.ingress === null
      ? {}
      : {
          serviceAccount: accountValues(environment, account),
          // By the resolver of the VPC: network ACLs let no DNS out to the name servers of the zone.
          dns01RecursiveNameserversOnly: true,
        }),
    global: { leaderElection: { namespace: 'cert-manager' } },
    webhook: replicated('webhook', replicas, resources('20m', '64Mi', '128Mi')),
    cainjector: replicated('cainjector', replicas, resources('50m', '128Mi', '512Mi')),
    // A Helm hook that Argo CD would run again at every sync; readiness probes tell the same.
    startupapicheck: { enabled: false },
  };
}

function replicated(name: string, replicaCount: number, needed: Resources): Replicated {
  return {
    replicaCount,
    podDisruptionBudget: { enabled: replicaCount > 1, maxUnavailable: 1 },
    resources: needed,
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': name }),
  };
}

/**
 * Which zone it is only AWS knows, so the records say what is allowed: proofs of ours, and no others.
 * https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
function statements({ environment, landscape }: AccountContext): readonly Statement[] {
  const zone = zoneNameOf(environment, landscape);
  return [
    {
      sid: 'Look',
      actions: ['route53:ListHostedZonesByName'],
      resources: ['*'],
    },
    {
      sid: 'Prove',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [zoneArnOf(environment, landscape)],
      condition: {
        'ForAllValues:StringEquals': {
          'route53:ChangeResourceRecordSetsRecordTypes': 'TXT',
        },
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [
            `_acme-challenge.${zone}`,
            `_acme-challenge.*.${zone}`,
          ],
        },
      },
    },
    {
      sid: 'ReadRecords',
      actions: ['route53:ListResourceRecordSets'],
      resources: [zoneArnOf(environment, landscape)],
    },
    { sid: 'Wait', actions: ['route53:GetChange'], resources: ['arn:aws:route53:::change/*'] },
  ];
}
