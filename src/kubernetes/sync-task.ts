// A script that runs with each sync, with what it reads and the network policy of its pods.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob } from 'cdk8s-plus-27/lib/imports/k8s.js';
import {
  EXTERNAL_SECRET,
  jobSecretSpec,
  type ManagedRead,
  type SecretRead,
} from '../model/kubernetes/external-secret.ts';
import { selectorLabels, standardLabels } from '../model/kubernetes/labels.ts';
import {
  dnsEgress,
  type EgressRule,
  NETWORK_POLICY,
  networkPolicySpec,
} from '../model/kubernetes/network-policy.ts';
import type { Environment } from '../model/schema/environment.ts';
import { INPUT_WAVE } from './scheduled-task.ts';
import { SYNC_JOB } from './sync-job.ts';
import { taskPod } from './task-pod.ts';

export interface SyncTask {
  readonly environment: Environment;
  /** Of the Job, and of all that it reads. */
  readonly name: string;
  /** What it does, in one word: the name of its container. */
  readonly verb: string;
  /** What it looks after, such as `database`. */
  readonly component: string;
  readonly serviceAccount: string;
  /** Files below /scripts. */
  readonly files: Readonly<Record<string, string>>;
  readonly image: string;
  readonly command: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly reads: readonly SecretRead[];
  /** A secret that AWS makes. */
  readonly managed: ManagedRead | null;
  /** Variables made of what it reads. */
  readonly variables: Readonly<Record<string, string>>;
  /** Whom it calls beside the DNS. */
  readonly egress: readonly EgressRule[];
  readonly isDatabaseClient: boolean;
  /** Memory at most, such as `256Mi`. */
  readonly memory: string;
}

/** Its ServiceAccount is made by whoever knows its role. */
export function addSyncTask(chart: Chart, task: SyncTask): void {
  const { environment, name, verb, files, egress } = task;
  const metadata = { name, annotations: INPUT_WAVE };
  new KubeConfigMap(chart, `${verb}-script`, { metadata, data: files });
  new ApiObject(chart, `${verb}-secret`, {
    ...EXTERNAL_SECRET,
    metadata,
    spec: jobSecretSpec(name, task),
  });
  new ApiObject(chart, `${verb}-policy`, {
    ...NETWORK_POLICY,
    metadata,
    spec: networkPolicySpec(selectorLabels(environment, name), [], [dnsEgress, ...egress]),
  });
  const { serviceAccount, image, command, settings, isDatabaseClient, memory } = task;
  const template = taskPod({
    ...{ name: verb, serviceAccount, image, command, settings, isDatabaseClient, memory },
    labels: standardLabels(environment, name, task.component),
    secret: { name, keys: Object.keys(task.variables) },
    scripts: name,
  });
  new KubeJob(chart, `${verb}-job`, {
    metadata: { name, annotations: SYNC_JOB.annotations },
    spec: { ...SYNC_JOB.spec, template },
  });
}
