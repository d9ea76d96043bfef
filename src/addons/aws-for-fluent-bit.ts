// Ships the logs of every pod to CloudWatch: a log group per service, and one for all other pods.
import { FLUENT_BIT_ACCOUNT } from '../model/identity.ts';
import type { Alert } from '../model/kubernetes/alert.ts';
import { type Landscape, neighbour } from '../model/landscape/landscape.ts';
import { bucketArn, bucketName } from '../model/naming/buckets.ts';
import { slugOf } from '../model/naming/core.ts';
import { logGroupName, podLogGroupName } from '../model/naming/operations.ts';
import { searchBulkArn } from '../model/naming/search.ts';
import type { Need } from '../model/need.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { KeyArns, Statement } from '../model/statement.ts';
import type { AccountContext, Addon, AddonAccount } from './addon.ts';
import { type AccountValues, accountValues } from './shared/account-values.ts';
import { ROLES } from './shared/cluster-kinds.ts';
import { logsInSearch } from './shared/dependents.ts';
import { type Resources, resources } from './shared/pods.ts';
import { writeLogs } from './shared/write-logs.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly serviceAccount: AccountValues;
  readonly resources: Resources;
  readonly tolerations: readonly { readonly operator: 'Exists' }[];
  readonly additionalFilters: string;
  readonly cloudWatchLogs: {
    readonly enabled: boolean;
    readonly match: string;
    readonly region: string;
    readonly logGroupName: string;
    readonly logGroupTemplate: string;
    readonly logStreamPrefix: string;
    readonly logStreamTemplate: string;
    readonly autoCreateGroup: boolean;
  };
  readonly additionalOutputs: string;
  readonly env?: readonly EnvVar[];
  readonly livenessProbe?: { readonly httpGet: { readonly path: string } };
  readonly opensearch?: {
    readonly enabled: true;
    readonly match: string;
    readonly host: string;
    readonly awsRegion: string;
    readonly logstashFormat: 'On';
    readonly logstashPrefix: string;
    readonly replaceDots: 'On';
  };
  readonly s3?: {
    readonly enabled: true;
    readonly match: string;
    readonly bucket: string;
    readonly region: string;
    readonly s3KeyFormat: string;
    readonly compression: 'gzip';
    readonly totalFileSize: string;
    readonly uploadTimeout: string;
    readonly storeDir: string;
    readonly extraOutputs: string;
    readonly retryLimit: number;
  };
};

type EnvVar = {
  readonly name: string;
  readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
};

const account: AddonAccount = {
  serviceAccount: FLUENT_BIT_ACCOUNT,
  statements,
  isNeeded: ({ observability: { logs } }) =>
    logs.sink === 'cloudwatch' || logs.search !== null || logs.archiveBucket !== null,
};

/** It tries again once, then a record is lost; an input waits where outputs do not keep up. */
const ALERTS: readonly Alert[] = [
  {
    name: 'LogsDropped',
    severity: 'warning',
    minutes: 1,
    expr: 'sum by (pod, name) (increase(fluentbit_output_dropped_records_total[15m])) > 0',
    summary: '{{ $labels.pod }} gave up records that {{ $labels.name }} did not take',
  },
  {
    name: 'LogsHeldBack',
    severity: 'warning',
    minutes: 15,
    expr: 'avg_over_time(fluentbit_input_ingestion_paused[15m]) > 0.5',
    summary: '{{ $labels.pod }} mostly waits before it reads on from {{ $labels.name }}',
  },
];

export const awsForFluentBit: Addon<'aws-for-fluent-bit'> = {
  name: 'aws-for-fluent-bit',
  repository: 'https://aws.github.io/eks-charts',
  chart: 'aws-for-fluent-bit',
  version: '0.2.0',
  namespace: 'logging',
  wave: -15,
  pods: [{ part: 'fluent-bit', resources: ['resources'] }],
  // Reads the logs of all pods from a hostPath.
  watched: {
    // The chart's Service names it; its pods declare none.
    isOfService: true,
    port: 'monitor-agent',
    path: '/api/v2/metrics/prometheus',
    alerts: { logs: ALERTS },
  },
  exporters: [
    {
      // https://docs.fluentbit.io/manual/administration/monitoring#rest-api-interface
      prefixes: ['fluentbit_'],
      metrics: ['fluentbit_input_ingestion_paused', 'fluentbit_output_dropped_records_total'],
    },
  ],
  podSecurity: 'privileged',
  reach: () => ({ isOutside: true }),
  clusterKinds: ROLES,
  accounts: [account],
  ships: { as: 'fluent-bit', to: 'cloudwatch', archives: true },
  // It is the default, so that a cluster whose logs somebody else ships need not have it.
  neededBy: (environment) => [...logsInSearch(environment), ...archivedLogs(environment)],
  values,
};

/** In the cluster: the host of the search domain that logs go to. */
export const LOG_SEARCH_SECRET = { name: 'log-search', key: 'host' } as const;

const NAME_LABEL = "$kubernetes['labels']['app.kubernetes.io/name']";
const STREAM = "$kubernetes['pod_name'].$kubernetes['container_name']";
const STREAM_PREFIX = 'fluent-bit-';
const HOST_VARIABLE = 'LOG_SEARCH_HOST';

