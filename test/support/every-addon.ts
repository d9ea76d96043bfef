// Night School with every add-on, and with all that can be said of them.
import { addons as list } from '../../src/addons/addons.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { nightSchool } from './night-school.ts';

export function withEveryAddon(): Environment {
  const environment = nightSchool();
  const addons = Object.fromEntries(
    list.map(({ name }) => [name, { existing: null, version: null }]),
  );
  const namespaces = Object.keys(environment.namespaces);
  return {
    ...environment,
    addons,
    observability: {
      ...environment.observability,
      logs: { ...environment.observability.logs, bucket: 'metrics' },
      notify: {
        ...environment.observability.notify,
        slack: { alerts: { channel: '#alerts' } },
        pagerDuty: { 'on-call': { severity: 'critical' } },
      },
      traces: { backend: 'jaeger', retentionDays: 3, storageGb: 10, monitored: true },
    },
    recovery: {
      ...environment.recovery,
      clusterBackup: {
        bucket: 'backups',
        schedule: '0 3 * * *',
        retentionDays: 30,
        namespaces: [],
      },
    },
    mesh: { kind: 'istio', mutualTls: 'strict', namespaces, ingress: false },
  };
}

/** The same, with all logs in Loki. */
export function withLoki(): Environment {
  const environment = withEveryAddon();
  const { 'aws-for-fluent-bit': _, ...addons } = environment.addons;
  const { observability } = environment;
  const logs = { ...observability.logs, shipper: 'alloy', sink: 'loki' } as const;
  return { ...environment, addons, observability: { ...observability, logs } };
}

/** The same, with all logs in CloudWatch by way of Fluentd. */
export function withFluentd(): Environment {
  const environment = withEveryAddon();
  const { 'aws-for-fluent-bit': _, ...addons } = environment.addons;
  const { observability } = environment;
  const logs = { ...observability.logs, shipper: 'fluentd' } as const;
  return { ...environment, addons, observability: { ...observability, logs } };
}
