import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkAddons } from '../../../src/environment/rules/cluster/addons.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { type AnyObject, objectOf, valuesOf } from '../../support/kubernetes-objects.ts';

const ADDONS = { 'argo-cd': {}, 'external-secrets': {}, 'kube-prometheus-stack': {} };

const SLACK = { alerts: { channel: '#alerts' }, 'dev-ops': { channel: '#dev-ops' } };
const ON_DUTY = { 'on-call': { severity: 'warning' } };
const MAIL = { ops: 'ops@shop.example' };

function told(notify: object, addons: object = ADDONS) {
  const environment = anEnvironment({ addons, observability: { notify } });
  const platform = compilePlatform(environment);
  return { environment, platform, values: valuesOf(platform, 'argo-cd')['notifications'] };
}

/** How Argo CD's controller reads its ConfigMap. */
function configOf(values: AnyObject) {
  const read = (start: string, texts: AnyObject = {}) =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => {
        expect(key.startsWith(start)).toBe(true);
        return [key.slice(start.length), parse(String(text))];
      }),
    );
  const services = read('service.', values['notifiers']);
  return {
    // The last word names a service, the first its type.
    services: Object.fromEntries(
      Object.entries(services).map(([key, service]) => [key.split('.').at(-1) ?? '', service]),
    ),
    templates: read('template.', values['templates']),
    triggers: read('trigger.', values['triggers']),
    subscriptions: values['subscriptions'] as readonly AnyObject[],
  };
}

