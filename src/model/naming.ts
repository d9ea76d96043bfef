// The only place where Terraform and Kubernetes agree on a name. Everything here is computed from the
// account, the region and the keys of the environment; nothing is read back from AWS.
import { isReplica } from './database-access.ts';
import type { Environment } from './schema/environment.ts';
import type { Uses } from './schema/service.ts';

/** `learning-hub-prod`: starts every name that must be unique in an account. */
export function prefixOf(environment: Environment): string {
  return `${environment.system}-${environment.environment}`;
}

/** `learning-hub/prod`: starts every path in Secrets Manager and CloudWatch Logs. */
export function pathOf(environment: Environment): string {
  return `${environment.system}/${environment.environment}`;
}

/** ARN of something in the environment's own region and account. */
export function regionalArn(environment: Environment, service: string, resource: string): string {
  return `arn:aws:${service}:${environment.aws.region}:${environment.aws.account}:${resource}`;
}

export function bucketName(environment: Environment, key: string): string {
  const named = environment.buckets[key]?.name;
  return named ?? `${prefixOf(environment)}-${key}-${environment.aws.account}`;
}

/** By its name, which no other bucket of AWS has. */
export function s3Arn(bucket: string): string {
  return `arn:aws:s3:::${bucket}`;
}

export function bucketArn(environment: Environment, key: string): string {
  return s3Arn(bucketName(environment, key));
}

/** The bucket in the recovery region that receives the replicas of another. */
export function replicaBucketName(environment: Environment, key: string): string {
  return `${bucketName(environment, key)}-replica`;
}

export function stateBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-tfstate-${environment.aws.account}`;
}

export function stateKey(environment: Environment, stack: string): string {
  return `${pathOf(environment)}/${stack}.tfstate`;
}

/** DynamoDB table that locks the states beside S3's own lock. */
export function stateLockTableName(environment: Environment): string {
  return `${prefixOf(environment)}-tfstate-lock`;
}

export function costDashboardName(environment: Environment): string {
  return `${prefixOf(environment)}-cost`;
}

/** Of the cost category, unique in the account that pays. */
export function costCategoryName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Of the SSM document, its role and its schedule. */
export function cleanupName(environment: Environment): string {
  return `${prefixOf(environment)}-cost-cleanup`;
}

/** Of the role that starts the document. */
export function cleanupStartName(environment: Environment): string {
  return `${cleanupName(environment)}-start`;
}

/** Sid of a policy statement, which is letters and digits: `public-buckets` → `PublicBuckets`. A key
 * with a word that begins with a digit keeps its own letters, so that no two keys become one. */
export function statementId(key: string): string {
  const words = key.split('-');
  return words.some((word) => /^\d/.test(word))
    ? words.join('X')
    : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function roleArn(environment: Environment, role: string): string {
  return `arn:aws:iam::${environment.aws.account}:role/${role}`;
}

/** What Terraform becomes in the account; null where it is there already. */
export function terraformRoleArn(environment: Environment): string | null {
  const { role } = environment.aws;
  return role === null ? null : roleArn(environment, role);
}

export function serviceRoleName(environment: Environment, service: string): string {
  return `${prefixOf(environment)}-${service}`;
}

/** Roles of add-ons carry `addon`, so that a service of the same name keeps its own. */
export function addonRoleName(environment: Environment, addon: string): string {
  return `${prefixOf(environment)}-addon-${addon}`;
}

/** Kubernetes group of those who may do something in a namespace. */
export function memberGroup(namespace: string, access: string): string {
  return `groundplan:${namespace}:${access}`;
}

/** Role of the nodes that Karpenter makes; that of managed node groups has an access entry of EKS' own. */
export function karpenterNodeRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-karpenter-nodes`;
}

/** SQS queue that tells Karpenter which of its nodes AWS is about to take. */
export function interruptionQueueName(environment: Environment): string {
  return `${prefixOf(environment)}-karpenter`;
}

/** Security group by its name in the stack `network`, such as `nodes` or `database/main`. */
export function securityGroupName(environment: Environment, group: string): string {
  return `${prefixOf(environment)}-${group.replace('/', '-')}`;
}

export function kmsAlias(environment: Environment, key: string): string {
  return `alias/${prefixOf(environment)}-${key}`;
}

export function ecrRepositoryName(environment: Environment, service: string): string {
  return `${environment.system}/${service}`;
}

/** Where the images of the services live: here, unless another environment's registry is shared. */
export function registryPlace({ aws, delivery }: Environment): {
  readonly account: string;
  readonly region: string;
} {
  return delivery.registry.shared ?? aws;
}

export function registryHost(environment: Environment): string {
  const { account, region } = registryPlace(environment);
  return `${account}.dkr.ecr.${region}.amazonaws.com`;
}

