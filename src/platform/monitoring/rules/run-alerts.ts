// Services that come to an end: a run that failed, as kube-state-metrics tells of it.
// https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics/workload
import type { Alert } from '../../../model/kubernetes/alert.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { ServiceKind } from '../../../model/services/service-kinds.ts';

export function runAlerts(environment: Environment, scope: string): readonly Alert[] {
  const cronJobs = servicesOf(environment, 'cronJob');
  const jobs = servicesOf(environment, 'job');
  return [
    ...(cronJobs.length === 0 ? [] : [cronJobAlert(`${scope},cronjob=~"${cronJobs.join('|')}"`)]),
    ...(jobs.length === 0 ? [] : [jobAlert(`${scope},job_name=~"(${jobs.join('|')})-[0-9a-f]+"`)]),
  ];
}

function servicesOf({ services }: Environment, kind: ServiceKind): readonly string[] {
  return Object.keys(services)
    .filter((key) => services[key]?.kind === kind)
    .sort();
}

/** Ends with the next run that succeeds; Jobs that failed stay for longer than that. */
function cronJobAlert(matchers: string): Alert {
  const time = (which: string) => `kube_cronjob_status_last_${which}_time{${matchers}}`;
  const [started, succeeded] = [time('schedule'), time('successful')];
  const failed = `(${started} > ${succeeded} or ${started} unless ${succeeded})`;
  return {
    name: 'RunFailed',
    severity: 'warning',
    minutes: 5,
    expr: `${failed} and kube_cronjob_status_active{${matchers}} == 0`,
    summary: 'The last run of {{ $labels.cronjob }} did not succeed',
  };
}

function jobAlert(matchers: string): Alert {
  return {
    name: 'JobFailed',
    severity: 'warning',
    minutes: 1,
    expr: `kube_job_failed{${matchers},condition="true"} == 1`,
    summary: '{{ $labels.job_name }} failed, and does not run again until it is changed',
  };
}
