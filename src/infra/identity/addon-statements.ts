// What each duty of an add-on may do in AWS.

import type { AddonDuty } from '../../model/identity.ts';
import { type Landscape, neighbour, zoneNameOf } from '../../model/landscape.ts';
import { bucketArn } from '../../model/naming/buckets.ts';
import { pathOf, regionalArn, roleArn } from '../../model/naming/core.ts';
import { cacheId, databaseExportRoleName, databaseIdentifier } from '../../model/naming/data.ts';
import { alertsTopicArn, logGroupName, podLogGroupName } from '../../model/naming/operations.ts';
import { searchBulkArn } from '../../model/naming/search.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { backupStatements } from './backup-statements.ts';
import { karpenterStatements } from './karpenter.ts';
import { loadBalancerControllerStatements } from './load-balancer-controller.ts';
import type { KeyArns } from './service-statements.ts';

const STATEMENTS = {
  manageLoadBalancers: loadBalancerControllerStatements,
  readSecrets,
  manageRecords,
  scaleNodeGroups,
  provisionNodes: karpenterStatements,
  writeLogs,
  indexLogs,
  findLogGroups,
  writeTraces,
  publishAlerts,
  keepMetrics,
  keepLogs,
  keepBackups: backupStatements,
  proveDomains,
  exportDatabases,
  snapshotCaches,
} as const satisfies Record<
  AddonDuty,
  (environment: Environment, keys: KeyArns, landscape: Landscape) => readonly Statement[]
>;

export function addonStatements(
  { environment, landscape }: Pick<RootModule, 'environment' | 'landscape'>,
  duty: AddonDuty,
  keys: KeyArns,
): readonly Statement[] {
  return STATEMENTS[duty](environment, keys, landscape);
}

