// What the design of the commerce platform states about its services, their edges and what is seen of them.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const both = [
  ['prod', systemOf('commerce/prod'), 'production'],
  ['dev', systemOf('commerce/dev'), 'development'],
] as const;
const SERVICES = [
  'api-gateway',
  'auth-service',
  'event-consumers',
  'order-service',
  'user-service',
];
const APIS = SERVICES.filter((key) => key !== 'event-consumers');

/** The fields of objects that these tests read. */
interface Named {
  readonly metadata: { readonly name: string };
}

function namesOf(objects: readonly Named[]): readonly string[] {
  return objects.map(({ metadata }) => metadata.name).sort();
}

describe.each(both)('commerce/%s: services', (name, system, namespace) => {
  const { environment, terraform, object, objects } = system;
  const policyOf = (service: string) => JSON.stringify(object('NetworkPolicy', service).spec);

  it('are five, in one namespace (S4-APP-01, S4-APP-05, S4-APP-06, S4-APP-07, S4-APP-08, S4-APP-09, S4-APP-10, S4-APP-11)', () => {
    expect(namesOf(objects('Deployment'))).toEqual(SERVICES);
    expect(Object.keys(environment.namespaces)).toEqual([namespace]);
    expect(object('Deployment', 'api-gateway').metadata.namespace).toBe(namespace);
  });

  it('keep nothing on volumes (S4-APP-04)', () => {
    expect(JSON.stringify(objects('Deployment'))).not.toContain('persistentVolumeClaim');
  });

  it('call each other where the design draws an arrow (S4-FLOW-02, S4-APP-02)', () => {
    const callersOf = (callee: string) =>
      JSON.stringify(object('NetworkPolicy', callee).spec.ingress);

    expect(callersOf('order-service')).toContain('"app.kubernetes.io/name":"api-gateway"');
    expect(callersOf('user-service')).toContain('"app.kubernetes.io/name":"auth-service"');
    expect(callersOf('user-service')).not.toContain('"api-gateway"');
  });

  it('produce and consume events (S4-FLOW-03, S4-APP-02)', () => {
    for (const key of ['order-service', 'user-service', 'event-consumers']) {
      expect(JSON.stringify(object('ExternalSecret', key).spec)).toContain('KAFKA_BROKERS');
      expect(policyOf(key)).toContain('"port":9094');
    }
    expect(policyOf('api-gateway')).not.toContain('"port":9094');
  });

  it('let consumers reach Kafka, the database and an external API (S4-FLOW-06, S4-FLOW-10)', () => {
    for (const port of [9094, 5432, 443]) {
      expect(policyOf('event-consumers')).toContain(`"port":${port}`);
    }
    expect(environment.services['event-consumers']?.uses.kafka['main']).toBe('both');
  });

  it('are autoscaled where they answer requests (S4-APP-03, S4-GOAL-02)', () => {
    expect(namesOf(objects('HorizontalPodAutoscaler'))).toEqual(APIS);
  });

  it('survive drained nodes and interruptions (S4-DD-09, S4-DD-10)', () => {
    expect(namesOf(objects('PodDisruptionBudget'))).toEqual(SERVICES);
    const { spec } = object('Deployment', 'api-gateway').spec.template;
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
    expect(spec.containers[0].lifecycle.preStop.sleep.seconds).toBeGreaterThan(0);
  });

  it('get secrets from Secrets Manager (S4-PRIN-08, S4-TECH-06)', () => {
    const [store] = objects('ClusterSecretStore');

    expect(store.spec.provider.aws.service).toBe('SecretsManager');
    expect(namesOf(objects('ExternalSecret'))).toContain('event-consumers');
  });

  it('are isolated in depth (S4-GOAL-03, S4-PRIN-06)', () => {
    expect(namesOf(objects('NetworkPolicy'))).toEqual(expect.arrayContaining(SERVICES));
    const statements = terraform.stacks.flatMap(({ document }) => {
      const data = (document['data'] ?? {}) as unknown as Record<string, Record<string, Policy>>;
      return Object.values(data['aws_iam_policy_document'] ?? {}).flatMap((each) => each.statement);
    });
    const wide = statements.filter(
      ({ actions, resources, principals }) =>
        !principals && actions?.includes('*') && resources?.includes('*'),
    );
    expect(statements.length).toBeGreaterThan(10);
    expect(wide).toEqual([]);
  });

  it('are reached through Route 53 and a load balancer with a certificate (S4-EDGE-01, S4-EDGE-03, S4-EDGE-04, S4-TECH-10)', () => {
    const host = name === 'prod' ? 'commerce-platform.dev' : 'dev.commerce-platform.dev';

    expect(terraform.one('aws_route53_record', 'load-balancer-main').name).toBe(host);
    expect(terraform.one('aws_route53_record', 'load-balancer-main').alias.name).toContain(
      'aws_lb',
    );
    expect(terraform.one('aws_lb', 'main').load_balancer_type).toBe('application');
    expect(terraform.one('aws_acm_certificate', 'load-balancer-main').validation_method).toBe(
      'DNS',
    );
  });

  it('answer /api from the gateway, whose pods the load balancer knows (S4-EDGE-02, S4-FLOW-04, S4-FLOW-08, S4-ADD-01)', () => {
    const rule = terraform.one('aws_lb_listener_rule', 'main-api');

    expect(rule.condition[0].path_pattern.values).toContain('/api/*');
    expect(object('TargetGroupBinding', 'api-gateway').spec.serviceRef.name).toBe('api-gateway');
    expect(system.values('aws-load-balancer-controller')).toBeDefined();
    expect(environment.deviations['addons.aws-load-balancer-controller']?.refs).toEqual([
      'F-S4-16',
    ]);
  });

  it('have no web application firewall, which is an option (S4-EDGE-05)', () => {
    expect(terraform.list('aws_wafv2_web_acl')).toEqual([]);
    expect(environment.deviations['edge.webAcls']?.refs).toEqual(['F-S4-25']);
  });
});

