import { describe, expect, it } from 'vitest';
import { chartComponents } from '../../../src/check/charts/chart-components.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import type { CheckInput } from '../../../src/check/check-input.ts';
import { checkOwnNamespaces } from '../../../src/environment/rules/cluster/own-namespaces.ts';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkCharts, checkChartValues } from '../../../src/kinds/charts/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

const CHART = {
  repository: 'https://go.temporal.io/helm-charts',
  chart: 'temporal',
  version: '0.62.0',
  namespace: 'workflows',
  values: { server: { replicaCount: 2 } },
  ports: [7233],
  purpose: 'Workflows',
};

function withChart(chart: Overrides = {}, beside: Overrides = {}) {
  return {
    charts: { temporal: { ...CHART, ...chart } },
    services: { web: { uses: { charts: ['temporal'] } } },
    ...beside,
  };
}

function objectOf({ objects }: CheckInput, kind: string, name: string) {
  const found = objects.find(({ object }) => object.kind === kind && object.metadata.name === name);
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many kinds
  return found?.object as any;
}

describe('a chart of the user', () => {
  const compiled = compiledSmall(
    withChart({ clusterKinds: ['rbac.authorization.k8s.io/ClusterRole'] }),
  );

  it('is an Application with the values as they are written', () => {
    const { spec, metadata } = objectOf(compiled, 'Application', 'shop-prod-temporal');

    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-5');
    expect(spec.destination.namespace).toBe('workflows');
    expect(spec.source).toEqual({
      repoURL: 'https://go.temporal.io/helm-charts',
      chart: 'temporal',
      targetRevision: '0.62.0',
      helm: { releaseName: 'temporal', valuesObject: { server: { replicaCount: 2 } } },
    });
  });

  it('is permitted by the project: its source, its namespace, its kinds', () => {
    const { spec } = objectOf(compiled, 'AppProject', 'shop-prod');

    expect(spec.sourceRepos).toContain('https://go.temporal.io/helm-charts');
    expect(spec.destinations).toContainEqual({ name: 'in-cluster', namespace: 'workflows' });
    expect(spec.clusterResourceWhitelist).toContainEqual({
      group: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
    });
  });

  it('has a namespace that is closed, and opens for its callers alone', () => {
    const { spec } = objectOf(compiled, 'NetworkPolicy', 'temporal');
    const own = compiled.objects.find(
      ({ object: { metadata } }) =>
        metadata.name === 'platform' && metadata.namespace === 'workflows',
    );

    expect(objectOf(compiled, 'Namespace', 'workflows').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(own?.object['spec']).toMatchObject({ ingress: [{ from: [{ podSelector: {} }] }] });
    expect(spec.ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 7233 }],
      },
    ]);
    expect(JSON.stringify(spec.egress)).not.toContain('0.0.0.0/0');
  });

  it('is let out of its callers, and they are drawn', () => {
    const policy = objectOf(compiled, 'NetworkPolicy', 'web');
    const page = compiled.texts.find(({ path }) => path === 'README.md')?.content ?? '';

    expect(policy.spec.egress).toContainEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'workflows' } } }],
      ports: [{ protocol: 'TCP', port: 7233 }],
    });
    expect(page).toContain('service__web --> chart__temporal');
  });

  it('reaches outside, is called by the API server, and needs more of its namespace where it says so', () => {
    const network = { outside: true, fromApiServer: [9443] };
    const open = compiledSmall(withChart({ network, podSecurity: 'privileged' }));
    const { spec } = objectOf(open, 'NetworkPolicy', 'temporal');

    expect(JSON.stringify(spec.egress)).toContain('0.0.0.0/0');
    expect(spec.ingress).toContainEqual({
      from: [{ ipBlock: { cidr: '10.0.11.0/24' } }, { ipBlock: { cidr: '10.0.12.0/24' } }],
      ports: [{ protocol: 'TCP', port: 9443 }],
    });
    expect(objectOf(open, 'Namespace', 'workflows').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'privileged',
    });
  });
});

