// What differs from one environment to the next is no fault.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { planesCheckCatalogue } from '../../../src/diagnostics/catalogue/check-planes.ts';
import { messageOf } from '../../../src/diagnostics/message-of.ts';
import { aService, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';

const CASES: Readonly<Record<string, Overrides>> = {
  'one of everything': {},
  'a service that keeps to itself': {
    services: { other: aService({ uses: null }) },
  },
  'a service that calls another in a second namespace': {
    namespaces: { back: {} },
    services: {
      web: { uses: { services: ['other'] } },
      other: aService({ namespace: 'back' }),
    },
  },
  'a service that is rolled out blue and green': {
    addons: { 'argo-rollouts': {} },
    services: { web: { rollout: { strategy: 'blueGreen' } } },
  },
  'a cache that admits whoever reaches it': { caches: { main: { access: 'network' } } },
  'an image from somewhere else': {
    services: {
      web: { image: { repository: '444455556666.dkr.ecr.eu-west-1.amazonaws.com/web' } },
    },
  },
  'several stores of a kind': {
    caches: {
      second: { nodeType: 'cache.r6g.large', shards: 1, replicasPerShard: 1, purpose: 'Carts' },
    },
    services: { web: { uses: { caches: ['main', 'second'] } } },
  },
  'an exported database of MySQL': {
    databases: {
      main: {
        engine: 'mysql',
        version: '8.0',
        export: { bucket: 'media', schedule: '0 4 * * *' },
      },
    },
  },
  'another home region': {
    aws: { region: 'us-east-1', zones: ['us-east-1a', 'us-east-1b'] },
  },
  'an account that is watched': {
    audit: {
      trail: { dataEvents: ['media'] },
      threatDetection: true,
      securityHub: { standards: ['pci-dss'] },
      configuration: { rules: ['ENCRYPTED_VOLUMES'] },
    },
  },
  'a network that names what passes': { network: { acls: true, nodeEgress: 'named' } },
  'metrics kept for long': {
    addons: { 'kube-prometheus-stack': {}, thanos: {}, 'cert-manager': {} },
    observability: { metrics: { longTermBucket: 'media' } },
  },
};

describe('checks of both planes', () => {
  it.each(Object.entries(CASES))('find nothing in %s', (_, overrides) => {
    const found = checkEnvironment(compiledSmall(overrides));

    const own = found.filter(({ code }) => code in planesCheckCatalogue);
    expect(own.map((each) => messageOf(each).message)).toEqual([]);
  });
});
