// Kinds of services, and those that come to an end.
import { entry, quote } from '../entry.ts';

export const runsCatalogue = {
  'model/key-of-other-kind': entry<{
    service: string;
    key: string;
    kind: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ service, key, kind }) => `Service ${service} is ${kind}, which has no ${key}`,
    hint: ({ key, wanted }) => `Delete ${key}, or write another kind: ${wanted}`,
    why: 'What stands there would have no effect, and nobody would notice.',
  }),
  'model/schedule-missing': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) => `Service ${service} is a cronJob, and nothing says when it runs`,
    hint: () => 'Add a schedule, such as schedule: { cron: "30 2 * * *" }',
    why: 'A CronJob starts its runs by a schedule.',
  }),
  'model/cron': entry<{ service: string; cron: string; fault: string }>({
    severity: 'error',
    message: ({ service, cron, fault }) =>
      `Schedule ${quote(cron)} of service ${service} starts nothing: ${fault}`,
    hint: ({ fault }) =>
      /such a day/.test(fault)
        ? 'Name a day that the months have, such as 28, or leave the day open with *'
        : 'Write five fields such as "30 2 * * *": minute, hour, day, month, day of the week',
    why: 'Kubernetes refuses a schedule that it cannot read, and waits for ever for a day that never comes, such as 31 February. Days of the week count from 0, Sunday, to 6. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax',
  }),
  'model/cron-outside-hours': entry<{
    service: string;
    cron: string;
    start: string;
    stop: string;
  }>({
    severity: 'warning',
    message: ({ service, cron, start, stop }) =>
      `Schedule ${quote(cron)} of service ${service} is outside of the hours of the environment: ${start} to ${stop}`,
    hint: () => 'Let it run within the hours of the schedule of the environment',
    why: 'Outside of these hours there are no nodes. A run that starts then waits for one until its deadline, and nothing has been done.',
  }),
} as const;
