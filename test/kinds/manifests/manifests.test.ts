import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import type { CheckInput } from '../../../src/check/check-input.ts';
import { checkOwnNamespaces } from '../../../src/environment/rules/cluster/own-namespaces.ts';
import { checkTurns } from '../../../src/environment/rules/cluster/turns.ts';
import { resolveWaves } from '../../../src/model/order/resolve-waves.ts';
import { aChart, aFolder } from '../../delivery/some-artifacts.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

const LABELS = { app: 'ledger' };

const CONTAINER = {
  name: 'ledger',
  image: 'ghcr.io/shop/ledger:1.2.3',
  ports: [{ name: 'http', containerPort: 8080 }],
  envFrom: [{ configMapRef: { name: 'ledger' } }],
  resources: {
    requests: { cpu: '100m', memory: '64Mi' },
    limits: { cpu: '200m', memory: '128Mi' },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
  readinessProbe: { httpGet: { path: '/', port: 'http' } },
  livenessProbe: { httpGet: { path: '/', port: 'http' } },
};

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'ledger' },
  spec: {
    replicas: 2,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: {
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 10001,
          seccompProfile: { type: 'RuntimeDefault' },
        },
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: LABELS },
          },
        ],
        containers: [CONTAINER],
      },
    },
  },
};
const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'ledger' },
  data: { MODE: 'strict' },
};
const BUDGET = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'ledger' },
  spec: { maxUnavailable: 1, selector: { matchLabels: LABELS } },
};
const READER = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'ledger:reader' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
};

function withManifests(documents: readonly unknown[], entry: Overrides = {}): Overrides {
  const ledger = {
    namespace: 'accounts',
    ports: [8080],
    purpose: 'Accounts',
    documents: { 'all.yaml': documents },
    ...entry,
  };
  return { manifests: { ledger }, services: { web: { uses: { manifests: ['ledger'] } } } };
}

function objectOf({ objects }: CheckInput, kind: string, name: string) {
  const found = objects.find(({ object }) => object.kind === kind && object.metadata.name === name);
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many kinds
  return found?.object as any;
}

describe('manifests', () => {
  const compiled = compiledSmall(withManifests([DEPLOYMENT, CONFIG, BUDGET, READER]));

  it('pass all checks as they are', () => {
    expect(checkEnvironment(compiled)).toEqual([]);
  });

  it('are one Application into their namespace, before services', () => {
    const { spec, metadata } = objectOf(compiled, 'Application', 'shop-prod-ledger');

    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-5');
    expect(spec.destination.namespace).toBe('accounts');
    expect(spec.source.path).toBe('dist/shop/prod/kubernetes/ledger');
  });

  it('are in the namespace of their component where they name none, for checks alone', () => {
    expect(objectOf(compiled, 'Deployment', 'ledger').metadata).toEqual({
      name: 'ledger',
      namespace: 'accounts',
    });
    expect(objectOf(compiled, 'ClusterRole', 'ledger:reader')).toEqual(READER);
  });

  it('have kinds without a namespace, and other namespaces, permitted by the project', () => {
    const other = { ...CONFIG, metadata: { name: 'ledger', namespace: 'kube-system' } };
    const { spec } = objectOf(
      compiledSmall(withManifests([CONFIG, other, READER])),
      'AppProject',
      'shop-prod',
    );

    expect(spec.destinations).toContainEqual({ name: 'in-cluster', namespace: 'kube-system' });
    expect(spec.clusterResourceWhitelist).toContainEqual({
      group: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
    });
  });

  it('have a closed namespace that opens for their callers, who are let out', () => {
    const { spec } = objectOf(compiled, 'NetworkPolicy', 'ledger');
    const caller = objectOf(compiled, 'NetworkPolicy', 'web');

    expect(objectOf(compiled, 'Namespace', 'accounts').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
    });
    expect(spec.ingress).toEqual([
      {
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
          },
        ],
        ports: [{ protocol: 'TCP', port: 8080 }],
      },
    ]);
    expect(caller.spec.egress).toContainEqual({
      to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'accounts' } } }],
      ports: [{ protocol: 'TCP', port: 8080 }],
    });
  });

  it('make no namespace and no policy where they stand beside services', () => {
    const beside = compiledSmall({
      ...withManifests([CONFIG], { namespace: 'shop', ports: [] }),
      services: {},
    });
    const policies = beside.objects
      .filter(({ object }) => object.kind === 'NetworkPolicy')
      .filter(({ object }) => object.metadata.namespace === 'shop')
      .map(({ object }) => object.metadata.name);

    expect(checkEnvironment(beside)).toEqual([]);
    expect(policies.toSorted()).toEqual(['default-deny', 'web']);
  });

  it('have a level of their own, the weaker one where charts share the namespace', () => {
    const chart = {
      repository: 'https://go.temporal.io/helm-charts',
      chart: 'temporal',
      version: '0.62.0',
      namespace: 'accounts',
      podSecurity: 'baseline',
      purpose: 'Workflows',
    };
    const shared = compiledSmall({
      ...withManifests([CONFIG]),
      charts: { temporal: chart },
    });

    expect(checkEnvironment(shared)).toEqual([]);
    expect(objectOf(shared, 'Namespace', 'accounts').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'baseline',
    });
  });

  it.each([
    ['kube-system', true],
    ['argocd', true],
    ['cert-manager', true],
    ['shop', false],
    ['accounts', false],
  ])('namespace %s is taken: %s', (namespace, isTaken) => {
    const entry = { namespace, ports: [] };
    const found = findings(checkOwnNamespaces(anEnvironment(withManifests([CONFIG], entry))));
    const code = 'model/chart-namespace-taken at value of manifests.ledger.namespace';

    expect(found).toEqual(isTaken ? [code] : []);
  });
});

