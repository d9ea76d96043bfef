// Triggers of autoscaling, and services that may have no pods.
import { entry, quote } from '../entry.ts';

export interface Place {
  readonly service: string;
  readonly trigger: string;
}

/** The version of src/addons/keda.ts. */
const SCALERS = 'https://keda.sh/docs/2.20/scalers/';

export const scalingCatalogue = {
  'model/trigger-kind': entry<Place & { found: string }>({
    severity: 'error',
    message: ({ service, trigger, found }) =>
      found === ''
        ? `Trigger ${trigger} of service ${service} follows nothing`
        : `Trigger ${trigger} of service ${service} is several things: ${found}`,
    hint: () =>
      'Write one of queue, kafka, schedule, prometheus and type; others are triggers of their own',
    why: 'A trigger of KEDA is one scaler. Of several triggers the one that wants most pods wins.',
  }),
  'model/trigger-key': entry<Place & { kind: string; key: string }>({
    severity: 'error',
    message: ({ service, trigger, kind, key }) =>
      `Trigger ${trigger} of service ${service} follows ${kind}, to which ${key} says nothing`,
    hint: ({ key }) => `Delete ${key}`,
    why: 'A number that nothing reads would look as if it did something.',
  }),
  'model/trigger-store': entry<Place & { what: string; store: string; nearest: string | null }>({
    severity: 'error',
    message: ({ service, trigger, what, store }) =>
      `Trigger ${trigger} of service ${service} counts messages of ${what} ${store}, which it does not read`,
    hint: ({ nearest, what }) =>
      nearest === null
        ? `Name it under uses of the service, with ${what === 'queue' ? 'receive' : 'consume'} or both`
        : `Did you mean "${nearest}"?`,
    why: 'Pods that are added for messages have to be those that work them off, or there are ever more of both.',
  }),
  'model/trigger-hours': entry<Place & { time: string }>({
    severity: 'error',
    message: ({ service, trigger, time }) =>
      `Trigger ${trigger} of service ${service} starts and ends at the same time: ${time}`,
    hint: () => 'Write another end',
    why: 'KEDA refuses such a schedule.',
  }),
  'model/trigger-replicas': entry<Place & { replicas: number; least: number; most: number }>({
    severity: 'error',
    message: ({ service, trigger, replicas, least, most }) =>
      `Trigger ${trigger} of service ${service} asks for ${replicas} pods, and there are ${least} to ${most} anyway`,
    hint: ({ replicas, most }) =>
      replicas > most
        ? `Raise autoscaling.maxReplicas to ${replicas}, or lower replicas of the trigger to ${most}`
        : 'Raise replicas of the trigger above replicas of the service',
    why: 'KEDA keeps the number of pods between replicas and maxReplicas, whatever a trigger asks for.',
  }),
  'model/trigger-type': entry<{ type: string; nearest: string | null }>({
    severity: 'error',
    message: ({ type }) => `KEDA has no scaler ${type}`,
    hint: ({ nearest }) =>
      nearest === null ? `Choose one of ${SCALERS}` : `Did you mean "${nearest}"?`,
    why: `KEDA would report it in the status of the ScaledObject, and scale by nothing. ${SCALERS}`,
  }),
  'model/trigger-setting': entry<{ type: string; setting: string; nearest: string | null }>({
    severity: 'error',
    message: ({ type, setting }) => `KEDA reads no setting ${setting} of scaler ${type}`,
    hint: ({ nearest }) => (nearest === null ? `See ${SCALERS}` : `Did you mean "${nearest}"?`),
    why: 'What KEDA does not know it leaves out without a word, and takes its default instead. The settings are those of the version that the add-on installs.',
  }),
  'model/trigger-setting-missing': entry<Place & { type: string; setting: string }>({
    severity: 'error',
    message: ({ service, trigger, type, setting }) =>
      `Trigger ${trigger} of service ${service} lacks ${setting}, which scaler ${type} needs`,
    hint: ({ setting }) => `Set metadata.${setting}`,
    why: `KEDA would not begin with it, and the service would stay as small as it is. ${SCALERS}`,
  }),
  'model/trigger-unsigned': entry<Place & { type: string }>({
    severity: 'error',
    message: ({ service, trigger, type }) =>
      `Nobody signs trigger ${trigger} of service ${service} in to AWS, as scaler ${type} needs`,
    hint: () =>
      'Follow a queue by the key queue, or name a TriggerAuthentication in authentication',
    why: 'The operator of KEDA has a role that may look at exactly the queues that triggers follow by the key queue. For anything else in AWS somebody has to say whose rights count.',
  }),
  'model/scale-to-zero-unwoken': entry<{ service: string }>({
    severity: 'error',
    message: ({ service }) => `Service ${service} would never wake up: it has no triggers`,
    hint: () => 'Name an event in autoscaling.triggers, or leave scaleToZero out',
    why: 'CPU and memory are measured in pods. Where there are none, nothing is measured.',
  }),
  'model/scale-to-zero-called': entry<{ service: string; by: string }>({
    severity: 'error',
    message: ({ service, by }) =>
      `Service ${service} may have no pods, and requests come to it from ${by}`,
    hint: () => 'Leave scaleToZero out, or let work come over a queue',
    why: 'A request to a service without pods fails at once; no trigger sees it. What waits in a queue or a topic waits until there are pods.',
  }),
  'model/scale-to-zero-rollout': entry<{ service: string; strategy: string }>({
    severity: 'error',
    message: ({ service, strategy }) =>
      `Service ${service} may have no pods, and its ${strategy} rollout judges a new version by them`,
    hint: () => 'Leave scaleToZero out, or roll with strategy: rolling',
    why: 'With no pod of either version there is nothing to compare, and the new one would pass unseen.',
  }),
  'model/scaling-key-idle': entry<{ service: string; key: string; needs: string }>({
    severity: 'error',
    message: ({ service, key, needs }) =>
      `Autoscaling of service ${service} has ${key} without ${needs}, so that it says nothing`,
    hint: ({ key, needs }) => `Write ${needs}, or delete ${key}`,
    why: 'KEDA reads the one only with the other.',
  }),
  'model/trigger-query': entry<Place & { fault: string }>({
    severity: 'error',
    message: ({ service, trigger, fault }) =>
      `Prometheus cannot read the query of trigger ${trigger} of service ${service}: ${fault}`,
    hint: () => 'Correct the expression; Prometheus has a page that runs it',
    why: 'The scaler fails at every look, and the service keeps the number of pods it has. https://prometheus.io/docs/prometheus/latest/querying/basics/',
  }),
  'model/trigger-number': entry<Place & { setting: string; value: string; wanted: string }>({
    severity: 'error',
    message: ({ service, trigger, setting, value, wanted }) =>
      `Setting ${setting} of trigger ${trigger} of service ${service} is ${wanted}: found ${quote(value)}`,
    hint: ({ setting, wanted }) =>
      wanted === 'a number'
        ? `Write digits, such as ${setting}: "0"`
        : `Write how much of it a pod is for, such as ${setting}: "20"`,
    why: 'The number of pods is what there is, divided by this. The API server refuses the autoscaler of KEDA, and nothing scales. https://github.com/kedacore/keda/issues/5857',
  }),
} as const;