interface Policy {
  readonly statement: readonly {
    readonly actions?: readonly string[];
    readonly resources?: readonly string[];
    readonly principals?: unknown;
  }[];
}

describe.each(both)('commerce/%s: observability', (_, system) => {
  const { environment, object, objects, values } = system;
  const stack = values('kube-prometheus-stack');

  it('has Prometheus, Grafana and Alertmanager (S4-OBS-04, S4-OBS-06, S4-OBS-07, S4-GOAL-04)', () => {
    expect(stack.grafana.enabled).toBe(true);
    expect(stack.alertmanager.enabled).toBe(true);
    expect(stack.prometheus.prometheusSpec.retention).toBe('15d');
  });

  it('is a stack in each cluster rather than a shared one (S4-OBS-01, S4-OBS-03)', () => {
    expect(stack.prometheus.prometheusSpec.externalLabels.cluster).toBe(environment.cluster?.name);
    expect(environment.deviations['addons.kube-prometheus-stack']?.refs).toEqual(['F-S4-02']);
  });

  it('shows metrics and logs in Grafana (S4-OBS-02, S4-OBS-05)', () => {
    expect(stack.grafana.additionalDataSources).toMatchObject([{ type: 'loki' }]);
    expect(values('loki')).toBeDefined();
  });

  it('ships logs with Alloy (S4-OBS-08)', () => {
    expect(JSON.stringify(values('alloy'))).toContain('loki');
    expect(environment.deviations['observability.logs.shipper']?.refs).toEqual(['F-S4-11']);
  });

  it('scrapes every service at /metrics (S4-OBS-09)', () => {
    expect(namesOf(objects('ServiceMonitor'))).toEqual(expect.arrayContaining(SERVICES));
    expect(object('ServiceMonitor', 'user-service').spec.endpoints[0].path).toBe('/metrics');
  });

  it('has the exporters of nodes and of Kubernetes objects (S4-OBS-10, S4-OBS-11)', () => {
    expect(stack['prometheus-node-exporter'].fullnameOverride).toBe('node-exporter');
    expect(stack['kube-state-metrics'].fullnameOverride).toBe('kube-state-metrics');
    expect(stack.nodeExporter?.enabled ?? true).toBe(true);
  });

  it('logs in JSON and alerts; traces wait for a backend (S4-PRIN-09)', () => {
    expect(object('ConfigMap', 'order-service').data['LOG_FORMAT']).toBe('json');
    expect(objects('PrometheusRule').length).toBeGreaterThan(0);
    expect(environment.deviations['observability.traces']?.refs).toEqual(['F-S4-24']);
  });

  it('calls the on-call engineer (S4-CD-03)', () => {
    const receivers: readonly { pagerduty_configs?: unknown }[] =
      stack.alertmanager.config.receivers;

    expect(receivers.some((each) => each.pagerduty_configs !== undefined)).toBe(true);
  });
});

describe('commerce/prod: availability', () => {
  it('is promised at 99.9 %, and alerts say when that is at risk (S4-SLA-01)', () => {
    const [, prod] = both[0];
    const { groups } = prod.object('PrometheusRule', 'availability').spec;

    expect(prod.environment.observability.availabilityPercent).toBe(99.9);
    expect(groups[0].rules[0].annotations.summary).toContain('99.9%');
  });
});
