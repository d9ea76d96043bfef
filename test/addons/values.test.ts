import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { addons } from '../../src/addons/addons.ts';
import { addonIdentities } from '../../src/environment/identities.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { type ChartFacts, unknownKeys } from '../support/chart-keys.ts';
import { withEveryAddon } from '../support/every-addon.ts';
import { type AnyObject, valuesOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';
import { hasShared, hasSharedFolder, readShared } from '../support/shared-folder.ts';

const environment = nightSchool();
const output = compilePlatform(environment);
/** Every add-on there is, with what brings out their values. */
const everything = compilePlatform(withEveryAddon());

describe('values of add-ons', () => {
  it('sends logs to CloudWatch, a group per service (S3-OBS-01, S3-OBS-03)', () => {
    expect(valuesOf(output, 'aws-for-fluent-bit')['cloudWatchLogs']).toMatchObject({
      enabled: true,
      region: 'us-east-1',
      logGroupName: '/night-school/prod/pods',
      logGroupTemplate: "/night-school/prod/$kubernetes['labels']['app.kubernetes.io/name']",
      autoCreateGroup: false,
    });
  });

  it('runs Prometheus and Grafana with the retention of the environment (S3-OBS-09)', () => {
    const { prometheus, grafana } = valuesOf(output, 'kube-prometheus-stack');

    expect(prometheus.prometheusSpec).toMatchObject({ replicas: 2, retention: '15d' });
    expect(grafana).toMatchObject({ enabled: true, admin: { existingSecret: 'grafana-admin' } });
  });

  it('notifies the alerts topic (S3-OBS-10)', () => {
    const { alertmanager } = valuesOf(output, 'kube-prometheus-stack');
    const { route, receivers } = alertmanager.config;
    const receiver = receivers.find(({ name }: { name: string }) => name === route.receiver);

    expect(alertmanager.enabled).toBe(true);
    expect(receiver.sns_configs).toMatchObject([
      { topic_arn: 'arn:aws:sns:us-east-1:111122223333:night-school-prod-alerts' },
    ]);
  });

  it('keeps metrics in a bucket that both writer and reader know (S3-OBS-11)', () => {
    const spec = valuesOf(output, 'kube-prometheus-stack')['prometheus'].prometheusSpec;
    const { objstore } = valuesOf(output, 'thanos')['global'];

    expect(spec.thanos.objectStorageConfig.secret).toEqual(JSON.parse(objstore.config));
    expect(spec.thanos.objectStorageConfig.secret.config.bucket).toBe(
      'night-school-prod-metrics-111122223333',
    );
  });

  it('teaches Argo CD to wait for child applications', () => {
    const { cm } = valuesOf(output, 'argo-cd')['configs'];

    expect(cm['resource.customizations.health.argoproj.io_Application']).toContain('Progressing');
  });

  it('teaches Argo CD to wait until a changed ExternalSecret has been fetched', () => {
    const { cm } = valuesOf(output, 'argo-cd')['configs'];
    const health = cm['resource.customizations.health.external-secrets.io_ExternalSecret'];

    expect(health).toContain('obj.status.syncedResourceVersion');
    expect(health).toContain('obj.metadata.generation');
    // Health checks have no library of strings: argoproj/argo-cd util/lua/lua.go v3.4.4
    expect(health).not.toMatch(/string\.|:match|:find/);
  });

  it('runs the autoscaler made for the version of the cluster', () => {
    expect(valuesOf(output, 'cluster-autoscaler')['image'].tag).toBe('v1.35.0');
  });

  it('lets pods stop in their own time, where one asks for more than ten minutes', () => {
    const argsOf = (shutdownSeconds: number) => {
      const web = { shutdownSeconds };
      const small = anEnvironment({ addons: { 'cluster-autoscaler': {} }, services: { web } });
      return valuesOf(compilePlatform(small), 'cluster-autoscaler')['extraArgs'];
    };

    expect(argsOf(600)).not.toHaveProperty('max-graceful-termination-sec');
    expect(argsOf(900)['max-graceful-termination-sec']).toBe('900');
  });

  it('writes DNS records in the zone of the environment, and deletes none (S1-ADD-03)', () => {
    const withDns = withEveryAddon();
    const values = valuesOf(everything, 'external-dns');
    const identity = addonIdentities(withDns).find(({ origin }) => origin[1] === 'external-dns');

    expect(values).toMatchObject({
      domainFilters: [withDns.edge.zone],
      policy: 'upsert-only',
      txtOwnerId: 'night-school-prod',
    });
    expect(values['serviceAccount'].annotations).toEqual({
      'eks.amazonaws.com/role-arn': `arn:aws:iam::111122223333:role/${identity?.role}`,
    });
  });

  it('scales by events, twice over in production (S1-ADD-05)', () => {
    const staging = compilePlatform({ ...withEveryAddon(), tier: 'staging' });

    expect(valuesOf(everything, 'keda')['operator']).toEqual({ replicaCount: 2 });
    expect(valuesOf(staging, 'keda')['operator']).toEqual({ replicaCount: 1 });
  });

  it('halves what is replicated outside production', () => {
    const staging = compilePlatform({ ...environment, tier: 'staging' });

    expect(valuesOf(staging, 'external-secrets')['replicaCount']).toBe(1);
    expect(valuesOf(staging, 'argo-cd')['redis-ha'].enabled).toBe(false);
  });
});

describe('pods of charts', () => {
  it('say what they need, so that none is the first to be evicted', () => {
    const { controller } = valuesOf(everything, 'ingress-nginx');
    const { server, controller: sync, ...argo } = valuesOf(everything, 'argo-cd');

    expect(controller.resources).toEqual({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { memory: '1Gi' },
    });
    expect(sync.resources.requests).toEqual({ cpu: '250m', memory: '512Mi' });
    expect(argo['redis-ha'].haproxy.resources.requests).toEqual({ cpu: '50m', memory: '64Mi' });
    expect(server.topologySpreadConstraints).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
      {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'argocd-server' } },
      },
    ]);
  });

  it('are drained one at a time where there are two of them, and freely where there is one', () => {
    const { webhook } = valuesOf(everything, 'cert-manager');
    const staging = compilePlatform({ ...withEveryAddon(), tier: 'staging' });

    expect(webhook.podDisruptionBudget).toEqual({ enabled: true, maxUnavailable: 1 });
    expect(valuesOf(staging, 'cert-manager')['webhook'].podDisruptionBudget.enabled).toBe(false);
  });
});

