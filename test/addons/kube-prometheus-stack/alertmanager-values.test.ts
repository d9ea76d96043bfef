import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { compiledFrom } from '../../support/compiled.ts';
import { withEveryAddon } from '../../support/every-addon.ts';
import { type AnyObject, objectOf, valuesOf } from '../../support/kubernetes-objects.ts';
import { nightSchool } from '../../support/night-school.ts';

const environment = withEveryAddon();
const platform = compilePlatform(environment);
const { alertmanager } = valuesOf(platform, 'kube-prometheus-stack');
const receivers: readonly AnyObject[] = alertmanager.config.receivers;
const receiver = (name: string) => receivers.find((each) => each['name'] === name);

describe('notifications', () => {
  it('reach Slack, PagerDuty and mail through the topic (S2-OBS-09)', () => {
    const { routes } = alertmanager.config.route;

    expect(receivers.map(({ name }) => name)).toEqual([
      'null',
      'alerts-topic',
      'slack-alerts',
      'pager-duty-on-call',
    ]);
    expect(routes.slice(1)).toEqual([
      {
        matchers: ['alertname !~ "ApplicationDegraded|ApplicationSyncFailed"'],
        receiver: 'slack-alerts',
        continue: true,
      },
      {
        matchers: ['severity =~ "critical"', 'alertname !~ "ApplicationSyncFailed"'],
        receiver: 'pager-duty-on-call',
        continue: true,
      },
      { receiver: 'alerts-topic' },
    ]);
  });

  it('leave nothing out where Argo CD tells nobody', () => {
    const { 'argo-cd': _, ...addons } = environment.addons;
    const values = valuesOf(compilePlatform({ ...environment, addons }), 'kube-prometheus-stack');

    expect(values['alertmanager'].config.route.routes.slice(1)).toEqual([
      { receiver: 'slack-alerts', continue: true },
      { matchers: ['severity =~ "critical"'], receiver: 'pager-duty-on-call', continue: true },
      { receiver: 'alerts-topic' },
    ]);
  });

  it('call the engineer on duty with a key from a file (S4-CD-03)', () => {
    expect(receiver('pager-duty-on-call')?.['pagerduty_configs']).toMatchObject([
      { routing_key_file: '/etc/alertmanager/secrets/alertmanager-notify/pager_duty_on_call' },
    ]);
    expect(receiver('slack-alerts')?.['slack_configs']).toMatchObject([
      {
        channel: '#alerts',
        api_url_file: '/etc/alertmanager/secrets/alertmanager-notify/slack_alerts',
      },
    ]);
    expect(alertmanager.alertmanagerSpec.secrets).toEqual(['alertmanager-notify']);
  });

  it('take what they need from a secret that people fill in', () => {
    const { spec } = objectOf(platform, 'ExternalSecret', 'alertmanager-notify') as AnyObject;
    const data = compiledFrom(environment).stacks.find(({ stack }) => stack === 'data');
    const resource = (data as AnyObject | undefined)?.['document'].resource;

    expect(Object.keys(spec.target.template.data)).toEqual(['pager_duty_on_call', 'slack_alerts']);
    expect(spec.data[0].remoteRef.key).toBe('night-school/prod/notify');
    expect(resource.aws_secretsmanager_secret.notify).toMatchObject({
      name: 'night-school/prod/notify',
      description: 'Slack and PagerDuty: pager_duty_on_call, slack_alerts; filled in by hand',
    });
    expect(resource.aws_secretsmanager_secret_version.notify).toBeUndefined();
  });

  it('need no secret where only mail addresses are told', () => {
    const plain = valuesOf(compilePlatform(nightSchool()), 'kube-prometheus-stack');

    expect(plain['alertmanager'].alertmanagerSpec.replicas).toBe(2);
    expect(plain['alertmanager'].alertmanagerSpec).not.toHaveProperty('secrets');
    expect(plain['alertmanager'].config.receivers).toHaveLength(2);
  });
});
