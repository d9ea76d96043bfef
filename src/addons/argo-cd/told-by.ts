// Whom Argo CD tells by itself, out of those whom the environment names.
// PagerDuty and Slack it calls at the addresses that Alertmanager has. Mail goes by way of the alerts
// topic, for which it has no service, so Alertmanager passes on what it says of releases; of failures
// mail hears through the alerts of Prometheus alone.
// Services: https://github.com/argoproj/notifications-engine/blob/1dbe3de712f8/pkg/services/services.go
import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';

export interface Told {
  /** Channels, which hear of failed syncs, of degraded Applications, and of releases if asked for. */
  readonly slack: boolean;
  /** Which hears of failed syncs. What is degraded Alertmanager says, since it also says when it is over. */
  readonly pagerDuty: boolean;
  readonly slackOfReleases: boolean;
  readonly mailOfReleases: boolean;
  readonly isAnybody: boolean;
}

export function toldBy({ addons, observability }: Environment): Told {
  const { emails, slack, pagerDuty, releases } = observability.notify;
  const isThere = addons['argo-cd'] !== undefined;
  const isNamed = (receivers: object) => isThere && Object.keys(receivers).length > 0;
  const told = {
    slack: isNamed(slack),
    pagerDuty: isNamed(pagerDuty),
    slackOfReleases: releases && isNamed(slack),
    mailOfReleases: releases && isNamed(emails) && addons['kube-prometheus-stack'] !== undefined,
  };
  return { ...told, isAnybody: Object.values(told).some(Boolean) };
}

export function newsOfReleases({ observability }: Environment): readonly Need[] {
  if (!observability.notify.releases) return [];
  return [{ what: 'news of releases', path: ['observability', 'notify', 'releases'] }];
}