/** Those whose facts lie beside the repository; the check of values asks all. */
const described = addons.filter(({ chart }) => hasShared(`charts/${chart}.json`));

describe.skipIf(!hasSharedFolder)('keys of the values', () => {
  it.each(described)('only sets values that $name has', ({ name, chart, version }) => {
    const facts = readShared(`charts/${chart}.json`) as ChartFacts;

    expect(facts.version).toBe(version);
    expect(unknownKeys(facts, valuesOf(everything, name))).toEqual([]);
  });

  it('only sets values that the Grafana subchart has', () => {
    const facts = readShared('charts/grafana.json') as ChartFacts;
    const parent = readShared('charts/kube-prometheus-stack.json') as ChartFacts;
    const unknown = unknownKeys(facts, valuesOf(output, 'kube-prometheus-stack')['grafana']);
    const known = { ...parent, values: parent.values['grafana'], dependencies: [] };

    const { grafana } = valuesOf(output, 'kube-prometheus-stack');
    const unknownToParent = new Set(unknownKeys(known, grafana));

    expect(unknown.filter((key) => unknownToParent.has(key))).toEqual([]);
  });

  it.each(described)('are of the form that the schema of $name asks for', ({ name, chart }) => {
    const { schema, values } = readShared(`charts/${chart}.json`) as ChartFacts;
    const ajv = new Ajv2020({ strict: false, validateSchema: false });
    const isValid = ajv.compile(schema ?? {});

    isValid(overlaid(values, valuesOf(everything, name)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  it('notices a misspelt key', () => {
    const facts = readShared('charts/cert-manager.json') as ChartFacts;

    expect(unknownKeys(facts, { replicaCounts: 2 })).toEqual(['replicaCounts']);
    expect(unknownKeys(facts, { crds: { enable: true } })).toEqual(['crds → enable']);
  });
});

/** As Helm does before it asks the schema. */
function overlaid(under: AnyObject, over: AnyObject): AnyObject {
  const entries = Object.entries(over).map(([key, value]) => {
    const below = under[key];
    return [key, isMap(value) && isMap(below) ? overlaid(below, value) : value] as const;
  });
  return { ...under, ...Object.fromEntries(entries) };
}

function isMap(value: unknown): value is AnyObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
