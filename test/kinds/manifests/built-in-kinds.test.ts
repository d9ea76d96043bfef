// What makers of operators ship beside workloads: definitions, webhooks, namespaces.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { manifests } from '../../../src/kinds/manifests/kind.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

const AT = 'manifests.ledger.documents["all.yaml"]';

const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'accounts.books.shop.io', creationTimestamp: null },
  spec: {
    group: 'books.shop.io',
    names: { kind: 'Account', plural: 'accounts' },
    scope: 'Namespaced',
    versions: [
      {
        ...{ name: 'v1', served: true, storage: true, subresources: { status: {} } },
        schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object' } } } },
      },
    ],
  },
  // As controller-gen prints it.
  status: { acceptedNames: { kind: '', plural: '' }, conditions: [], storedVersions: [] },
};
const ACCOUNT = {
  apiVersion: 'books.shop.io/v1',
  kind: 'Account',
  metadata: { name: 'main' },
  spec: {},
};

function hooks(service: object, more: object = {}) {
  const [apiGroups, apiVersions, operations, resources] = [[''], ['v1'], ['CREATE'], ['pods']];
  const webhook = {
    ...{ name: 'ledger.shop.io', admissionReviewVersions: ['v1'], sideEffects: 'None' },
    rules: [{ apiGroups, apiVersions, operations, resources }],
    clientConfig: { service },
    ...more,
  };
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'ledger' },
    webhooks: [webhook],
  };
}

const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'ledger' },
  spec: { ports: [{ port: 443, targetPort: 'hook' }] },
};
const PODS = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'ledger' },
  spec: {
    template: {
      spec: { containers: [{ name: 'ledger', ports: [{ name: 'hook', containerPort: 9443 }] }] },
    },
  },
};

function withManifests(documents: readonly unknown[], entry: Overrides = {}): Overrides {
  const ledger = {
    ...{ namespace: 'accounts', purpose: 'Accounts', documents: { 'all.yaml': documents } },
    ...entry,
  };
  return { manifests: { ledger } };
}

function checked(...documents: readonly unknown[]) {
  return findings(checkEnvironment(compiledSmall(withManifests(documents))));
}

function ruled(documents: readonly unknown[], entry: Overrides = {}) {
  const environment = anEnvironment(withManifests(documents, entry));
  return findings((manifests.rules?.rules ?? []).flatMap((rule) => rule(environment)));
}

describe('kinds of Kubernetes that we write none of', () => {
  it('are known, a definition with the status that its generator prints too', () => {
    expect(checked(DEFINITION, ACCOUNT, hooks({ namespace: 'elsewhere', name: 'x' }))).toEqual([]);
  });

  it('are held against their fields, at the very key', () => {
    const misspelt = hooks({ namespace: 'elsewhere', name: 'x' }, { sideEffect: 'None' });

    expect(checked(misspelt)).toEqual([
      `check/kubernetes-unknown-field at key of ${AT}[0].webhooks[0].sideEffect`,
    ]);
  });

  it('name Services that there are, in namespaces that are seen', () => {
    expect(checked(hooks({ namespace: 'accounts', name: 'leger' }))).toEqual([
      `check/kubernetes-reference-missing at value of ${AT}[0].webhooks[0].clientConfig.service.name`,
    ]);
  });
});

describe('what the API server calls', () => {
  const called = hooks({ namespace: 'accounts', name: 'ledger' });
  const place = 'webhooks[0].clientConfig.service';
  const closed = `model/manifest-webhook-closed at value of ${AT}[0].${place}`;

  it.each([
    ['closed', {}, [closed]],
    ['open on another port', { network: { fromApiServer: [443] } }, [closed]],
    ['open', { network: { fromApiServer: [9443] } }, []],
    ['a namespace of services, which has policies of its own', { namespace: 'shop' }, []],
  ])('is let in by the number of the port behind its Service: %s', (_, entry, found) => {
    expect(ruled([called, SERVICE, PODS], entry)).toEqual(found);
  });

  it('is an API or a conversion as well', () => {
    const service = { namespace: 'accounts', name: 'ledger' };
    const api = {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: 'v1.books.shop.io' },
      spec: { service },
    };
    const webhook = { clientConfig: { service }, conversionReviewVersions: ['v1'] };
    const spec = { ...DEFINITION.spec, conversion: { strategy: 'Webhook', webhook } };

    expect(ruled([api, { ...DEFINITION, spec }, SERVICE, PODS])).toEqual([
      `model/manifest-webhook-closed at value of ${AT}[0].spec.service`,
      `model/manifest-webhook-closed at value of ${AT}[1].spec.conversion.webhook.clientConfig.service`,
    ]);
  });
});

describe('a Namespace among manifests', () => {
  it.each([
    ['accounts', true],
    ['shop', true],
    ['elsewhere', false],
  ])('%s is made already: %s', (name, isMade) => {
    const found = ruled([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }]);

    expect(found).toEqual(
      isMade ? [`model/manifest-namespace at value of ${AT}[0].metadata.name`] : [],
    );
  });
});
