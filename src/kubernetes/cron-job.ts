// A pod that runs on a schedule, one at a time.
import type { Chart } from 'cdk8s';
import { KubeCronJob, type PodTemplateSpec } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { syncWave } from '../model/kubernetes/labels.ts';

const RETRIES = 3;
/** After what the pod finds when it starts. */
const WAVE = syncWave(1);

export interface CronJob {
  /** At most 52 characters. */
  readonly name: string;
  readonly schedule: string;
  readonly timeZone: string;
  /** For how long a start that nobody could run is made up. Absent: until the next one. */
  readonly deadlineSeconds?: number;
  readonly template: PodTemplateSpec;
}

export function addCronJob(chart: Chart, id: string, job: CronJob): void {
  const { name, schedule, timeZone, deadlineSeconds, template } = job;
  new KubeCronJob(chart, id, {
    metadata: { name, annotations: WAVE },
    spec: {
      schedule,
      timeZone,
      concurrencyPolicy: 'Forbid',
      ...(deadlineSeconds === undefined ? {} : { startingDeadlineSeconds: deadlineSeconds }),
      jobTemplate: { spec: { backoffLimit: RETRIES, template } },
    },
  });
}
