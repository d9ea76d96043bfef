// What the design of the three-tier application states about EKS, the API and what watches it.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, object, objects, values, text } = systemOf('three-tier/prod');
const deployment = object('Deployment', 'api');
const [container] = deployment.spec.template.spec.containers;
const autoscaler = object('HorizontalPodAutoscaler', 'api');
const page = text('README.md');

describe('three-tier: cluster', () => {
  it('is managed by EKS (S2-CMP-01)', () => {
    expect(terraform.one('aws_eks_cluster', 'main').name).toBe('three-tier-prod');
  });

  it('scales its nodes over all zones (S2-CMP-02, S2-ASC-01, S2-HA-01)', () => {
    const group = terraform.one('aws_eks_node_group', 'general');

    expect(group.scaling_config).toMatchObject({ min_size: 3, max_size: 9 });
    expect(group.subnet_ids).toHaveLength(3);
    expect(values('cluster-autoscaler').autoDiscovery.clusterName).toBe('three-tier-prod');
  });

  it('has spot capacity for what may be interrupted (S2-CMP-03, S2-COST-02)', () => {
    expect(terraform.one('aws_eks_node_group', 'spot').capacity_type).toBe('SPOT');
  });

  it('has the mesh of Istio, without traffic rules (S2-MESH-01, S2-FUT-01)', () => {
    expect(values('istiod')).toBeDefined();
    expect(objects('PeerAuthentication').map(({ spec }) => spec.mtls?.mode)).toContain('STRICT');
    expect(objects('VirtualService')).toEqual([]);
    expect(terraform.all('aws_shield_subscription')).toEqual({});
    expect(terraform.all('aws_api_gateway_rest_api')).toEqual({});
    expect(page).toContain('Multi-region, GraphQL, EventBridge');
  });
});

describe('three-tier: API', () => {
  it('scales on CPU and memory, and down slowly (S2-ASC-02, S2-ASC-04, S2-COST-01)', () => {
    expect(autoscaler.spec).toMatchObject({ minReplicas: 3, maxReplicas: 12 });
    expect(
      autoscaler.spec.metrics.map((metric: { resource: { name: string } }) => metric.resource.name),
    ).toEqual(['cpu', 'memory']);
    expect(autoscaler.spec.behavior.scaleDown.stabilizationWindowSeconds).toBe(300);
    expect(deployment.spec.replicas).toBeUndefined();
  });

  it('is never one pod alone, and is restarted within a minute (S2-HA-02, S2-HA-03, S2-DR-17)', () => {
    const { periodSeconds, failureThreshold } = container.livenessProbe;

    expect(environment.services['api']?.replicas).toBe(3);
    expect(periodSeconds * failureThreshold).toBeLessThan(60);
  });

  it('documents itself with OpenAPI (S2-APP-02, S2-APP-05, S2-SEC-05, S2-PERF-02, S2-PERF-04)', () => {
    expect(object('ConfigMap', 'api').data['OPENAPI_PATH']).toBe('/api/openapi.json');
    expect(page).toContain('RESTful and documents itself with OpenAPI');
    expect(page).toContain('no N+1 queries');
  });

  it('signs tokens with a key that Terraform generates and nobody sees (S2-APP-03)', () => {
    const { secret_string_wo: written } = terraform.one(
      'aws_secretsmanager_secret_version',
      'secret-tokens',
    );

    expect(written).toContain('ephemeral.aws_secretsmanager_random_password.secret-tokens');
    expect(object('ExternalSecret', 'api').spec.target.template.data['JWT_SECRET_KEY']).toContain(
      'secret_tokens_JWT_SECRET_KEY',
    );
  });

  it('limits rates through Redis (S2-APP-04)', () => {
    expect(object('ExternalSecret', 'api').spec.target.template.data['REDIS_URL']).toContain(
      'rediss://',
    );
  });

  it('pools its connections (S2-PERF-01)', () => {
    expect(object('ConfigMap', 'api').data['DATABASE_POOL_SIZE']).toBe('10');
  });
});

describe('three-tier: monitoring', () => {
  it('is scraped by Prometheus (S2-OBS-01, S2-OBS-06, S2-OBS-13)', () => {
    expect(object('ServiceMonitor', 'api').spec.endpoints[0].path).toBe('/metrics');
    expect(page).toContain('Signups, transactions and revenue');
  });

  it('ships logs to CloudWatch (S2-OBS-02)', () => {
    expect(terraform.one('aws_cloudwatch_log_group', 'api').name).toBe('/three-tier/prod/api');
    expect(values('aws-for-fluent-bit').cloudWatchLogs.enabled).toBe(true);
  });

  it('traces with Jaeger (S2-OBS-03)', () => {
    expect(values('jaeger')).toBeDefined();
    expect(environment.deviations['observability.traces.backend']?.refs).toEqual(['F-S2-21']);
  });

  it('has dashboards in Grafana, and Alertmanager (S2-OBS-04, S2-OBS-08, S2-OBS-10)', () => {
    const titles: readonly { title: string }[] = JSON.parse(
      object('ConfigMap', 'dashboard-overview').data['overview.json'],
    ).panels;

    expect(values('kube-prometheus-stack').grafana.enabled).toBe(true);
    expect(values('kube-prometheus-stack').alertmanager.enabled).toBe(true);
    expect(titles.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Requests', 'Server errors', 'Latency, 95th percentile']),
    );
  });

  it('alerts (S2-OBS-05)', () => {
    expect(objects('PrometheusRule').length).toBeGreaterThan(0);
  });

  it('keeps metrics in S3 for long (S2-OBS-07)', () => {
    const { thanos } = values('kube-prometheus-stack').prometheus.prometheusSpec;

    expect(thanos.objectStorageConfig.secret.config.bucket).toBe(
      'three-tier-prod-metrics-222233334444',
    );
  });

  it('tells mail through SNS, Slack and PagerDuty (S2-OBS-09)', () => {
    const { receivers } = values('kube-prometheus-stack').alertmanager.config;
    const kinds = receivers.flatMap((receiver: object) => Object.keys(receiver));

    expect(kinds).toEqual(
      expect.arrayContaining(['sns_configs', 'slack_configs', 'pagerduty_configs']),
    );
    expect(terraform.one('aws_sns_topic_subscription', 'on-call').protocol).toBe('email');
  });

  it('measures nodes (S2-OBS-11)', () => {
    expect(values('kube-prometheus-stack')['prometheus-node-exporter']).toBeDefined();
  });

  it('watches connections and replication lag of the databases (S2-OBS-12)', () => {
    const body = terraform.one('aws_cloudwatch_dashboard', 'main').dashboard_body;

    expect(terraform.one('aws_cloudwatch_metric_alarm', 'database-connections').threshold).toBe(
      480,
    );
    expect(body).toContain('"ReplicaLag","DBInstanceIdentifier","three-tier-prod-main-reader"');
    expect(body).toContain('DBClusterReplicaLagMaximum');
  });
});
