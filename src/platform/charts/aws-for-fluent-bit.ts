// Ships the logs of every pod to CloudWatch: a log group per service, and one for all other pods.
import { logGroupName, podLogGroupName } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { type AccountValues, accountValues, type ChartDefinition } from '../chart-definition.ts';

type Values = {
  readonly fullnameOverride: string;
  readonly serviceAccount: AccountValues;
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
};

export const awsForFluentBit: ChartDefinition = { wave: -15, podSecurity: 'privileged', values };

const NAME_LABEL = "$kubernetes['labels']['app.kubernetes.io/name']";
const STREAM = "$kubernetes['pod_name'].$kubernetes['container_name']";
const STREAM_PREFIX = 'fluent-bit-';

/** Terraform makes the groups, with their retention; nothing is created here. */
function values(environment: Environment): Values {
  const { region } = environment.aws;
  const otherPods = podLogGroupName(environment);
  return {
    fullnameOverride: 'aws-for-fluent-bit',
    serviceAccount: accountValues(environment, 'aws-for-fluent-bit'),
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