/** Terraform makes the groups, with their retention; nothing is created here. */
function values(environment: Environment, landscape: Landscape): Values {
  const { region } = environment.aws;
  const otherPods = podLogGroupName(environment);
  return {
    fullnameOverride: 'aws-for-fluent-bit',
    serviceAccount: accountValues(environment, account),
    resources: resources('50m', '64Mi', '256Mi'),
    tolerations: [{ operator: 'Exists' }],
    additionalFilters: serviceTagFilter(environment),
    cloudWatchLogs: {
      enabled: true,
      match: 'service.*',
      region,
      logGroupName: otherPods,
      logGroupTemplate: logGroupName(environment, NAME_LABEL),
      logStreamPrefix: STREAM_PREFIX,
      logStreamTemplate: STREAM,
      autoCreateGroup: false,
    },
    additionalOutputs: podOutput(region, otherPods),
    ...searchOutput(environment, landscape),
    ...archiveOutput(environment),
  };
}

/**
 * Gives records of the services' namespaces a tag of their own. Only they have a log group by name;
 * the template of the output would name groups that do not exist for all other pods.
 */
function serviceTagFilter({ namespaces }: Environment): string {
  const alternatives = Object.keys(namespaces).sort().join('|');
  return `[FILTER]
    Name   rewrite_tag
    Match  kube.*
    Rule   $kubernetes['namespace_name'] ^(${alternatives})$ service.$TAG false
`;
}

function podOutput(region: string, group: string): string {
  return `[OUTPUT]
    Name                 cloudwatch_logs
    Match                kube.*
    region               ${region}
    log_group_name       ${group}
    log_stream_prefix    ${STREAM_PREFIX}
    log_stream_template  ${STREAM}
`;
}

/** AWS makes up the host, so it comes from a secret; labels such as `app` and `app.kubernetes.io/name`
 * would be text and object at once in an index, unless their dots are replaced. */
function searchOutput(
  environment: Environment,
  landscape: Landscape,
): Pick<Values, 'env' | 'livenessProbe' | 'opensearch'> {
  const { search } = environment.observability.logs;
  if (search === null) return {};
  const secretKeyRef = { name: LOG_SEARCH_SECRET.name, key: LOG_SEARCH_SECRET.key };
  return {
    // The chart asks whether outputs fail; a domain that is down would restart what ships to CloudWatch.
    livenessProbe: { httpGet: { path: '/api/v1/uptime' } },
    env: [{ name: HOST_VARIABLE, valueFrom: { secretKeyRef } }],
    opensearch: {
      enabled: true,
      match: '*',
      host: `\${${HOST_VARIABLE}}`,
      awsRegion: neighbour(landscape, search.environment).aws.region,
      logstashFormat: 'On',
      logstashPrefix: slugOf(environment),
      replaceDots: 'On',
    },
  };
}

const ARCHIVE = 'logs/';

/** A file per pod and hour at least, so that few are small. What waits for its upload lies on the node,
 * where the next pod of the shipper finds it; the root of the container would go with the pod.
 * https://docs.fluentbit.io/manual/pipeline/outputs/s3 */
function archiveOutput(environment: Environment): Pick<Values, 's3'> {
  const { archiveBucket } = environment.observability.logs;
  if (archiveBucket === null) return {};
  return {
    s3: {
      enabled: true,
      match: '*',
      bucket: bucketName(environment, archiveBucket),
      region: environment.aws.region,
      s3KeyFormat: `/${ARCHIVE}%Y/%m/%d/$TAG/%H-%M-%S-$UUID.gz`,
      compression: 'gzip',
      totalFileSize: '50M',
      uploadTimeout: '60m',
      storeDir: '/var/log/fluent-bit-archive',
      // The chart takes a number, which Helm would write as 2e+09.
      extraOutputs: 'store_dir_limit_size 2G',
      retryLimit: 5,
    },
  };
}

function archivedLogs({ observability }: Environment): readonly Need[] {
  const { archiveBucket, shipper } = observability.logs;
  if (archiveBucket === null || shipper !== 'fluent-bit') return [];
  return [{ what: 'the archive of logs', path: ['observability', 'logs', 'archiveBucket'] }];
}

function statements({ environment, landscape, keys }: AccountContext): readonly Statement[] {
  return [
    writeLogs(environment),
    ...indexLogs(environment, landscape),
    ...archiveLogs(environment, keys),
  ];
}

/** It adds and never reads, changes or deletes. */
function archiveLogs(environment: Environment, keys: KeyArns): readonly Statement[] {
  const { archiveBucket } = environment.observability.logs;
  if (archiveBucket === null) return [];
  const resources = [`${bucketArn(environment, archiveBucket)}/${ARCHIVE}*`];
  return [
    { sid: 'ArchiveLogs', actions: ['s3:PutObject'], resources },
    {
      sid: 'EncryptArchive',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keys.storage],
    },
  ];
}

/** Into a search domain of another account, whose own policy has to say so as well. */
function indexLogs({ observability }: Environment, landscape: Landscape): readonly Statement[] {
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
