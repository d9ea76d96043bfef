// Where alerts go: the SNS topic that Terraform made, whose subscribers are people, and from here
// straight to Slack and PagerDuty.
// https://prometheus.io/docs/alerting/latest/configuration/
import { slugOf } from '../../model/naming/core.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import {
  NOTIFY_SECRET,
  notifyProperties,
  pagerDutyProperty,
  slackProperty,
} from '../../model/operations/notify.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Statement } from '../../model/statement.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { AccountContext, AddonAccount } from '../addon.ts';
import { DEGRADED, SYNC_FAILED } from '../argo-cd/alerts.ts';
import { RELEASED } from '../argo-cd/notification-texts.ts';
import { toldBy } from '../argo-cd/told-by.ts';
import { type AccountValues, accountValues } from '../shared/account-values.ts';
import { type Resources, resources, type Spread, spreadOf } from '../shared/pods.ts';
import { replicasOf } from '../shared/replicas-of.ts';

type Receiver = {
  readonly name: string;
  readonly sns_configs?: readonly {
    readonly topic_arn: string;
    readonly sigv4: { readonly region: string };
    readonly send_resolved: boolean;
    readonly subject: string;
    readonly message?: string;
  }[];
  readonly slack_configs?: readonly {
    readonly channel: string;
    readonly api_url_file: string;
    readonly send_resolved: boolean;
    readonly title: string;
    readonly text: string;
  }[];
  readonly pagerduty_configs?: readonly {
    readonly routing_key_file: string;
    readonly send_resolved: boolean;
    readonly severity: string;
  }[];
};

type Route = {
  readonly matchers?: readonly string[];
  readonly receiver: string;
  readonly group_by?: readonly string[];
  readonly continue?: boolean;
};

export const alertmanagerAccount: AddonAccount = {
  serviceAccount: 'alertmanager',
  statements,
};

export type AlertmanagerValues = {
  readonly enabled: boolean;
  readonly serviceAccount: AccountValues;
  readonly podDisruptionBudget: { readonly enabled: boolean };
  readonly alertmanagerSpec: {
    readonly replicas: number;
    readonly resources: Resources;
    readonly topologySpreadConstraints: Spread;
    readonly secrets?: readonly string[];
  };
  readonly config: {
    readonly route: {
      readonly receiver: string;
      readonly group_by: readonly string[];
      readonly routes: readonly Route[];
    };
    readonly receivers: readonly Receiver[];
  };
};

const NOWHERE = 'null';
const TOPIC = 'alerts-topic';
const RELEASES = 'releases';

/** One line for each message; SNS takes subjects of at most 100 characters. */
const SUBJECT = '[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}';
const TEXT =
  '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.description }}\n{{ end }}';

const SEVERITIES = { critical: 'critical', warning: 'warning|critical' } as const;

export function alertmanagerValues(environment: Environment): AlertmanagerValues {
  const replicas = replicasOf(environment);
  const hasSecret = notifyProperties(environment).length > 0;
  return {
    enabled: true,
    serviceAccount: accountValues(environment, alertmanagerAccount),
    podDisruptionBudget: { enabled: replicas > 1 },
    alertmanagerSpec: {
      replicas,
      resources: resources('50m', '128Mi', '256Mi'),
      topologySpreadConstraints: spreadOf({ 'app.kubernetes.io/name': 'alertmanager' }),
      ...(hasSecret ? { secrets: [NOTIFY_SECRET] } : {}),
    },
    config: {
      route: {
        receiver: TOPIC,
        group_by: ['alertname', 'namespace'],
        // Two alerts that only say that alerting works, or that others are muted.
        routes: [
          { matchers: ['alertname =~ "Watchdog|InfoInhibitor"'], receiver: NOWHERE },
          ...releaseRoutes(environment),
          ...directRoutes(environment),
        ],
      },
      receivers: [
        { name: NOWHERE },
        topicReceiver(environment),
        ...releaseReceivers(environment),
        ...directReceivers(environment),
      ],
    },
  };
}

