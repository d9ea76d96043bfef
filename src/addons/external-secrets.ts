// Copies secrets from AWS Secrets Manager into the cluster.
import { MANAGED_NAMES, type ManagedSecret } from '../model/data/master-secret.ts';
import type { StandingSecret } from '../model/data/standing-store.ts';
import type { Alert } from '../model/kubernetes/alert.ts';
import { pathOf, regionalArn } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { CRD, injectedAuthority, ROLES, VALIDATING } from './shared/cluster-kinds.ts';
import { logsInSearch } from './shared/dependents.ts';
import { type Resources, replicatedPods, resources, type Spread, spreadOf } from './shared/pods.ts';
import { replicasOf } from './shared/replicas-of.ts';

type Budget = { readonly enabled: boolean; readonly minAvailable: number };

type Replicated = {
  readonly replicaCount: number;
  readonly podDisruptionBudget: Budget;
  readonly resources: Resources;
  readonly topologySpreadConstraints: Spread;
};

type Values = Replicated & {
  readonly fullnameOverride: string;
  readonly installCRDs: boolean;
  readonly leaderElect: boolean;
  readonly serviceAccount: AccountValues;
  readonly webhook: Replicated;
  readonly certController: { readonly resources: Resources };
};

const READ = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];

const account: AddonAccount = {
  serviceAccount: 'external-secrets',
  statements,
};

const ALERTS: readonly Alert[] = [
  {
    name: 'ExternalSecretNotReady',
    severity: 'warning',
    minutes: 15,
    expr: 'externalsecret_status_condition{condition="Ready",status="False"} == 1',
    summary: 'The secret {{ $labels.name }} is not refreshed from AWS Secrets Manager',
  },
];

export const externalSecrets: Addon<'external-secrets'> = {
  name: 'external-secrets',
  repository: 'https://charts.external-secrets.io',
  chart: 'external-secrets',
  version: '2.9.0',
  namespace: 'external-secrets',
  wave: -25,
  pods: [
    replicatedPods('controller'),
    replicatedPods('webhook', { at: 'webhook.' }),
    { part: 'cert-controller', resources: ['certController.resources'] },
  ],
  podSecurity: 'restricted',
  reach: () => ({ fromApiServer: [10250], isOutside: true }),
  clusterKinds: [CRD, ...ROLES, VALIDATING],
  ignored: injectedAuthority(VALIDATING),
  definitions: {
    kinds: ['external-secrets.io', 'generators.external-secrets.io'],
    clusterScoped: [
      'external-secrets.io/ClusterExternalSecret',
      'external-secrets.io/ClusterPushSecret',
      'external-secrets.io/ClusterSecretStore',
      'generators.external-secrets.io/ClusterGenerator',
    ],
    unless: { value: ['installCRDs'], isSet: true },
  },
  accounts: [account],
  watched: {
    port: 'metrics',
    pods: ['external-secrets', 'external-secrets-webhook', 'external-secrets-cert-controller'],
    alerts: { secrets: ALERTS },
  },
  exporters: [
    {
      // https://external-secrets.io/latest/api/metrics/
      prefixes: ['externalsecret_'],
      metrics: ['externalsecret_status_condition'],
    },
  ],
  // The host of the domain comes out of a secret. Whether a service has one depends on what it uses,
  // which the rule on add-ons asks.
  neededBy: logsInSearch,
  mayStand: true,
  leaving: {
    kinds: ['external-secrets.io/ClusterSecretStore', 'external-secrets.io/ExternalSecret'],
    stays:
      'Secrets stay as they are, or go with the ExternalSecret that made them while pods still read them',
    first: 'Take out what reads secrets first, and remove the add-on in a later change',
  },
  values,
};

function values(environment: Environment): Values {
  const replicaCount = replicasOf(environment);
  const podDisruptionBudget = { enabled: replicaCount > 1, minAvailable: 1 };
  return {
    fullnameOverride: 'external-secrets',
    installCRDs: true,
    replicaCount,
    leaderElect: replicaCount > 1,
    serviceAccount: accountValues(environment, account),
    podDisruptionBudget,
    resources: resources('50m', '128Mi', '512Mi'),
    topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'external-secrets' }),
    webhook: {
      replicaCount,
      podDisruptionBudget,
      resources: resources('20m', '64Mi', '256Mi'),
      topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'external-secrets-webhook' }),
    },
    certController: { resources: resources('20m', '64Mi', '256Mi') },
  };
}

/** Whoever reads all of it reads no logins of administrators: only jobs do, with a role of their own. */
function statements(context: AccountContext): readonly Statement[] {
  const { environment, masters, shared } = context;
  const own = [
    ...readStatements(context, [`${pathOf(environment)}/*`]),
    ...standingStatements(environment, shared),
  ];
  if (masters.length === 0) return own;
  // What AWS puts behind a name in its ARN: a hyphen and six characters.
  const resources = masters.map((name) =>
    regionalArn(environment, 'secretsmanager', `secret:${name}-??????`),
  );
  return [...own, { sid: 'NoMasters', effect: 'Deny', actions: READ, resources }];
}

/** Reads secrets by their names, in which `*` stands for the rest. */
export function readStatements(
  { environment, keys }: Pick<AccountContext, 'environment' | 'keys'>,
  names: readonly string[],
): readonly Statement[] {
  return [
    {
      sid: 'ReadOwnSecrets',
      actions: READ,
      resources: names.map((name) => regionalArn(environment, 'secretsmanager', `secret:${name}`)),
    },
    {
      sid: 'Decrypt',
      actions: ['kms:Decrypt'],
      resources: [keys.data],
      condition: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${environment.aws.region}.amazonaws.com`,
        },
      },
    },
  ];
}

/** Reads secrets that others keep, with the keys that they chose. */
export function standingStatements(
  environment: Environment,
  secrets: readonly StandingSecret[],
): readonly Statement[] {
  if (secrets.length === 0) return [];
  const names = [...new Set(secrets.map(({ name }) => name))].sort();
  const keys = [...new Set(secrets.flatMap(({ kmsKey }) => kmsKey ?? []))].sort();
  const read = {
    sid: 'ReadStandingSecrets',
    actions: READ,
    resources: names.map((name) =>
      regionalArn(environment, 'secretsmanager', `secret:${name}-??????`),
    ),
  };
  if (keys.length === 0) return [read];
  return [
    read,
    {
      sid: 'DecryptStanding',
      actions: ['kms:Decrypt'],
      resources: keys,
      condition: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${environment.aws.region}.amazonaws.com`,
        },
      },
    },
  ];
}

const TAGS = {
  Clusters: 'aws:rds:primaryDBClusterArn',
  Instances: 'aws:rds:primaryDBInstanceArn',
} as const;

/** Finds secrets that AWS makes, and reads those of these databases. To find is for all of them or none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html */
export function managedStatements(
  environment: Environment,
  secrets: readonly ManagedSecret[],
): readonly Statement[] {
  if (secrets.length === 0) return [];
  const reading = Object.entries(TAGS).flatMap(([which, tag]) => {
    const arns = secrets.filter((each) => each.tag === tag).map(({ arn }) => arn);
    if (arns.length === 0) return [];
    return [
      {
        sid: `ReadManagedOf${which}`,
        actions: READ,
        resources: [regionalArn(environment, 'secretsmanager', `secret:${MANAGED_NAMES}*`)],
        condition: { StringEquals: { [`secretsmanager:ResourceTag/${tag}`]: arns.sort() } },
      },
    ];
  });
  const find = ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'];
  return [{ sid: 'FindManaged', actions: find, resources: ['*'] }, ...reading];
}