export function ecrRepositoryArn(environment: Environment, service: string): string {
  const { account, region } = registryPlace(environment);
  return `arn:aws:ecr:${region}:${account}:repository/${ecrRepositoryName(environment, service)}`;
}

/** The role that may push lives where the repositories are. */
export function pushRoleArn(environment: Environment, role: string): string {
  return `arn:aws:iam::${registryPlace(environment).account}:role/${role}`;
}

/** One per account, whoever makes it: https://docs.github.com/en/actions/security-for-github-actions */
export function githubProviderArn(environment: Environment): string {
  return `arn:aws:iam::${environment.aws.account}:oidc-provider/${GITHUB_ISSUER}`;
}

export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

export function imageOf(environment: Environment, service: string): string {
  const owner = imageOwner(environment, service);
  const image = environment.services[owner]?.image;
  const repository =
    image?.repository ?? `${registryHost(environment)}/${ecrRepositoryName(environment, owner)}`;
  return `${repository}:${image?.tag ?? ''}`;
}

/** The service whose image a service runs, most often its own. */
export function imageOwner(environment: Environment, service: string): string {
  return environment.services[service]?.image.from ?? service;
}

export function serviceHost(environment: Environment, service: string): string {
  return `${service}.${environment.services[service]?.namespace ?? ''}.svc.cluster.local`;
}

export function logGroupName(environment: Environment, service: string): string {
  return `/${pathOf(environment)}/${service}`;
}

/** Log group of every pod that is not a service. */
export function podLogGroupName(environment: Environment): string {
  return `/${pathOf(environment)}/pods`;
}

export function databaseIdentifier(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** Aurora Global Database, from the path of the environment of its primary: `shop/prod`. */
export function globalClusterIdentifier(path: string, key: string): string {
  return `${path.replace('/', '-')}-${key}`;
}

export function replicaIdentifier(environment: Environment, key: string, replica: string): string {
  return `${databaseIdentifier(environment, key)}-${replica}`;
}

/** Member of an Aurora cluster, counted from 1. */
export function memberIdentifier(environment: Environment, key: string, member: number): string {
  return `${databaseIdentifier(environment, key)}-${member}`;
}

/** The logical database and the login of a service: what SQL allows without quotes. */
export function sqlName(service: string): string {
  return service.replaceAll('-', '_');
}

/** Role that RDS itself takes on to write snapshot exports to a bucket. */
export function databaseExportRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-database-export-task`;
}

/** Vault of AWS Backup; that of the copies has the same name in the recovery region. */
export function backupVaultName(environment: Environment): string {
  return prefixOf(environment);
}

export function backupRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-backup-service`;
}

/** Role that Amazon Data Lifecycle Manager takes on. */
export function volumeSnapshotRoleName(environment: Environment): string {
  return `${prefixOf(environment)}-volume-snapshots-service`;
}

/**
 * On the volumes that are snapshotted. One tag of our own: a policy takes every volume that has any
 * of its tags, and other volumes of the account carry those of the system and the environment.
 */
export function snapshotTag(environment: Environment): Readonly<Record<string, string>> {
  return { VolumeSnapshots: prefixOf(environment) };
}