describe('what a chart uses', () => {
  const uses = {
    databases: { main: 'write' },
    caches: ['main'],
    buckets: { media: 'read' },
    services: ['web'],
  };
  const chart = { serviceAccount: { name: 'temporal-worker' }, uses };
  const compiled = compiledSmall({ charts: { temporal: { ...CHART, ...chart } } });

  it('is left for its pods: variables in a ConfigMap, logins in a Secret, just before it', () => {
    const { data } = objectOf(compiled, 'ConfigMap', 'temporal-uses');
    const { metadata, spec } = objectOf(compiled, 'ExternalSecret', 'temporal-uses');
    const waves = compiled.components
      .filter(({ name }) => name.startsWith('temporal'))
      .map(({ name, wave }) => [name, wave]);

    expect(data).toMatchObject({
      AWS_REGION: 'eu-west-1',
      MEDIA_BUCKET: 'shop-prod-media-210987654321',
      WEB_URL: 'http://web.shop.svc.cluster.local:8080',
    });
    expect(metadata.namespace).toBe('workflows');
    expect(spec.target.template.data['DATABASE_URL']).toContain('postgresql://');
    expect(waves.sort()).toEqual([
      ['temporal', -5],
      ['temporal-uses', -6],
    ]);
  });

  it('is a login of its own, which the job makes as those of services', () => {
    const { spec } = objectOf(compiled, 'ExternalSecret', 'temporal-uses');
    const keys = spec.data.map(({ remoteRef }: { remoteRef: { key: string } }) => remoteRef.key);
    const script = objectOf(compiled, 'ConfigMap', 'main-logins');

    expect(keys).toContain('shop/prod/databases/main/logins/temporal');
    expect(JSON.stringify(script.data)).toContain('temporal');
  });

  it('acts in AWS as one ServiceAccount, whose annotation stands in the values', () => {
    const { spec } = objectOf(compiled, 'Application', 'shop-prod-temporal');
    const identity = compiled.stacks.find(({ stack }) => stack === 'identity')?.document;
    const text = JSON.stringify(identity);

    expect(spec.source.helm.valuesObject).toEqual({
      server: { replicaCount: 2 },
      serviceAccount: {
        annotations: {
          'eks.amazonaws.com/role-arn': 'arn:aws:iam::210987654321:role/shop-prod-temporal',
        },
      },
    });
    expect(text).toContain('system:serviceaccount:workflows:temporal-worker');
    expect(text).toContain('arn:aws:s3:::shop-prod-media-210987654321');
  });

  it('opens the network on both sides, and nothing else', () => {
    const { spec } = objectOf(compiled, 'NetworkPolicy', 'temporal-uses');
    const policyOfWeb = objectOf(compiled, 'NetworkPolicy', 'web');
    const ports = spec.egress.flatMap((rule: { ports: { port: number }[] }) =>
      rule.ports.map(({ port }) => port),
    );

    expect(ports).toEqual([8080, 5432, 6379, 443]);
    expect(JSON.stringify(policyOfWeb.spec.ingress)).toContain('workflows');
    expect(checkEnvironment(compiled)).toEqual([]);
  });

  it('puts the annotation where the chart reads it', () => {
    const account = { name: 'temporal', annotationsAt: 'server.serviceAccount.extra' };
    const { objects } = compiledSmall({
      charts: { temporal: { ...CHART, ...chart, serviceAccount: account } },
    });
    const application = objects.find(({ object }) => object.metadata.name === 'shop-prod-temporal');

    expect(application?.object['spec']).toMatchObject({
      source: {
        helm: {
          valuesObject: {
            server: {
              replicaCount: 2,
              serviceAccount: { extra: { 'eks.amazonaws.com/role-arn': expect.any(String) } },
            },
          },
        },
      },
    });
  });

  it('comes just before the chart, whenever that comes', () => {
    const { components } = compiledSmall({
      charts: { temporal: { ...CHART, ...chart, after: ['web'] } },
    });
    const waves = components.flatMap(({ name, wave }) =>
      name.startsWith('temporal') ? [[name, wave]] : [],
    );

    expect(waves.sort()).toEqual([
      ['temporal', 1],
      ['temporal-uses', 0],
    ]);
  });

  it('is nothing, and leaves nothing, without edges', () => {
    const { objects } = compiledSmall({ charts: { temporal: CHART } });

    expect(objects.map(({ object }) => object.metadata.name)).not.toContain('temporal-uses');
  });
});

describe('a chart of the user that an add-on is made of as well', () => {
  const named = { chart: 'keda', namespace: 'scaling', values: {}, podSecurity: 'baseline' };

  it.each(['keda', 'scaler'])('is not taken for the add-on, as %s', (key) => {
    const compiled = compiledSmall({ charts: { [key]: { ...CHART, ...named } } });

    expect(chartComponents(compiled).map(({ component }) => component.name)).not.toContain(key);
    expect(checkEnvironment(compiled)).toEqual([]);
  });
});

