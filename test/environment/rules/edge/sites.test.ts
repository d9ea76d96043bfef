import { describe, expect, it } from 'vitest';
import { checkSites } from '../../../../src/environment/rules/edge/sites.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const PIPELINE = { kind: 'jenkins', agent: 'any', pushRole: 'push', trustedRole: 'agents' };

function check(sites: Overrides, pipeline: Overrides | null = PIPELINE): readonly string[] {
  const buckets = { other: { purpose: 'Served by nobody' } };
  return findings(checkSites(anEnvironment({ buckets, delivery: { sites, pipeline } })));
}

describe('checkSites', () => {
  it('accepts sites that a pipeline publishes behind a distribution, each in its own place', () => {
    const docs = { bucket: 'media', path: '/docs/' };

    expect(check({ docs, help: { bucket: 'media', path: '/docs-help' } })).toEqual([]);
  });

  it('reports a site that nobody publishes', () => {
    expect(check({ web: { bucket: 'media' } }, null)).toEqual([
      'model/site-without-pipeline at key of delivery.sites.web',
    ]);
  });

  it('reports a site that nobody can see', () => {
    expect(check({ web: { bucket: 'other' } })).toEqual([
      'model/site-unserved at value of delivery.sites.web.bucket',
    ]);
  });

  it.each(['/', '/docs', '/docs/api/'])('reports a site at %s beside one at /docs/', (path) => {
    const sites = { docs: { bucket: 'media', path: '/docs/' }, web: { bucket: 'media', path } };

    expect(check(sites)).toEqual(['model/site-overlap at key of delivery.sites.web']);
  });

  it('reports a single page behind a load balancer', () => {
    const behaviors = { default: { singlePage: true }, media: { singlePage: true } };
    const environment = anEnvironment({ edge: { distributions: { main: { behaviors } } } });

    expect(findings(checkSites(environment))).toEqual([
      'model/single-page-origin at value of edge.distributions.main.behaviors.default.singlePage',
    ]);
  });
});