function topicReceiver(environment: Environment): Receiver {
  return {
    name: TOPIC,
    sns_configs: [
      {
        topic_arn: alertsTopicArn(environment),
        sigv4: { region: environment.aws.region },
        send_resolved: true,
        subject: SUBJECT,
      },
    ],
  };
}

/** What Argo CD says of releases, and nothing of it being over: all of a few seconds in one mail. */
function releaseRoutes(environment: Environment): readonly Route[] {
  if (!toldBy(environment).mailOfReleases) return [];
  const matchers = [`alertname = "${RELEASED}"`];
  return [{ matchers, receiver: RELEASES, group_by: ['alertname'] }];
}

function releaseReceivers(environment: Environment): readonly Receiver[] {
  if (!toldBy(environment).mailOfReleases) return [];
  return [
    {
      name: RELEASES,
      sns_configs: [
        {
          topic_arn: alertsTopicArn(environment),
          sigv4: { region: environment.aws.region },
          send_resolved: false,
          subject: `[RELEASED] ${slugOf(environment)}`,
          message: '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ end }}',
        },
      ],
    },
  ];
}

/**
 * Each goes on to the next, and the topic hears everything in the end. What Argo CD tells somebody by
 * itself, it is not told twice.
 */
function directRoutes(environment: Environment): readonly Route[] {
  const { slack, pagerDuty } = environment.observability.notify;
  const told = toldBy(environment);
  const fromArgoCd = (names: readonly string[]) => [`alertname !~ "${names.join('|')}"`];
  const routes = [
    ...sortedEntries(slack).map(([key]) => ({
      ...(told.slack ? { matchers: fromArgoCd([DEGRADED, SYNC_FAILED]) } : {}),
      receiver: slackReceiver(key),
      continue: true,
    })),
    ...sortedEntries(pagerDuty).map(([key, { severity }]) => ({
      matchers: [
        `severity =~ "${SEVERITIES[severity]}"`,
        ...(told.pagerDuty ? fromArgoCd([SYNC_FAILED]) : []),
      ],
      receiver: pagerDutyReceiver(key),
      continue: true,
    })),
  ];
  return routes.length === 0 ? [] : [...routes, { receiver: TOPIC }];
}

function directReceivers({ observability }: Environment): readonly Receiver[] {
  const { slack, pagerDuty } = observability.notify;
  return [
    ...sortedEntries(slack).map(([key, { channel }]) => ({
      name: slackReceiver(key),
      slack_configs: [
        {
          channel,
          api_url_file: fileOf(slackProperty(key)),
          send_resolved: true,
          title: SUBJECT,
          text: TEXT,
        },
      ],
    })),
    ...sortedEntries(pagerDuty).map(([key, { severity }]) => ({
      name: pagerDutyReceiver(key),
      pagerduty_configs: [
        {
          routing_key_file: fileOf(pagerDutyProperty(key)),
          send_resolved: true,
          // That of its alerts may differ within a group, and PagerDuty refuses an empty one.
          severity,
        },
      ],
    })),
  ];
}

function slackReceiver(key: string): string {
  return `slack-${key}`;
}

function pagerDutyReceiver(key: string): string {
  return `pager-duty-${key}`;
}

/** The operator mounts each Secret of `alertmanagerSpec.secrets` here. */
function fileOf(property: string): string {
  return `/etc/alertmanager/secrets/${NOTIFY_SECRET}/${property}`;
}

/** The topic is encrypted, so whoever publishes needs its key as well. */
function statements({ environment, keys }: AccountContext): readonly Statement[] {
  return [
    { sid: 'Publish', actions: ['sns:Publish'], resources: [alertsTopicArn(environment)] },
    {
      sid: 'Key',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keys.observability],
    },
  ];
}
