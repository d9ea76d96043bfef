// Where alerts go: the SNS topic that Terraform made, whose subscribers are people.
// https://prometheus.io/docs/alerting/latest/configuration/#sns_config
import { alertsTopicArn } from '../../model/naming.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { type AccountValues, accountValues, replicasOf } from '../chart-definition.ts';

type Receiver = {
  readonly name: string;
  readonly sns_configs?: readonly {
    readonly topic_arn: string;
    readonly sigv4: { readonly region: string };
    readonly send_resolved: boolean;
    readonly subject: string;
  }[];
};

export type AlertmanagerValues = {
  readonly enabled: boolean;
  readonly serviceAccount: AccountValues;
  readonly alertmanagerSpec: { readonly replicas: number };
  readonly config: {
    readonly route: {
      readonly receiver: string;
      readonly group_by: readonly string[];
      readonly routes: readonly {
        readonly matchers: readonly string[];
        readonly receiver: string;
      }[];
    };
    readonly receivers: readonly Receiver[];
  };
};

const NOWHERE = 'null';
const TOPIC = 'alerts-topic';

export function alertmanagerValues(environment: Environment): AlertmanagerValues {
  return {
    enabled: true,
    serviceAccount: accountValues(environment, 'alertmanager'),
    alertmanagerSpec: { replicas: replicasOf(environment) },
    config: {
      route: {
        receiver: TOPIC,
        group_by: ['alertname', 'namespace'],
        // Two alerts that only say that alerting works, or that others are muted.
        routes: [{ matchers: ['alertname =~ "Watchdog|InfoInhibitor"'], receiver: NOWHERE }],
      },
      receivers: [{ name: NOWHERE }, topicReceiver(environment)],
    },
  };
}

/** SNS takes subjects of at most 100 characters. */
function topicReceiver(environment: Environment): Receiver {
  const subject = '[{{ .Status | toUpper }}] {{ .CommonLabels.alertname }}';
  return {
    name: TOPIC,
    sns_configs: [
      {
        topic_arn: alertsTopicArn(environment),
        sigv4: { region: environment.aws.region },
        send_resolved: true,
        subject,
      },
    ],
  };
}
