// Writes DNS records for Services and Ingresses that ask for one.
import { type Landscape, zoneArnOf, zoneNameOf } from '../model/landscape/landscape.ts';
import { slugOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { CRD, ROLES } from './shared/cluster-kinds.ts';
import { type Resources, resources } from './shared/pods.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly serviceAccount: AccountValues;
  readonly resources: Resources;
  readonly provider: { readonly name: 'aws' };
  readonly sources: readonly string[];
  readonly domainFilters: readonly string[];
  readonly policy: 'upsert-only';
  readonly registry: 'txt';
  readonly txtOwnerId: string;
  readonly txtPrefix: string;
  readonly annotationPrefix: string;
};

const account: AddonAccount = {
  serviceAccount: 'external-dns',
  statements,
};

export const externalDns: Addon<'external-dns'> = {
  name: 'external-dns',
  repository: 'https://kubernetes-sigs.github.io/external-dns/',
  chart: 'external-dns',
  version: '1.21.1',
  namespace: 'external-dns',
  wave: -15,
  pods: [{ part: 'external-dns', resources: ['resources'] }],
  idle: ['provider.webhook'],
  watched: { port: 'http' },
  podSecurity: 'restricted',
  reach: () => ({ isOutside: true }),
  clusterKinds: [CRD, ...ROLES],
  definitions: { kinds: ['externaldns.k8s.io'] },
  accounts: [account],
  values,
};

/** It has no leader election, so one of it runs; the chart offers no number of replicas. */
function values(environment: Environment, landscape: Landscape): Values {
  const zone = zoneNameOf(environment, landscape);
  return {
    fullnameOverride: 'external-dns',
    serviceAccount: accountValues(environment, account),
    resources: resources('20m', '64Mi', '256Mi'),
    provider: { name: 'aws' },
    sources: ['service', 'ingress'],
    domainFilters: zone === null ? [] : [zone],
    // Terraform has records in the same zone; nothing here may ever delete one.
    policy: 'upsert-only',
    registry: 'txt',
    txtOwnerId: slugOf(environment),
    // A text beside a CNAME needs a name of its own.
    txtPrefix: 'external-dns-',
    // The default changes with the next release.
    annotationPrefix: 'external-dns.alpha.kubernetes.io/',
  };
}

/**
 * The id of the zone is AWS' choice where we make it, so names bound what is changed.
 * https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/
 */
function statements({ environment, landscape }: AccountContext): readonly Statement[] {
  const zone = zoneNameOf(environment, landscape) ?? '';
  return [
    {
      sid: 'ChangeRecords',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [zoneArnOf(environment, landscape)],
      condition: {
        'ForAllValues:StringLike': {
          'route53:ChangeResourceRecordSetsNormalizedRecordNames': [zone, `*.${zone}`],
        },
      },
    },
    {
      sid: 'Look',
      actions: [
        'route53:ListHostedZones',
        'route53:ListResourceRecordSets',
        'route53:ListTagsForResources',
      ],
      resources: ['*'],
    },
  ];
}