describe('a kind that is not ours', () => {
  const ACCOUNT = {
    apiVersion: 'books.shop.io/v1',
    kind: 'Account',
    metadata: { name: 'main' },
    spec: { currency: 'EUR', limit: 100 },
  };
  const properties = {
    spec: {
      type: 'object',
      required: ['currency'],
      properties: {
        currency: { type: 'string', enum: ['EUR', 'CHF'] },
        limit: { type: 'integer', minimum: 1 },
      },
    },
  };
  function definition(scope: 'Namespaced' | 'Cluster') {
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'accounts.books.shop.io' },
      spec: {
        group: 'books.shop.io',
        names: { kind: 'Account', plural: 'accounts' },
        scope,
        versions: [{ name: 'v1', schema: { openAPIV3Schema: { type: 'object', properties } } }],
      },
    };
  }
  const at = 'manifests.ledger.documents["all.yaml"]';

  function faults(document: unknown, scope: 'Namespaced' | 'Cluster' = 'Namespaced') {
    const schemas = { 'account.yaml': [definition(scope)] };
    return findings(checkEnvironment(compiledSmall({ ...withManifests([document]), schemas })));
  }

  it.each([
    [{}, []],
    [{ currency: 'USD' }, [`check/kubernetes-unknown-value at value of ${at}[0].spec.currency`]],
    [{ limit: 0 }, [`check/kubernetes-wrong-form at value of ${at}[0].spec.limit`]],
    [{ limt: 1 }, [`check/kubernetes-unknown-field at key of ${at}[0].spec.limt`]],
  ])('is held against its definition in schemas/: %j', (spec, found) => {
    expect(faults({ ...ACCOUNT, spec: { ...ACCOUNT.spec, ...spec } })).toEqual(found);
  });

  it('is unknown without, and in a version that the definition has not', () => {
    const other = { ...ACCOUNT, apiVersion: 'books.shop.io/v2' };
    const without = findings(checkEnvironment(compiledSmall(withManifests([ACCOUNT]))));

    expect(faults(other)).toEqual([`check/kubernetes-unknown-kind at value of ${at}[0].kind`]);
    expect(without).toContain(`check/kubernetes-unknown-kind at value of ${at}[0].kind`);
  });

  it('is permitted outside of namespaces where its definition says so', () => {
    const schemas = { 'account.yaml': [definition('Cluster')] };
    const input = compiledSmall({ ...withManifests([ACCOUNT]), schemas });
    const { spec } = objectOf(input, 'AppProject', 'shop-prod');

    expect(checkEnvironment(input)).toEqual([]);
    expect(spec.clusterResourceWhitelist).toContainEqual({
      group: 'books.shop.io',
      kind: 'Account',
    });
  });
});