describe('notifications of Argo CD', () => {
  it.each([
    ['nobody', {}],
    ['mail alone, which hears from Prometheus', { emails: MAIL }],
  ])('are off where the environment names %s', (_, notify) => {
    const { platform, values } = told({ emails: null, ...notify });
    const { components } = platform;

    expect(values).toEqual({ enabled: false });
    expect(components.map(({ name }) => name)).not.toContain('argo-cd-notifications');
  });

  it.each([
    ['Slack', { slack: SLACK }],
    ['PagerDuty', { pagerDuty: ON_DUTY }],
    ['both', { slack: SLACK, pagerDuty: ON_DUTY }],
    ['mail about releases', { emails: MAIL, releases: true }],
    [
      'everybody, about everything',
      { slack: SLACK, pagerDuty: ON_DUTY, emails: MAIL, releases: true },
    ],
  ])('name only what is there: %s', (_, notify) => {
    const { values } = told({ emails: null, ...notify });
    const { services, templates, triggers, subscriptions } = configOf(values);
    const sent = Object.values(triggers).flatMap((conditions) =>
      conditions.flatMap(({ send }: AnyObject) => send),
    );
    const recipients = subscriptions.flatMap((each) => each['recipients']);

    expect(values.enabled).toBe(true);
    expect(new Set(subscriptions.flatMap((each) => each['triggers']))).toEqual(
      new Set(Object.keys(triggers)),
    );
    expect(new Set(sent)).toEqual(new Set(Object.keys(templates)));
    expect(new Set(recipients.map((each: string) => each.split(':')[0]))).toEqual(
      new Set(Object.keys(services)),
    );
  });

  it('post to each channel by the webhook that Alertmanager has', () => {
    const { services, templates, subscriptions } = configOf(told({ slack: SLACK }).values);
    const headers = [{ name: 'Content-Type', value: 'application/json' }];

    expect(services).toEqual({
      'slack-alerts': { url: '$slack_alerts', headers },
      'slack-dev-ops': { url: '$slack_dev_ops', headers },
    });
    expect(subscriptions).toEqual([
      {
        recipients: ['slack-alerts', 'slack-dev-ops'],
        triggers: ['on-sync-failed', 'on-health-degraded'],
      },
    ]);
    for (const name of ['sync-failed', 'degraded']) {
      const { webhook } = templates[name];
      expect(webhook['slack-dev-ops']).toMatchObject({ method: 'POST' });
      // As JSON, once the words are in: they come in quotes of their own, without a character of Slack's.
      const body = webhook['slack-dev-ops'].body.replaceAll(/\{\{.*?\}\}/g, '"words"');
      expect(JSON.parse(body)).toEqual({ channel: '#dev-ops', text: 'words' });
      expect(webhook['slack-dev-ops'].body).toMatch(
        /replace "&" "&amp;" \| replace "<" "&lt;" \| replace ">" "&gt;" \| toJson \}\}/,
      );
    }
  });

  it('open an incident of each Application that could not be synced, not more', () => {
    const { services, templates, subscriptions } = configOf(told({ pagerDuty: ON_DUTY }).values);

    expect(services).toEqual({
      pagerdutyv2: { serviceKeys: { 'on-call': '$pager_duty_on_call' } },
    });
    expect(subscriptions).toEqual([
      { recipients: ['pagerdutyv2:on-call'], triggers: ['on-sync-failed'] },
    ]);
    expect(templates['sync-failed']).toEqual({
      pagerdutyv2: {
        summary: expect.stringContaining('could not be synced: %s'),
        severity: 'critical',
        source: '{{ .app.metadata.name }}',
        dedupKey: 'argocd-sync-failed-{{ .app.metadata.name }}',
      },
    });
  });

  it('say each failure once: per attempt, and of what is sick once it has been so for long', () => {
    const { triggers } = configOf(told({ slack: SLACK }).values);

    expect(triggers['on-sync-failed']).toEqual([
      {
        when: "app.status?.operationState?.phase in ['Error', 'Failed']",
        oncePer: 'app.status.operationState.startedAt',
        send: ['sync-failed'],
      },
    ]);
    expect(triggers['on-health-degraded']).toEqual([
      {
        when: expect.stringMatching(/'Degraded', 'Missing'.*Minutes\(\) >= 15$/),
        send: ['degraded'],
      },
    ]);
  });

  it('take their addresses from the one secret, by properties that are in it', () => {
    const { platform, values } = told({ slack: SLACK, pagerDuty: ON_DUTY });
    const { spec, metadata } = objectOf(
      platform,
      'ExternalSecret',
      'argocd-notifications-secret',
    ) as AnyObject;
    const asked = JSON.stringify(values.notifiers).match(/(?<=\$)[\w-]+/g) ?? [];

    expect(values.secret).toEqual({ create: false });
    expect(metadata.namespace).toBe('argocd');
    expect(spec.secretStoreRef.name).toBe('secrets-manager');
    expect(Object.keys(spec.target.template.data)).toEqual([...asked].sort());
    expect(new Set(spec.data.map(({ remoteRef }: AnyObject) => remoteRef['key']))).toEqual(
      new Set(['shop/prod/notify']),
    );
    expect(objectOf(platform, 'ClusterSecretStore', 'secrets-manager')['spec'].conditions).toEqual([
      { namespaces: expect.arrayContaining(['argocd']) },
    ]);
  });

  it('follow Argo CD into another namespace', () => {
    const notify = { slack: SLACK };
    const environment = anEnvironment({
      addons: ADDONS,
      observability: { notify },
      delivery: { argocd: { namespace: 'gitops' } },
    });
    const secret = objectOf(
      compilePlatform(environment),
      'ExternalSecret',
      'argocd-notifications-secret',
    );

    expect((secret as AnyObject)['metadata'].namespace).toBe('gitops');
  });

  it('are watched themselves, where there are some', () => {
    const podsOf = ({ platform }: ReturnType<typeof told>) =>
      objectOf(platform, 'PodMonitor', 'argo-cd')['spec'].selector.matchExpressions[0].values;
    const alertsOf = ({ platform }: ReturnType<typeof told>) =>
      objectOf(platform, 'PrometheusRule', 'delivery')['spec'].groups[0].rules.map(
        ({ alert }: AnyObject) => alert,
      );
    const [some, none] = [told({ slack: SLACK }), told({})];

    expect(podsOf(some)).toContain('argocd-notifications-controller');
    expect(alertsOf(some)).toContain('NotificationNotDelivered');
    expect(podsOf(none)).not.toContain('argocd-notifications-controller');
    expect(alertsOf(none)).not.toContain('NotificationNotDelivered');
  });
});

