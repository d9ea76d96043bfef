// What runs a service that comes to an end: a CronJob, or a Job for each change of what it runs.
// docs/decisions/0020 says why the name of such a Job changes.
import { ApiObject, type Chart, JsonPatch } from 'cdk8s';
import { type JobSpec, KubeCronJob, KubeJob } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { ServiceSchedule } from '../model/schema/services/runs.ts';
import { contentHash } from './config-hash.ts';
import { runTemplate } from './pod-template.ts';
import { sidecarPatches } from './side-containers.ts';
import { type Workload, workloadMetadata } from './workload.ts';

const WAVE = syncWave(0);

const POLICIES = { forbid: 'Forbid', allow: 'Allow', replace: 'Replace' } as const;

export function addRuns(chart: Chart, workload: Workload): void {
  const { schedule } = workload.service;
  if (schedule === null) addJob(chart, workload);
  else addCronJob(chart, workload, schedule);
}

function addCronJob(chart: Chart, workload: Workload, schedule: ServiceSchedule): void {
  const { service } = workload;
  const { cron, timeZone, concurrency, startingDeadlineSeconds, suspended, keep } = schedule;
  const manifest = KubeCronJob.manifest({
    metadata: workloadMetadata(workload, workload.key, WAVE),
    spec: {
      schedule: cron,
      timeZone,
      concurrencyPolicy: POLICIES[concurrency],
      ...(startingDeadlineSeconds === null ? {} : { startingDeadlineSeconds }),
      suspend: suspended,
      successfulJobsHistoryLimit: keep.succeeded,
      failedJobsHistoryLimit: keep.failed,
      jobTemplate: {
        metadata: { labels: { ...service.labels, ...workload.labels } },
        spec: runOf(workload),
      },
    },
  });
  const at = '/spec/jobTemplate/spec';
  const patches = sidecarPatches(workload, `${at}/template/spec`);
  new ApiObject(chart, 'cron-job', manifest).addJsonPatch(oneAtATime(at), ...patches);
}

/** A Job that has ended stays as it is, and one of another name takes its place in Git. */
function addJob(chart: Chart, workload: Workload): void {
  const { key, service } = workload;
  const { spec } = KubeJob.manifest({ spec: runOf(workload) });
  const name = `${key}-${contentHash({ spec, sidecars: Object.keys(service.sidecars) })}`;
  const manifest = KubeJob.manifest({
    metadata: workloadMetadata(workload, name, WAVE),
    spec: runOf(workload),
  });
  const patches = sidecarPatches(workload, '/spec/template/spec');
  new ApiObject(chart, 'job', manifest).addJsonPatch(oneAtATime('/spec'), ...patches);
}

function runOf(workload: Workload): JobSpec {
  const { deadlineSeconds, retries } = workload.service.run;
  return {
    backoffLimit: retries,
    activeDeadlineSeconds: deadlineSeconds,
    template: runTemplate(workload),
  };
}

/**
 * A pod that is on its way out is waited for. The typings are those of Kubernetes 1.27; the field is on by
 * default since 1.29. https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-replacement-policy
 */
function oneAtATime(at: string): JsonPatch {
  return JsonPatch.add(`${at}/podReplacementPolicy`, 'Failed');
}
