import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { addonIdentities } from '../../src/environment/identities.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { compiledFrom, stackIn } from '../support/compiled.ts';
import { withEveryAddon } from '../support/every-addon.ts';
import { objectOf, valuesOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const every = withEveryAddon();
const { observability } = every;
const metrics = { ...observability.metrics, cloudWatch: {} };
const environment = { ...every, observability: { ...observability, metrics } };
const platform = compilePlatform(environment);

describe('traces in Jaeger', () => {
  it('go through the collector that services know (S2-OBS-03)', () => {
    const { exporters, service } = valuesOf(platform, 'opentelemetry-collector')['alternateConfig'];
    const { data } = objectOf(compileApps(environment), 'ConfigMap', 'cart-service');

    expect(exporters).toEqual({
      otlp: { endpoint: 'jaeger.tracing.svc.cluster.local:4317', tls: { insecure: true } },
    });
    expect(service.pipelines.traces.exporters).toEqual(['otlp']);
    expect(data.OTEL_EXPORTER_OTLP_ENDPOINT).toContain('opentelemetry-collector.tracing');
    expect(data.OTEL_PROPAGATORS).toBe('tracecontext,baggage');
  });

  it('are kept on a volume for as long as the environment says', () => {
    const { userconfig, extraObjects, jaeger } = valuesOf(platform, 'jaeger');
    const { badger } = userconfig.extensions.jaeger_storage.backends.badger;

    expect(badger).toMatchObject({ ephemeral: false, ttl: { spans: '72h' } });
    expect(extraObjects[0].spec).toMatchObject({
      storageClassName: 'gp3',
      resources: { requests: { storage: '10Gi' } },
    });
    expect(badger.directories.keys.startsWith(jaeger.extraVolumeMounts[0].mountPath)).toBe(true);
    expect(jaeger.extraVolumes[0].persistentVolumeClaim.claimName).toBe(
      extraObjects[0].metadata.name,
    );
  });

  it('are shown by Grafana', () => {
    const { grafana } = valuesOf(platform, 'kube-prometheus-stack');

    expect(grafana.additionalDataSources).toContainEqual(
      expect.objectContaining({
        type: 'jaeger',
        url: 'http://jaeger.tracing.svc.cluster.local:16686',
      }),
    );
  });

  it('pass a collector that Prometheus scrapes, and that comes after it (S1-FLOW-01, S1-ADD-10)', () => {
    const values = valuesOf(platform, 'opentelemetry-collector');
    const waveOf = (name: string, { components } = platform) =>
      components.find((each) => each.name === name)?.wave ?? Number.NaN;
    const [reader] = values['alternateConfig'].service.telemetry.metrics.readers;

    expect(waveOf('kube-prometheus-stack')).toBeLessThan(waveOf('opentelemetry-collector'));
    expect(values['podMonitor']).toEqual({ enabled: true });
    expect(values['ports'].metrics).toEqual({ enabled: true });
    expect(reader.pull.exporter.prometheus.port).toBe(8888);
    const plain = compilePlatform(nightSchool());
    expect(valuesOf(plain, 'opentelemetry-collector')).not.toHaveProperty('podMonitor');
  });

  it('need nothing of AWS', () => {
    const accounts = addonIdentities(environment).map(({ serviceAccount }) => serviceAccount);
    const { resource } = stackIn(
      structuredClone(compiledFrom(environment)) as never,
      'observability',
    )['document'];

    expect(accounts).not.toContain('opentelemetry-collector');
    expect(resource.aws_xray_group).toBeUndefined();
    expect(addonIdentities(nightSchool()).map((each) => each.serviceAccount)).toContain(
      'opentelemetry-collector',
    );
  });
});

describe('traces in X-Ray', () => {
  it('go through the collector of the AWS distribution (S1-ADD-12, S1-OBS-02, F-S1-27)', () => {
    const values = valuesOf(compilePlatform(nightSchool()), 'opentelemetry-collector');
    const { WriteTraces } = terraformOf(nightSchool()).policy('addon-opentelemetry-collector');

    expect(values['image'].repository).toBe('public.ecr.aws/aws-observability/aws-otel-collector');
    expect(values['image'].tag).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(values['alternateConfig'].service.pipelines.traces.exporters).toEqual(['awsxray']);
    expect(WriteTraces.actions).toEqual(
      expect.arrayContaining(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']),
    );
  });
});