describe('a fault in a manifest', () => {
  function faultsOf(...documents: readonly unknown[]) {
    return findings(checkEnvironment(compiledSmall(withManifests(documents))));
  }
  const at = 'manifests.ledger.documents["all.yaml"]';

  it.each([
    ['check/kubernetes-unknown-field at key', { replica: 3 }, `${at}[0].spec.replica`],
    ['check/kubernetes-wrong-type at value', { replicas: '3' }, `${at}[0].spec.replicas`],
    ['check/kubernetes-selector-mismatch at value', { selector: {} }, `${at}[0].spec.selector`],
  ])('is found at its field: %s', (code, spec, path) => {
    const found = faultsOf(
      { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, ...spec } },
      CONFIG,
      BUDGET,
    );

    expect(found).toContain(`${code} of ${path}`);
  });

  it('is found in a container, and in what it names', () => {
    const found = faultsOf(DEPLOYMENT, BUDGET);

    expect(found).toEqual([
      `check/kubernetes-reference-missing at value of ${at}[0].spec.template.spec.containers[0].envFrom[0].configMapRef.name`,
    ]);
  });

  it('is found where another component has the object', () => {
    const web = { ...CONFIG, kind: 'ServiceAccount', data: undefined };
    const found = faultsOf({ ...web, metadata: { name: 'default-deny', namespace: 'accounts' } });
    const taken = faultsOf({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });

    expect(found).toEqual([]);
    expect(taken).toContain(`check/object-shared at value of ${at}[0]`);
  });

  it('is found where a service has the object', () => {
    const account = { ...CONFIG, kind: 'ServiceAccount', data: undefined };
    const web = { ...account, metadata: { name: 'web' } };
    const entry = { namespace: 'shop', ports: [] };
    const input = compiledSmall({ ...withManifests([web], entry), services: {} });

    expect(findings(checkEnvironment(input))).toContain(`check/object-shared at value of ${at}[0]`);
  });

  it('is found where it would leave its project', () => {
    const application = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'own' },
      spec: {},
    };

    expect(faultsOf(application)).toContain(`check/project-too-narrow at value of ${at}[0]`);
  });
});

describe('the order of components', () => {
  it('is the wave behind all that one names, through others that do so too', () => {
    const components = resolveWaves([
      aFolder('web'),
      aChart('redis', { wave: -5, after: ['web'] }),
      aFolder('ledger', { wave: -5, after: ['redis', 'web'] }),
      aFolder('apart', { wave: -5 }),
    ]);

    expect(components.map(({ name, wave }) => [name, wave])).toEqual([
      ['web', 0],
      ['redis', 1],
      ['ledger', 2],
      ['apart', -5],
    ]);
  });

  it('leaves room before a component for what comes just before it', () => {
    const components = resolveWaves([
      aFolder('store', { wave: -20 }),
      aFolder('early', { wave: -30 }),
      aChart('redis', { after: ['early'] }),
      aFolder('redis-uses', { before: 'redis', after: ['store'] }),
      aChart('fixed', { wave: -5 }),
      aFolder('fixed-uses', { before: 'fixed', after: ['store'] }),
    ]);

    expect(components.map(({ name, wave }) => [name, wave])).toEqual([
      ['store', -20],
      ['early', -30],
      ['redis', -18],
      ['redis-uses', -19],
      ['fixed', -5],
      ['fixed-uses', -6],
    ]);
  });

  it('is emitted as a wave', () => {
    const compiled = compiledSmall(withManifests([CONFIG], { after: ['cert-manager'] }));
    const of = (name: string) =>
      Number(
        objectOf(compiled, 'Application', name).metadata.annotations[
          'argocd.argoproj.io/sync-wave'
        ],
      );

    expect(of('shop-prod-ledger')).toBe(of('shop-prod-cert-manager') + 1);
  });

  it.each([
    [['web'], []],
    [['cert-manager'], []],
    [['keda'], ['model/unknown-target at value of manifests.ledger.after[0]']],
    [['ledger'], ['model/turn-circle at value of manifests.ledger.after[0]']],
  ])('after %j', (after, found) => {
    const environment = anEnvironment(withManifests([CONFIG], { after }));

    expect(findings(checkTurns(environment))).toEqual(found);
  });
});
