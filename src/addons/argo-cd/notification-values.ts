// What Argo CD tells whom, as values of its chart; texts in YAML that end up in argocd-notifications-cm.
// https://argo-cd.readthedocs.io/en/release-3.4/operator-manual/notifications/
import { slugOf } from '../../model/naming/core.ts';
import { pagerDutyProperty, slackProperty } from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { type Resources, resources } from '../shared/pods.ts';
import { alertmanager } from '../shared/prometheus.ts';
import {
  type Channel,
  degradedTemplate,
  releasedTemplate,
  syncFailedTemplate,
  TRIGGERS,
} from './notification-texts.ts';
import { type Told, toldBy } from './told-by.ts';

type Subscription = {
  readonly recipients: readonly string[];
  readonly triggers: readonly string[];
  readonly selector?: string;
};

type Texts = Readonly<Record<string, string>>;

export type NotificationValues =
  | { readonly enabled: false }
  | {
      readonly enabled: true;
      readonly secret: { readonly create: false };
      readonly resources: Resources;
      readonly notifiers: Texts;
      readonly templates: Texts;
      readonly triggers: Texts;
      readonly subscriptions: readonly Subscription[];
    };

/** The Secret that its services take what is secret from, as `$<property>`; an ExternalSecret makes it. */
export const NOTIFICATIONS_SECRET = 'argocd-notifications-secret';

/** The service by which Alertmanager hears of releases, for those who read mail. */
const ALERTMANAGER = 'alertmanager';
const PAGER_DUTY = 'pagerdutyv2';

export function notificationValues(environment: Environment): NotificationValues {
  const told = toldBy(environment);
  if (!told.isAnybody) return { enabled: false };
  const channels = channelsOf(environment);
  return {
    enabled: true,
    secret: { create: false },
    resources: resources('20m', '64Mi', '256Mi'),
    notifiers: notifiers(environment, told),
    templates: templates(told, channels),
    triggers: triggers(told),
    subscriptions: subscriptions(environment, told),
  };
}

function channelsOf({ observability }: Environment): readonly Channel[] {
  return sortedEntries(observability.notify.slack).map(([key, { channel }]) => ({
    service: slackService(key),
    channel,
  }));
}

function slackService(key: string): string {
  return `slack-${key}`;
}

/**
 * Slack by its incoming webhooks: the service of that name wants the token of an app. Alertmanager by
 * its API: the service of that name, at this version, keeps saying what it said first.
 * https://github.com/argoproj/notifications-engine/blob/1dbe3de712f8/pkg/services/alertmanager.go
 */
function notifiers({ observability }: Environment, told: Told): Texts {
  const { slack, pagerDuty } = observability.notify;
  const keys = sortedEntries(pagerDuty).map(([key]) => `  ${key}: $${pagerDutyProperty(key)}\n`);
  return {
    ...Object.fromEntries(
      sortedEntries(slack).map(([key]) => [
        `service.webhook.${slackService(key)}`,
        webhook(`$${slackProperty(key)}`),
      ]),
    ),
    ...(told.pagerDuty ? { [`service.${PAGER_DUTY}`]: `serviceKeys:\n${keys.join('')}` } : {}),
    ...(told.mailOfReleases
      ? { [`service.webhook.${ALERTMANAGER}`]: webhook(`${alertmanager.url}/api/v2/alerts`) }
      : {}),
  };
}

function webhook(url: string): string {
  return `url: ${url}
headers:
  - name: Content-Type
    value: application/json
`;
}

function templates(told: Told, channels: readonly Channel[]): Texts {
  return {
    ...(told.slack || told.pagerDuty
      ? { 'template.sync-failed': syncFailedTemplate(channels, told.pagerDuty) }
      : {}),
    ...(told.slack ? { 'template.degraded': degradedTemplate(channels) } : {}),
    ...(hearsOfReleases(told)
      ? { 'template.released': releasedTemplate(channels, told.mailOfReleases && ALERTMANAGER) }
      : {}),
  };
}

function triggers(told: Told): Texts {
  return {
    ...(told.slack || told.pagerDuty ? { 'trigger.on-sync-failed': TRIGGERS.syncFailed } : {}),
    ...(told.slack ? { 'trigger.on-health-degraded': TRIGGERS.degraded } : {}),
    ...(hearsOfReleases(told) ? { 'trigger.on-deployed': TRIGGERS.released } : {}),
  };
}

function hearsOfReleases({ slackOfReleases, mailOfReleases }: Told): boolean {
  return slackOfReleases || mailOfReleases;
}

/** For all Applications, without an annotation on any; but the one of all others is no release. */
function subscriptions(environment: Environment, told: Told): readonly Subscription[] {
  const { slack, pagerDuty } = environment.observability.notify;
  const channels = sortedEntries(slack).map(([key]) => slackService(key));
  const onDuty = sortedEntries(pagerDuty).map(([key]) => `${PAGER_DUTY}:${key}`);
  const readers = [
    ...(told.slackOfReleases ? channels : []),
    ...(told.mailOfReleases ? [ALERTMANAGER] : []),
  ];
  const selector = `app.kubernetes.io/part-of=${slugOf(environment)}`;
  return [
    { recipients: channels, triggers: ['on-sync-failed', 'on-health-degraded'] },
    { recipients: onDuty, triggers: ['on-sync-failed'] },
    { recipients: readers, triggers: ['on-deployed'], selector },
  ].filter(({ recipients }) => recipients.length > 0);
}