function readSecrets(environment: Environment, keys: KeyArns): readonly Statement[] {
  return [
    {
      sid: 'ReadOwnSecrets',
      actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      resources: [regionalArn(environment, 'secretsmanager', `secret:${pathOf(environment)}/*`)],
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

/**
 * The id of the zone is AWS' choice, so names bound what is changed.
 * https://kubernetes-sigs.github.io/external-dns/latest/docs/tutorials/aws/
 */
function manageRecords(
  environment: Environment,
  _: KeyArns,
  landscape: Landscape,
): readonly Statement[] {
  const zone = zoneNameOf(environment, landscape) ?? '';
  return [
    {
      sid: 'ChangeRecords',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: ['arn:aws:route53:::hostedzone/*'],
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

/** https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md */
function scaleNodeGroups(environment: Environment): readonly Statement[] {
  return [
    {
      sid: 'Look',
      actions: [
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:DescribeAutoScalingInstances',
        'autoscaling:DescribeLaunchConfigurations',
        'autoscaling:DescribeScalingActivities',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:GetInstanceTypesFromInstanceRequirements',
        'eks:DescribeNodegroup',
      ],
      resources: ['*'],
    },
    {
      sid: 'Scale',
      actions: [
        'autoscaling:SetDesiredCapacity',
        'autoscaling:TerminateInstanceInAutoScalingGroup',
      ],
      resources: ['*'],
      condition: {
        StringEquals: {
          [`aws:ResourceTag/k8s.io/cluster-autoscaler/${clusterOf(environment).name}`]: 'owned',
        },
      },
    },
  ];
}

function writeLogs(environment: Environment): readonly Statement[] {
  const groups = [
    podLogGroupName(environment),
    ...Object.keys(environment.services).map((service) => logGroupName(environment, service)),
  ];
  return [
    {
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
      resources: groups.map((group) => regionalArn(environment, 'logs', `log-group:${group}:*`)),
    },
  ];
}

/** Into a search domain of another account, whose own policy has to say so as well. */
function indexLogs(
  { observability }: Environment,
  _: KeyArns,
  landscape: Landscape,
): readonly Statement[] {
  const { search } = observability.logs;
  if (search === null) return [];
  return [
    {
      sid: 'IndexLogs',
      actions: ['es:ESHttpPost'],
      resources: [searchBulkArn(neighbour(landscape, search.environment), search.domain)],
    },
  ];
}

/** Its output asks whether a group exists before it makes a stream in it. */
function findLogGroups(environment: Environment): readonly Statement[] {
  return [
    {
      sid: 'FindLogGroups',
      actions: ['logs:DescribeLogGroups'],
      resources: [regionalArn(environment, 'logs', 'log-group:*')],
    },
  ];
}

function writeTraces(): readonly Statement[] {
  return [
    {
      sid: 'WriteTraces',
      actions: [
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'xray:GetSamplingRules',
        'xray:GetSamplingTargets',
      ],
      resources: ['*'],
    },
  ];
}

/** The topic is encrypted, so whoever publishes needs its key as well. */
function publishAlerts(environment: Environment, keys: KeyArns): readonly Statement[] {
  return [
    { sid: 'Publish', actions: ['sns:Publish'], resources: [alertsTopicArn(environment)] },
    {
      sid: 'Key',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keys.observability],
    },
  ];
}

function keepMetrics(environment: Environment, keys: KeyArns): readonly Statement[] {
  const bucket = environment.observability.metrics.longTermBucket;
  return bucket === null ? [] : objectsOf(bucketArn(environment, bucket), keys);
}

function keepLogs(environment: Environment, keys: KeyArns): readonly Statement[] {
  const { bucket } = environment.observability.logs;
  return bucket === null ? [] : objectsOf(bucketArn(environment, bucket), keys);
}

function objectsOf(arn: string, keys: KeyArns): readonly Statement[] {
  return [
    {
      sid: 'Blocks',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [`${arn}/*`],
    },
    { sid: 'List', actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: [arn] },
    { sid: 'Key', actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [keys.storage] },
  ];
}

/**
 * Which zone it is only AWS knows, so the records say what is allowed: proofs of ours, and no others.
 * https://cert-manager.io/docs/configuration/acme/dns01/route53/
 */
function proveDomains(
  environment: Environment,
  _: KeyArns,
  landscape: Landscape,
): readonly Statement[] {
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
      resources: ['arn:aws:route53:::hostedzone/*'],
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
      resources: ['arn:aws:route53:::hostedzone/*'],
    },
    { sid: 'Wait', actions: ['route53:GetChange'], resources: ['arn:aws:route53:::change/*'] },
  ];
}

function exportDatabases(environment: Environment, keys: KeyArns): readonly Statement[] {
  const exported = Object.entries(environment.databases)
    .filter(([, database]) => database.export !== null)
    .map(([key]) => databaseIdentifier(environment, key));
  return [
    {
      sid: 'Look',
      actions: ['rds:DescribeDBSnapshots', 'rds:DescribeExportTasks'],
      resources: ['*'],
    },
    {
      sid: 'Export',
      actions: ['rds:StartExportTask'],
      resources: exported.map((name) => regionalArn(environment, 'rds', `snapshot:rds:${name}-*`)),
    },
    {
      sid: 'HandOver',
      actions: ['iam:PassRole'],
      resources: [roleArn(environment, databaseExportRoleName(environment))],
      condition: { StringEquals: { 'iam:PassedToService': 'export.rds.amazonaws.com' } },
    },
    {
      sid: 'Key',
      actions: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: [keys.data, keys.storage],
    },
  ];
}

/** Names of what it makes start with that of the cache; others are out of its reach. */
function snapshotCaches(environment: Environment): readonly Statement[] {
  const caches = Object.entries(environment.caches)
    .filter(([, { extraSnapshots }]) => extraSnapshots !== null)
    .map(([key]) => cacheId(environment, key));
  const arn = (resource: string) => regionalArn(environment, 'elasticache', resource);
  return [
    { sid: 'Look', actions: ['elasticache:DescribeSnapshots'], resources: ['*'] },
    {
      sid: 'Take',
      actions: ['elasticache:CreateSnapshot'],
      resources: caches.flatMap((id) => [
        arn(`replicationgroup:${id}`),
        arn(`cluster:${id}-*`),
        arn(`snapshot:${id}-*`),
      ]),
    },
    {
      sid: 'Prune',
      actions: ['elasticache:DeleteSnapshot'],
      resources: caches.map((id) => arn(`snapshot:${id}-*`)),
    },
  ];
}
