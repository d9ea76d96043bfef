// Node pools within the hours of the environment: a task takes the room from all pools and removes their
// nodes shortly before the node groups stop, and another one gives it back. Node groups are Terraform's.
import { ApiObject, type Chart } from 'cdk8s';
import {
  KubeClusterRole,
  KubeClusterRoleBinding,
  KubeConfigMap,
  KubeServiceAccount,
} from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import { addCronJob } from '../../kubernetes/cron-job.ts';
import { INPUT_WAVE } from '../../kubernetes/scheduled-task.ts';
import type { KubernetesOutput } from '../../model/artifact.ts';
import { selectorLabels, standardLabels } from '../../model/kubernetes/labels.ts';
import {
  apiServerEgress,
  dnsEgress,
  NETWORK_POLICY,
  networkPolicySpec,
} from '../../model/kubernetes/network-policy.ts';
import { poolLimits } from '../../model/nodes/node-pools.ts';
import { type Moment, POOL_LEAD_MINUTES, unixCron } from '../../model/nodes/schedule.ts';
import { clusterOf } from '../../model/parts.ts';
import type { Schedule } from '../../model/schema/cluster/schedule.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { LIMIT_SCRIPT, limitPod, NODE_HOURS } from './limit-pod.ts';

/** After the pools. */
const WAVE = -35;
/** A start that nobody could run, such as during an upgrade of the cluster, is made up for this long. */
const DEADLINE_SECONDS = 3600;

export function compileNodeHours(environment: Environment): KubernetesOutput {
  const { schedule } = environment;
  const pools = sortedEntries(clusterOf(environment).nodePools);
  if (schedule === null || pools.length === 0) return { components: [], artifacts: [] };
  const origin = ['schedule'];
  const labels = standardLabels(environment, NODE_HOURS, 'nodes');
  const keys = pools.map(([key]) => key);
  const chart = componentChart(NODE_HOURS, { namespace: NODE_HOURS, labels });
  const rights = componentChart(NODE_HOURS, { labels });
  addRights(rights, keys);
  addInputs(chart, environment);
  const full = pools.map(([key, pool]) => `${key}=${poolLimits(pool).cpu}`);
  const empty = keys.map((key) => `${key}=0`);
  addTask(chart, environment, { schedule, moment: 'start', limits: full, emptied: [] });
  addTask(chart, environment, { schedule, moment: 'stop', limits: empty, emptied: keys });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: NODE_HOURS, namespace: NODE_HOURS, wave: WAVE, source, origin }],
    artifacts: [...artifactsOf(chart, origin), ...artifactsOf(rights, origin)],
  };
}

/** May change the pools by name and remove nodes of pools, and read nothing. */
function addRights(chart: Chart, pools: readonly string[]): void {
  const metadata = { name: NODE_HOURS, annotations: INPUT_WAVE };
  new KubeClusterRole(chart, 'role', {
    metadata,
    rules: [
      {
        apiGroups: ['karpenter.sh'],
        resources: ['nodepools'],
        resourceNames: [...pools],
        verbs: ['patch'],
      },
      { apiGroups: ['karpenter.sh'], resources: ['nodeclaims'], verbs: ['deletecollection'] },
    ],
  });
  new KubeClusterRoleBinding(chart, 'binding', {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NODE_HOURS },
    subjects: [{ kind: 'ServiceAccount', name: NODE_HOURS, namespace: NODE_HOURS }],
  });
}

function addInputs(chart: Chart, environment: Environment): void {
  const metadata = { name: NODE_HOURS, annotations: INPUT_WAVE };
  new KubeServiceAccount(chart, 'account', { metadata, automountServiceAccountToken: false });
  new KubeConfigMap(chart, 'script', { metadata, data: { 'limit.sh': LIMIT_SCRIPT } });
  new ApiObject(chart, 'policy', {
    ...NETWORK_POLICY,
    metadata,
    spec: networkPolicySpec(
      selectorLabels(environment, NODE_HOURS),
      [],
      [dnsEgress, apiServerEgress(environment)],
    ),
  });
}

interface Task {
  readonly schedule: Schedule;
  readonly moment: Moment;
  readonly limits: readonly string[];
  readonly emptied: readonly string[];
}

function addTask(chart: Chart, environment: Environment, task: Task): void {
  const { schedule, moment, limits, emptied } = task;
  const name = `${NODE_HOURS}-${moment}`;
  const lead = moment === 'stop' ? POOL_LEAD_MINUTES : 0;
  addCronJob(chart, moment, {
    name,
    schedule: unixCron(schedule, moment, lead),
    timeZone: schedule.timezone,
    deadlineSeconds: DEADLINE_SECONDS,
    template: limitPod(environment, limits, emptied),
  });
}
