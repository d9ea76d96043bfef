import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { renderDrawing } from '../../src/delivery/page/render-drawing.ts';
import { checkReferences } from '../../src/environment/rules/references.ts';
import { calledHost } from '../../src/model/delivery/site-calls.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { Site } from '../../src/model/schema/operations/delivery.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';

const JENKINS = { kind: 'jenkins', agent: 'any', pushRole: 'push', trustedRole: 'agents' };
const GITHUB = { kind: 'github-actions', organization: 'shop', pushRole: 'push' };
const NODE = { language: 'node', version: '24' };

const ONE_BUCKET = { default: { origin: 'media' } };

function withSite(site: Overrides) {
  return anEnvironment({
    delivery: { pipeline: GITHUB, sites: { web: { bucket: 'media', ...site } } },
  });
}

function filesOf(pipeline: Overrides, site: Overrides = {}): Readonly<Record<string, string>> {
  const sites = { web: { bucket: 'media', runtime: NODE, ...site } };
  const environment = anEnvironment({ delivery: { pipeline, sites } });
  const compiled = { landscape: ALONE, stacks: [], components: [], artifacts: [] };
  const texts = compileDelivery(environment, compiled).flatMap((each) =>
    each.type === 'text' ? [[each.path, each.content] as const] : [],
  );
  return Object.fromEntries(texts);
}

function publishJob(pipeline: Overrides = {}, site: Overrides = {}) {
  const text = filesOf({ ...GITHUB, ...pipeline }, site)['ci/github/publish-web.yml'] ?? '';
  const workflow = parse(text);
  return { on: workflow.on, ...workflow.jobs.publish };
}

function scriptOf(...args: Parameters<typeof publishJob>): string {
  return publishJob(...args).steps.at(-1).run;
}

describe('the workflow of a site', () => {
  it('builds it, signs in as its role and publishes', () => {
    const { steps, permissions, env } = publishJob();

    expect(steps.map(({ name }: { name: string }) => name)).toEqual([
      'Check out',
      'Set up Node.js',
      'Install dependencies',
      'Unit tests',
      'Build',
      'Sign in to AWS',
      'Publish',
    ]);
    expect(steps[5].with['role-to-assume']).toBe(
      'arn:aws:iam::210987654321:role/shop-prod-web-publish',
    );
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(env).toEqual({
      OUTPUT: 'build',
      TARGET: 's3://shop-prod-media-210987654321/',
      DOMAINS: 'www.shop.io',
      PATHS: '/*',
    });
  });

  it('lets browsers keep what is named by its content, and nothing else', () => {
    const [year, rest, gone] = scriptOf({}, { hashed: ['js/*'] })
      .split('\n')
      .filter((line) => line.startsWith('aws s3'));

    expect(year).toContain('--exclude "*" --include "js/*"');
    expect(year).toContain('--cache-control "public, max-age=31536000, immutable"');
    expect(rest).toContain('--exclude "js/*" --cache-control "no-cache"');
    expect(gone).toContain('--delete');
    expect(scriptOf({}, { hashed: [] })).not.toContain('max-age');
  });

  it('refreshes its path of the distribution, found by its domain', () => {
    const { env } = publishJob({}, { path: '/docs' });

    expect(env).toMatchObject({
      TARGET: 's3://shop-prod-media-210987654321/docs/',
      PATHS: '/docs/*',
    });
    expect(scriptOf()).toContain('aws cloudfront create-invalidation --distribution-id "$id"');
  });

  it('starts on what releases, and waits for approval where that is asked', () => {
    expect(publishJob().on.push).toEqual({ branches: ['main'] });
    const released = publishJob({ release: { trigger: 'tag', approval: true } });
    expect(released.on.push).toEqual({ tags: ['v*'] });
    expect(released.environment).toBe('prod');
  });

  it('lies in the folder of the site where one repository has all', () => {
    const { on, defaults } = publishJob({ sourceRepository: 'all' });

    expect(on.push).toEqual({ branches: ['main'], paths: ['web/**'] });
    expect(defaults.run['working-directory']).toBe('web');
  });
});

describe('the Jenkinsfile of a site', () => {
  it('does the same as the role that build agents may take on', () => {
    const text = filesOf(JENKINS, { runtime: null })['ci/publish-web/Jenkinsfile'] ?? '';

    expect(text).toContain("sh 'make build'");
    expect(text).toContain("PUBLISH_ROLE = 'arn:aws:iam::210987654321:role/shop-prod-web-publish'");
    expect(text).toContain('aws sts assume-role --role-arn "$PUBLISH_ROLE"');
    expect(text).toContain('aws s3 sync "$OUTPUT" "$TARGET" --size-only --delete');
    expect(text.match(/'''/g)).toHaveLength(2);
  });
});

describe('services that a site calls', () => {
  const API = { calls: { VITE_API_URL: 'web' } };

  it('are found by the build under the name that it reads', () => {
    expect(publishJob({}, API).env).toMatchObject({ VITE_API_URL: 'https://www.shop.io' });
    expect(filesOf(JENKINS, API)['ci/publish-web/Jenkinsfile']).toContain(
      "VITE_API_URL = 'https://www.shop.io'",
    );
  });

  it.each<readonly [string, Overrides, string]>([
    [
      'the load balancer, without a distribution before it',
      { edge: { distributions: { main: { origins: { web: null }, behaviors: ONE_BUCKET } } } },
      'origin.shop.io',
    ],
    [
      'a host of its route',
      {
        edge: {
          loadBalancers: { main: { routes: { all: { hosts: ['api.shop.io'], paths: [] } } } },
          distributions: { main: { origins: { web: null }, behaviors: ONE_BUCKET } },
        },
      },
      'api.shop.io',
    ],
    [
      'the distribution of an environment that waits to take over',
      { edge: { distributions: { main: { failover: { role: 'secondary' } } } } },
      'www.shop.io',
    ],
  ])('have the host of %s', (_what, changes, host) => {
    expect(calledHost(anEnvironment(changes), { bucket: 'media' }, 'web')).toBe(host);
  });

  it('are drawn, said on the page, and have to be there', () => {
    const environment = withSite(API);

    expect(renderDrawing(environment)).toContain('  bucket__media --> service__web');
    expect(filesOf(GITHUB, API)['README.md']).toMatch(
      /Site `web` .*; it calls `web` out of the browser/,
    );
    expect(findings(checkReferences(withSite({ calls: { VITE_API_URL: 'wab' } })))).toEqual([
      'model/unknown-target at value of delivery.sites.web.calls.VITE_API_URL',
    ]);
  });

  it('have names that are not those of the pipeline', () => {
    const reads = (calls: object) => Site.safeParse({ bucket: 'media', calls }).success;

    expect(reads({ VITE_API_URL: 'web' })).toBe(true);
    expect(reads({ TARGET: 'web' })).toBe(false);
    expect(reads({ AWS_REGION: 'web' })).toBe(false);
    expect(reads({ api: 'web' })).toBe(false);
  });
});
