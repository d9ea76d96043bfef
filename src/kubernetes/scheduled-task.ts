// A script of AWS commands on a schedule, with the network policy of its pods.
import { ApiObject, type Chart } from 'cdk8s';
import { selectorLabels, standardLabels, syncWave } from '../model/kubernetes/labels.ts';
import {
  dnsEgress,
  internetEgress,
  NETWORK_POLICY,
  networkPolicySpec,
} from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import { addCronJob } from './cron-job.ts';
import { AWS_CLI_IMAGE, taskPod } from './task-pod.ts';

/** What a task finds when it starts: accounts, scripts and policies. */
export const INPUT_WAVE = syncWave(-3);

export interface ScheduledTask {
  /** Of the CronJob; at most 52 characters. */
  readonly name: string;
  /** What it does, in one word: the name of its container. */
  readonly verb: string;
  /** What it looks after, such as `database`. */
  readonly component: string;
  readonly schedule: string;
  /** Account that acts in AWS. */
  readonly serviceAccount: string;
  /** ConfigMap with `<verb>.sh`. */
  readonly scripts: string;
  /** Variables of the script beside AWS_REGION. */
  readonly settings: Readonly<Record<string, string>>;
}

export function addScheduledTask(
  chart: Chart,
  environment: Environment,
  { name, verb, component, schedule, serviceAccount, scripts, settings }: ScheduledTask,
): void {
  new ApiObject(chart, `${verb}-policy`, {
    ...NETWORK_POLICY,
    metadata: { name, annotations: INPUT_WAVE },
    spec: networkPolicySpec(
      selectorLabels(environment, name),
      [],
      [dnsEgress, internetEgress(environment)],
    ),
  });
  const template = taskPod({
    ...{ name: verb, serviceAccount, scripts },
    labels: standardLabels(environment, name, component),
    image: AWS_CLI_IMAGE,
    command: ['sh', `/scripts/${verb}.sh`],
    settings: { AWS_REGION: environment.aws.region, ...settings },
    secret: undefined,
    isDatabaseClient: false,
    memory: '256Mi',
  });
  addCronJob(chart, `${verb}-job`, { name, schedule, timeZone: 'Etc/UTC', template });
}
