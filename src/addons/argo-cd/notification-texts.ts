// When Argo CD tells something, and in which words. Conditions: https://expr-lang.org; words: Go templates
// with the functions of https://masterminds.github.io/sprig/ over `app`, the Application.
import { DEGRADED_MINUTES } from './alerts.ts';

/** A service that posts to a Slack channel. */
export interface Channel {
  readonly service: string;
  readonly channel: string;
}

/** The name under which Alertmanager passes releases on. */
export const RELEASED = 'ApplicationReleased';

const NAME = '.app.metadata.name';
const OPERATION = '.app.status.operationState';

/** Errors may be as long as all manifests. */
const FAILED = `(printf "%s could not be synced: %s" ${NAME} (${OPERATION}.message | default "no reason given" | trunc 900))`;
const SICK = `(printf "%s is %s since %s; why: argocd app get %s" ${NAME} .app.status.health.status .app.status.health.lastTransitionTime ${NAME})`;
const RELEASE = `(printf "%s runs %s: %s" ${NAME} ${OPERATION}.syncResult.revision (.app.status.summary.images | join ", " | default "no images"))`;

/** Characters by which Slack would link and mention: https://docs.slack.dev/messaging/formatting-message-text/ */
const ESCAPED = 'replace "&" "&amp;" | replace "<" "&lt;" | replace ">" "&gt;"';

/**
 * A failed sync is told once per attempt, also where the next one is of the same revision, as it is of
 * a chart whose values changed. What is degraded is told again once it was well. A release counts by
 * the history of the Application, to which undoing a change by hand adds nothing.
 */
export const TRIGGERS = {
  syncFailed: `- when: app.status?.operationState?.phase in ['Error', 'Failed']
  oncePer: app.status.operationState.startedAt
  send: [sync-failed]
`,
  degraded: `- when: app.status?.health?.status in ['Degraded', 'Missing'] and app.status.health.lastTransitionTime != nil and time.Now().Sub(time.Parse(app.status.health.lastTransitionTime)).Minutes() >= ${DEGRADED_MINUTES}
  send: [degraded]
`,
  released: `- when: app.status?.operationState?.phase == 'Succeeded' and app.status?.sync?.status == 'Synced' and app.status?.health?.status == 'Healthy' and len(app.status.history ?? []) > 0
  oncePer: app.status.history[-1].id
  send: [released]
`,
} as const;

/** PagerDuty keeps one incident of an Application open, however often it fails. */
export function syncFailedTemplate(channels: readonly Channel[], isOnDuty: boolean): string {
  return `${posts(channels, FAILED)}${isOnDuty ? INCIDENT : ''}`;
}

const INCIDENT = `pagerdutyv2:
  summary: '{{ ${FAILED} }}'
  severity: critical
  source: '{{ ${NAME} }}'
  dedupKey: 'argocd-sync-failed-{{ ${NAME} }}'
`;

export function degradedTemplate(channels: readonly Channel[]): string {
  return posts(channels, SICK);
}

/** `alertmanager`: the service that posts to it, if any. */
export function releasedTemplate(
  channels: readonly Channel[],
  alertmanager: string | false,
): string {
  return posts(channels, RELEASE, alertmanager ? [[alertmanager, ALERT]] : []);
}

/** The number keeps two releases in a row apart. It has no severity, which others of it would mute. */
const ALERT = `[{"labels": {"alertname": "${RELEASED}", "application": {{ ${NAME} | toJson }}, "release": {{ (last .app.status.history).id | toString | toJson }}}, "annotations": {"summary": {{ ${RELEASE} | toJson }}}}]`;

type Post = readonly [service: string, body: string];

function posts(channels: readonly Channel[], words: string, others: readonly Post[] = []): string {
  const toSlack = channels.map(
    ({ service, channel }) =>
      [
        service,
        `{"channel": ${JSON.stringify(channel)}, "text": {{ ${words} | ${ESCAPED} | toJson }}}`,
      ] as const,
  );
  const all = [...toSlack, ...others];
  if (all.length === 0) return '';
  return `webhook:\n${all.map(post).join('')}`;
}

function post([service, body]: Post): string {
  return `  ${service}:
    method: POST
    body: |
      ${body}
`;
}