describe('rules of charts', () => {
  it.each([
    ['shop', true],
    ['kube-system', true],
    ['argocd', true],
    ['workflows', false],
  ])('namespace %s is taken: %s', (namespace, isTaken) => {
    const found = findings(checkOwnNamespaces(anEnvironment(withChart({ namespace }))));
    const code = 'model/chart-namespace-taken at value of charts.temporal.namespace';

    expect(found).toEqual(isTaken ? [code] : []);
  });

  it('ask for a port where a service calls one', () => {
    expect(findings(checkCharts(anEnvironment(withChart({ ports: [] }))))).toEqual([
      'model/chart-unreached at value of services.web.uses.charts[0]',
    ]);
    expect(checkCharts(anEnvironment(withChart()))).toEqual([]);
  });

  it('tell two components of one name apart', () => {
    const charts = { web: { ...CHART, ports: [] } };

    expect(findings(checkNames(anEnvironment({ charts })))).toHaveLength(1);
  });

  it.each(['1.x', '^1.2.0', 'latest', '1.2'])('refuse a version that moves: %s', (version) => {
    expect(() => anEnvironment(withChart({ version }))).toThrow('expected an exact version');
  });

  it.each([
    ['https://charts.example.com/stable', true],
    ['ghcr.io/example/charts', true],
    ['oci://ghcr.io/example/charts', false],
    ['http://charts.example.com', false],
  ])('take a repository that Argo CD takes: %s', (repository, isTaken) => {
    const make = () => anEnvironment(withChart({ repository }));

    if (isTaken) expect(make).not.toThrow();
    else expect(make).toThrow('expected a Helm repository');
  });
});

describe('values of a chart', () => {
  const schema = {
    type: 'object',
    required: ['elsewhere'],
    additionalProperties: false,
    properties: {
      server: { $ref: '#/definitions/server' },
      mode: { enum: ['one', 'many'] },
      image: { anyOf: [{ type: 'string', pattern: ':' }, { type: 'object' }] },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
      hosts: { type: 'array', items: { type: 'string', minLength: 2 } },
    },
    definitions: {
      server: {
        type: 'object',
        properties: { replicaCount: { type: ['integer', 'null'], minimum: 1 } },
      },
    },
  };
  const path = 'charts/temporal/values.schema.json';

  function faults(values: Overrides) {
    const chart = { schema: path, schemaDocuments: { [path]: [schema] }, values };
    return findings(
      checkChartValues(anEnvironment({ charts: { temporal: { ...CHART, ...chart } } })),
    );
  }

  it.each([
    [{ server: { replicaCount: 2 } }, []],
    [{ mode: 'one', labels: { a: 'b' }, image: 'a:1', hosts: ['ab'] }, []],
    [{ server: { replicaCount: 0 } }, ['value of charts.temporal.values.server.replicaCount']],
    [{ server: { replicaCount: '2' } }, ['value of charts.temporal.values.server.replicaCount']],
    [{ mode: 'two' }, ['value of charts.temporal.values.mode']],
    [{ moed: 'one' }, ['key of charts.temporal.values.moed']],
    [{ image: 'a' }, ['value of charts.temporal.values.image']],
    [{ labels: { a: 1 } }, ['value of charts.temporal.values.labels.a']],
    [{ hosts: ['ab', 'c'] }, ['value of charts.temporal.values.hosts[1]']],
  ])('are held against its schema: %j', (values, found) => {
    const of = faults({ server: {}, ...values });

    expect(of).toEqual(found.map((each) => `model/chart-value at ${each}`));
  });
});

describe('definitions of a chart', () => {
  const object = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { name: 'web' }, triggers: [] },
  };
  const ledger = {
    namespace: 'scaling',
    purpose: 'Scaling',
    documents: { 'all.yaml': [object] },
  };
  function faults(chart: Overrides, manifests: Overrides = {}) {
    const scaler = { ...CHART, chart: 'keda', namespace: 'scaling', values: {}, ...chart };
    const input = compiledSmall({
      charts: { scaler },
      manifests: { ledger: { ...ledger, ...manifests } },
    });
    return findings(checkEnvironment(input)).filter((each) => /definition|wave/.test(each));
  }

  it('are missed where nothing brings them', () => {
    expect(faults({})).toHaveLength(1);
    expect(faults({})[0]).toContain('check/definition-missing at value of manifests.ledger');
  });

  it('come before objects of their kinds', () => {
    const definitions = ['keda.sh'];

    expect(faults({ definitions }, { after: ['scaler'] })).toEqual([]);
    expect(faults({ definitions })).toHaveLength(1);
    expect(faults({ definitions })[0]).toContain('check/wave-order');
  });

  it.each([
    [{ wave: 4 }, { wave: 2 }, 'manifests.ledger.wave', /^Leave wave out here, .* later; after/],
    [{ wave: 4 }, {}, 'charts.scaler.wave', /^Leave wave out here, .* earlier; after/],
    [{}, {}, 'manifests.ledger', /^Write after: \[scaler\] here$/],
  ])('that come too late for them say what to write: %o, %o', (chart, manifests, path, hint) => {
    const scaler = { ...CHART, chart: 'keda', namespace: 'scaling', values: {}, ...chart };
    const input = compiledSmall({
      charts: { scaler: { ...scaler, definitions: ['keda.sh'] } },
      manifests: { ledger: { ...ledger, ...manifests } },
    });
    const [found] = checkEnvironment(input).filter(({ code }) => code === 'check/wave-order');

    expect(found?.path?.join('.')).toBe(path);
    expect(found?.hint).toMatch(hint);
  });
});
