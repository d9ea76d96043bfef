// Backs up what the cluster holds: its objects to a bucket, its volumes as EBS snapshots.
// https://velero.io/docs/v1.18/
import { restrictedContainer, restrictedPod } from '../model/kubernetes/pod-security.ts';
import { bucketArn, bucketName } from '../model/naming/buckets.ts';
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { ClusterBackup } from '../model/schema/operations/recovery.ts';
import type { Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { CLUSTER_ROLE_BINDING, CRD } from './shared/cluster-kinds.ts';
import { type Resources, resources } from './shared/pods.ts';

/** Made for Velero 1.18: https://github.com/vmware-tanzu/velero-plugin-for-aws#compatibility */
const PLUGIN = 'velero/velero-plugin-for-aws:v1.14.2';
const LOCATION = 'default';

type Values = {
  readonly fullnameOverride: string;
  readonly upgradeCRDs: boolean;
  readonly backupsEnabled: boolean;
  readonly snapshotsEnabled: boolean;
  readonly initContainers: readonly [ReturnType<typeof plugin>];
  readonly podSecurityContext: typeof restrictedPod;
  readonly containerSecurityContext: typeof restrictedContainer;
  readonly resources: Resources;
  readonly credentials: { readonly useSecret: boolean };
  readonly serviceAccount: { readonly server: AccountValues };
  readonly configuration?: ReturnType<typeof configuration>;
  readonly schedules?: ReturnType<typeof schedules>;
};

const account: AddonAccount = {
  serviceAccount: 'velero',
  statements,
  isNeeded: ({ recovery }) => recovery.clusterBackup !== null,
};

export const velero: Addon<'velero'> = {
  name: 'velero',
  repository: 'https://vmware-tanzu.github.io/helm-charts',
  chart: 'velero',
  version: '12.1.0',
  namespace: 'velero',
  wave: -20,
  pods: [{ part: 'server', resources: ['resources', 'initContainers.0.resources'] }],
  idle: ['kubectl', 'nodeAgent'],
  watched: { port: 'http-monitoring' },
  podSecurity: 'restricted',
  reach: () => ({ isOutside: true }),
  // Its binding is to cluster-admin, which is there; its own roles belong to a namespace.
  clusterKinds: [CRD, CLUSTER_ROLE_BINDING],
  definitions: { kinds: ['velero.io'] },
  accounts: [account],
  neededBy,
  values,
};

function values(environment: Environment): Values {
  const { clusterBackup } = environment.recovery;
  const isOn = clusterBackup !== null;
  return {
    fullnameOverride: 'velero',
    // Argo CD brings the definitions up to date; the chart's own job would do it a second time.
    upgradeCRDs: false,
    backupsEnabled: isOn,
    snapshotsEnabled: isOn,
    initContainers: [plugin()],
    podSecurityContext: restrictedPod,
    containerSecurityContext: restrictedContainer,
    resources: resources('100m', '256Mi', '1Gi'),
    credentials: { useSecret: false },
    serviceAccount: { server: accountValues(environment, account) },
    ...(isOn
      ? {
          configuration: configuration(environment, clusterBackup),
          schedules: schedules(clusterBackup),
        }
      : {}),
  };
}

/** Puts the plugin where the server looks for it. */
function plugin() {
  return {
    name: 'velero-plugin-for-aws',
    image: PLUGIN,
    securityContext: restrictedContainer,
    resources: resources('10m', '64Mi', '128Mi'),
    volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
  };
}

function configuration(environment: Environment, { bucket }: ClusterBackup) {
  const { region } = environment.aws;
  const place = { name: LOCATION, provider: 'aws', config: { region } };
  return {
    backupStorageLocation: [{ ...place, bucket: bucketName(environment, bucket), default: true }],
    volumeSnapshotLocation: [place],
  };
}

function schedules({ schedule, retentionDays, namespaces }: ClusterBackup) {
  return {
    cluster: {
      disabled: false,
      schedule,
      template: {
        ttl: `${retentionDays * 24}h0m0s`,
        includedNamespaces: namespaces.length === 0 ? ['*'] : [...namespaces].sort(),
        snapshotVolumes: true,
        storageLocation: LOCATION,
        volumeSnapshotLocations: [LOCATION],
      },
    },
  };
}

/** https://github.com/vmware-tanzu/velero-plugin-for-aws#set-permissions-for-velero */
function statements({ environment, keys }: AccountContext): readonly Statement[] {
  const { clusterBackup } = environment.recovery;
  if (clusterBackup === null) return [];
  const bucket = bucketArn(environment, clusterBackup.bucket);
  return [
    {
      sid: 'Objects',
      actions: [
        's3:GetObject',
        's3:PutObject',
        's3:DeleteObject',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      resources: [`${bucket}/*`],
    },
    { sid: 'List', actions: ['s3:ListBucket'], resources: [bucket] },
    { sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keys.storage] },
    ...snapshotStatements(environment),
  ];
}

/** Snapshots have no account in their ARN. Those of others are not deleted: Velero tags its own. */
function snapshotStatements({ aws }: Environment): readonly Statement[] {
  const volumes = `arn:aws:ec2:${aws.region}:${aws.account}:volume/*`;
  const snapshots = `arn:aws:ec2:${aws.region}::snapshot/*`;
  return [
    {
      sid: 'Look',
      actions: ['ec2:DescribeVolumes', 'ec2:DescribeSnapshots'],
      resources: ['*'],
    },
    {
      sid: 'Take',
      actions: ['ec2:CreateSnapshot', 'ec2:CreateVolume', 'ec2:CreateTags'],
      resources: [volumes, snapshots],
    },
    {
      sid: 'Prune',
      actions: ['ec2:DeleteSnapshot'],
      resources: [snapshots],
      condition: { StringLike: { 'aws:ResourceTag/velero.io/backup': '*' } },
    },
  ];
}

function neededBy({ cluster, recovery }: Environment): readonly Need[] {
  if (cluster === null || recovery.clusterBackup === null) return [];
  return [{ what: 'the cluster backup', path: ['recovery', 'clusterBackup'] }];
}
