import { describe, expect, it } from 'vitest';
import { checkWaves } from '../../../../src/check/delivery/waves/check-waves.ts';
import { definitionEdges } from '../../../../src/check/delivery/waves/definition-edges.ts';
import { namespaceEdges } from '../../../../src/check/delivery/waves/namespace-edges.ts';
import { projectEdges } from '../../../../src/check/delivery/waves/project-edges.ts';
import { secretEdges } from '../../../../src/check/delivery/waves/secret-edges.ts';
import { workloadEdges } from '../../../../src/check/delivery/waves/workload-edges.ts';
import { compiledNightSchool, type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeRule } from '../../../support/corruption-table.ts';

const WAVE = 'argocd.argoproj.io/sync-wave';

function wave(kind: string, name: string, value: string | undefined) {
  return (open: OpenInput) => {
    const { metadata } = objectIn(open, kind, name);
    metadata.annotations = { ...metadata.annotations, [WAVE]: value };
  };
}

const applicationWave = (component: string, value: string) =>
  wave('Application', `night-school-prod-${component}`, value);

const at = (path: string) => `check/wave-order at value of ${path}`;

describeRule(checkWaves, [
  ['namespaces after everything, once', applicationWave('namespaces', '50'), [at('namespaces')]],
  [
    'a Namespace after what its own Application puts into it',
    wave('Namespace', 'databases', '1'),
    [at('databases')],
  ],
  [
    'cert-manager beside the charts whose values use it',
    applicationWave('cert-manager', '-20'),
    [at('addons.aws-load-balancer-controller')],
  ],
  [
    'a chart after objects of the kinds it defines',
    applicationWave('aws-load-balancer-controller', '0'),
    [at('services.api-gateway')],
  ],
  [
    'the secret store beside what reads from it',
    applicationWave('secret-store', '-18'),
    [at('observability')],
  ],
  [
    'the External Secrets Operator after the store',
    applicationWave('external-secrets', '-19'),
    [at('addons.external-secrets')],
  ],
  [
    'a secret after the chart that names it',
    applicationWave('monitoring-secrets', '-15'),
    [at('addons.kube-prometheus-stack')],
  ],
  [
    'a ServiceAccount after its pods',
    wave('ServiceAccount', 'cart-service', '1'),
    [at('services.cart-service')],
  ],
  [
    'a ConfigMap beside its pods',
    wave('ConfigMap', 'cart-service', undefined),
    [at('services.cart-service')],
  ],
  [
    'a secret after its pods',
    wave('ExternalSecret', 'cart-service', '2'),
    [at('services.cart-service')],
  ],
  ['a Service after its pods', wave('Service', 'cart-service', '1'), [at('services.cart-service')]],
  [
    'a hook that runs before what it reads',
    (open) => {
      const { metadata } = objectIn(open, 'Job', 'main-logins');
      metadata.annotations['argocd.argoproj.io/hook'] = 'PreSync';
    },
    [at('databases.main')],
  ],
  [
    'a project after the Applications it admits',
    wave('AppProject', 'night-school-prod', '10'),
    [at('delivery.argocd')],
  ],
]);

describe('the edges that checkWaves proves', () => {
  it.each([
    ['project before Application', projectEdges, 40],
    ['namespace before content', namespaceEdges, 250],
    ['definition before custom resource', definitionEdges, 60],
    ['store before secret, secret before chart', secretEdges, 18],
    ['account, settings, secrets and Service before pods', workloadEdges, 100],
  ])('are many in Night School: %s', (_, edges, least) => {
    expect(edges(compiledNightSchool()).length).toBeGreaterThan(least);
  });
});