describe('news of releases', () => {
  const notify = { emails: MAIL, slack: SLACK, pagerDuty: ON_DUTY, releases: true };

  it('reach channels, and mail by way of Alertmanager, of every Application but the root', () => {
    const { services, templates, triggers, subscriptions } = configOf(told(notify).values);

    expect(subscriptions.at(-1)).toEqual({
      recipients: ['slack-alerts', 'slack-dev-ops', 'alertmanager'],
      triggers: ['on-deployed'],
      selector: 'app.kubernetes.io/part-of=shop-prod',
    });
    expect(services['alertmanager']?.url).toBe(
      'http://kube-prometheus-alertmanager.monitoring.svc.cluster.local:9093/api/v2/alerts',
    );
    expect(triggers['on-deployed'][0]).toMatchObject({ oncePer: 'app.status.history[-1].id' });
    const body = templates['released'].webhook.alertmanager.body;
    expect(JSON.parse(body.replaceAll(/\{\{.*?\}\}/g, '"words"'))).toEqual([
      {
        labels: { alertname: 'ApplicationReleased', application: 'words', release: 'words' },
        annotations: { summary: 'words' },
      },
    ]);
  });

  it('end at the topic, and in nobody else of Alertmanager', () => {
    const { platform } = told(notify);
    const { route, receivers } = valuesOf(platform, 'kube-prometheus-stack')['alertmanager'].config;

    expect(route.routes[1]).toEqual({
      matchers: ['alertname = "ApplicationReleased"'],
      receiver: 'releases',
      group_by: ['alertname'],
    });
    expect(receivers.find(({ name }: AnyObject) => name === 'releases').sns_configs).toEqual([
      {
        topic_arn: 'arn:aws:sns:eu-west-1:210987654321:shop-prod-alerts',
        sigv4: { region: 'eu-west-1' },
        send_resolved: false,
        subject: '[RELEASED] shop-prod',
        message: '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ end }}',
      },
    ]);
  });

  it('may go from Argo CD to Alertmanager', () => {
    const port = [{ protocol: 'TCP', port: 9093 }];
    const peer = (name: string) => [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } },
    ];
    const policies = (asked: object) => {
      const { platform } = told(asked);
      return {
        out: objectOf(platform, 'NetworkPolicy', 'argo-cd')['spec'].egress,
        in: objectOf(platform, 'NetworkPolicy', 'kube-prometheus-stack')['spec'].ingress,
      };
    };
    const [open, shut] = [policies(notify), policies({ ...notify, emails: null })];

    expect(open.out).toContainEqual({ to: peer('monitoring'), ports: port });
    expect(open.in).toContainEqual({ from: peer('argocd'), ports: port });
    expect(JSON.stringify(shut)).not.toContain('9093');
  });

  it('rest on Argo CD, and those by mail on Alertmanager', () => {
    const missing = (asked: object, addons: object) =>
      findings(checkAddons(told(asked, { 'argo-cd': {}, ...addons }).environment)).filter((each) =>
        each.includes('notify.releases'),
      );
    const { environment } = told({ emails: MAIL, releases: true });
    const without = {
      ...environment,
      addons: { 'external-secrets': { existing: null, version: null, capacity: null, values: {} } },
    };
    const found = checkAddons(without).filter(({ path }) => path?.at(-1) === 'releases');

    expect(found.map(({ args }) => args['addon'])).toEqual([
      'addons.argo-cd',
      'addons.kube-prometheus-stack',
    ]);
    expect(missing({ emails: MAIL, releases: true }, ADDONS)).toEqual([]);
    expect(missing({ emails: null, slack: SLACK, releases: true }, {})).toEqual([]);
  });
});