/** Apart from the names of databases: RDS and DocumentDB share one set of instance names. */
export function documentDatabaseIdentifier(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-document-${key}`;
}

/** `number` counts from 1. */
export function documentInstanceIdentifier(
  environment: Environment,
  key: string,
  number: number,
): string {
  return `${documentDatabaseIdentifier(environment, key)}-${number}`;
}

export function cacheId(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

const CACHE_USER_MAX = 40;

/** ElastiCache user of a service; IAM sign-in demands that user id and user name are equal. */
export function cacheUserName(environment: Environment, service: string): string {
  return fitted(`${prefixOf(environment)}-${service}`, CACHE_USER_MAX);
}

const XRAY_NAME_MAX = 32;

/** Name of the X-Ray group that every environment with X-Ray has, and of its sampling rule. */
export function xrayName(environment: Environment): string {
  return fitted(prefixOf(environment), XRAY_NAME_MAX);
}

export function xrayGroupName(environment: Environment, key: string): string {
  return fitted(`${prefixOf(environment)}-${key}`, XRAY_NAME_MAX);
}

/** A name cut to `max`, with a hash of the whole at its end, so that two long names stay two. */
function fitted(name: string, max: number): string {
  if (name.length <= max) return name;
  const hash = [...name].reduce((sum, char) => (sum * 33 + char.charCodeAt(0)) % 2 ** 32, 5381);
  const suffix = hash.toString(36).padStart(7, '0');
  return `${name.slice(0, max - suffix.length - 1).replace(/-$/, '')}-${suffix}`;
}

export function kafkaName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

export function searchDomainName(environment: Environment, key: string): string {
  return environment.search[key]?.name ?? `${prefixOf(environment)}-${key}`;
}

export function targetGroupName(environment: Environment, target: string): string {
  return `${prefixOf(environment)}-${target}`;
}

/** What joins the ingress controller's pods to one of the load balancers in front of it. */
export function ingressTargetKey({ ingress }: Environment, loadBalancer: string): string {
  return ingress?.loadBalancer === loadBalancer ? 'ingress' : `ingress-${loadBalancer}`;
}

/** The target group that the ingress controller's pods are registered with. */
export function ingressTargetGroupName(environment: Environment, loadBalancer: string): string {
  return targetGroupName(environment, ingressTargetKey(environment, loadBalancer));
}

export function alertsTopicArn(environment: Environment): string {
  return regionalArn(environment, 'sns', `${prefixOf(environment)}-alerts`);
}

/** Name of the bastion, of its role and of its instance profile. */
export function bastionName(environment: Environment): string {
  return `${prefixOf(environment)}-bastion`;
}

/** Name of a service control policy. */
export function guardrailName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

export function trailName(environment: Environment): string {
  return `${prefixOf(environment)}-trail`;
}

export function trailArn(environment: Environment): string {
  return regionalArn(environment, 'cloudtrail', `trail/${trailName(environment)}`);
}

/** The bucket that AWS CloudTrail writes to. */
export function trailBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-trail-${environment.aws.account}`;
}

/** The bucket that AWS Config writes to. */
export function configurationBucketName(environment: Environment): string {
  return `${prefixOf(environment)}-configuration-${environment.aws.account}`;
}

/** Name of what collects the recorded configuration of all accounts, and of its role. */
export function configurationAggregatorName(environment: Environment): string {
  return `${prefixOf(environment)}-configuration-aggregator`;
}

/** Name of an AWS Config rule, from the identifier of the AWS managed rule. */
export function configurationRuleName(environment: Environment, rule: string): string {
  return `${prefixOf(environment)}-${rule.toLowerCase().replaceAll('_', '-')}`;
}

/** Property of `databaseEndpoints` with the address that a kind of access is for. */
export function hostProperty(access: Uses['databases'][string]): string {
  if (access === 'read') return 'reader_host';
  return isReplica(access) ? `${sqlName(access.replica)}_host` : 'host';
}

/** Secrets Manager names. Their JSON properties are listed beside each. */
export const secretName = {
  /** username, password */
  databaseMaster: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/databases/${database}/master`,
  /** host, port, and what `hostProperty` says of the others */
  databaseEndpoints: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/databases/${database}/endpoints`,
  /** username, password, database */
  databaseLogin: (environment: Environment, database: string, service: string): string =>
    `${pathOf(environment)}/databases/${database}/logins/${service}`,
  /** username, password */
  documentDatabaseMaster: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/document-databases/${database}/master`,
  /** host, port, reader_host */
  documentDatabaseEndpoints: (environment: Environment, database: string): string =>
    `${pathOf(environment)}/document-databases/${database}/endpoints`,
  /** username, password, database */
  documentDatabaseLogin: (environment: Environment, database: string, service: string): string =>
    `${pathOf(environment)}/document-databases/${database}/logins/${service}`,
  /** host, port */
  cache: (environment: Environment, cache: string): string =>
    `${pathOf(environment)}/caches/${cache}`,
  /** brokers: comma-separated host:port */
  kafka: (environment: Environment, kafka: string): string =>
    `${pathOf(environment)}/kafka/${kafka}`,
  /** url */
  search: (environment: Environment, search: string): string =>
    `${pathOf(environment)}/search/${search}`,
  /** the `keys` of the secret */
  secret: (environment: Environment, secret: string): string =>
    `${pathOf(environment)}/secrets/${secret}`,
  /** the `secretKeys` of the external; people fill it in */
  external: (environment: Environment, external: string): string =>
    `${pathOf(environment)}/externals/${external}`,
  /** see model/notify.ts; people fill it in */
  notify: (environment: Environment): string => `${pathOf(environment)}/notify`,
  /** username, password */
  grafana: (environment: Environment): string => `${pathOf(environment)}/grafana`,
} as const;

/** The class of EBS volumes that every cluster with their driver has. */
export const STORAGE_CLASS = 'gp3';

export function fileSystemClass(key: string): string {
  return `efs-${key}`;
}

/** PersistentVolumeClaim, and the volume of the pods that mount it. */
export function claimName(fileSystem: string, claim: string): string {
  return `${fileSystem}-${claim}`;
}
