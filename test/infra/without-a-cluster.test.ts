// Environments of which whole parts are absent: they compile, and no rule and no check objects.

import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { environmentRules } from '../../src/environment/rules.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import type { Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';

/** The small environment, less everything that is on this list and not in `overrides`. */
const ABSENT = Object.fromEntries(
  [
    ...['network', 'cluster', 'namespaces', 'categories', 'databases', 'caches', 'kafka'],
    ...['search', 'buckets', 'externals', 'services', 'edge', 'addons', 'observability', 'cost'],
  ].map((key) => [key, null]),
);

function compiled(overrides: Overrides) {
  const input = compiledSmall({ ...ABSENT, ...overrides });
  const { environment, stacks, components } = input;
  const delivered = compileDelivery(environment, {
    landscape: ALONE,
    stacks,
    components,
    artifacts: [],
  });
  return {
    input,
    stacks: stacks.map(({ stack }) => stack),
    found: [...environmentRules.flatMap((rule) => rule(environment)), ...checkEnvironment(input)],
    page: delivered.flatMap((each) => (each.type === 'text' ? [each.content] : [])).join(''),
    delivered,
  };
}

const pipeline = { kind: 'jenkins', agent: 'ci', pushRole: 'image-push', trustedRole: 'agents' };
const shared = compiled({
  tier: 'shared',
  buckets: { artifacts: { purpose: 'Build results' } },
  edge: {
    zone: 'shop.io',
    loadBalancers: null,
    distributions: {
      main: {
        domains: ['www.shop.io'],
        origins: { media: null, web: null, artifacts: { bucket: 'artifacts' } },
        behaviors: { media: null, default: { origin: 'artifacts', ttlSeconds: 60 } },
      },
    },
  },
  audit: { trail: {} },
  delivery: {
    pipeline,
    registry: { repositories: ['web'], replicateTo: ['eu-central-1'] },
    sites: { results: { bucket: 'artifacts' } },
  },
});
const dataOnly = compiled({
  tier: 'development',
  network: {},
  databases: { main: { replicas: null } },
});

describe('an environment without a cluster and a network', () => {
  it('has the stacks of what it says, and no others', () => {
    expect(shared.stacks.toSorted()).toEqual(
      ['audit', 'data', 'dns', 'edge', 'identity', 'registry', 'security', 'state'].toSorted(),
    );
  });

  it('has nothing that Argo CD syncs, and no pipeline of services', () => {
    expect(shared.input.objects).toEqual([]);
    expect(shared.input.components).toEqual([]);
    const paths = shared.delivered.map((each) => (each.type === 'text' ? each.path : ''));
    expect(paths).toEqual(['README.md', 'ci/publish-results/Jenkinsfile']);
  });

  it('says so on its page', () => {
    expect(shared.page).toContain('- No Kubernetes cluster\n- No VPC\n');
    expect(shared.page).not.toContain('kubectl');
  });

  it('keeps the role of the pipeline, and no key for a cluster', () => {
    const origins = shared.input.stacks.flatMap(({ origins: all }) => Object.keys(all));

    expect(origins).toContain('aws_iam_role.image-push');
    expect(origins).toContain('aws_kms_key.storage');
    expect(origins).not.toContain('aws_kms_key.cluster');
  });

  it('passes every rule and every check', () => {
    expect(shared.found).toEqual([]);
  });
});

describe('an environment with a network and a database', () => {
  it('has the stacks of what it says, and no others', () => {
    expect(dataOnly.stacks.toSorted()).toEqual(
      ['data', 'network', 'observability', 'security', 'state'].toSorted(),
    );
  });

  it('has no group for nodes, and no topic that nobody publishes to', () => {
    const origins = dataOnly.input.stacks.flatMap(({ origins: all }) => Object.keys(all));

    expect(origins).toContain('aws_security_group.database-main');
    expect(origins).not.toContain('aws_security_group.nodes');
    expect(origins).not.toContain('aws_sns_topic.alerts');
  });

  it('passes every rule and every check', () => {
    expect(dataOnly.found).toEqual([]);
  });
});

describe('the defaults of a tier', () => {
  it('bring no network into being', () => {
    const { input } = compiled({ tier: 'development' });

    expect(input.environment.network).toBeNull();
  });
});
