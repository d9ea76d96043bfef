// Static sites: the role that publishes each, and how CloudFront serves them.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const JENKINS = { kind: 'jenkins', agent: 'any', pushRole: 'push', trustedRole: 'agents' };
const GITHUB = { kind: 'github-actions', organization: 'shop', pushRole: 'push' };

function withSite(site: Overrides = {}, pipeline: Overrides = JENKINS, more: Overrides = {}) {
  return terraformOf(
    anEnvironment({
      ...more,
      delivery: { pipeline, sites: { web: { bucket: 'media', ...site } } },
    }),
  );
}

describe('the role that publishes a site', () => {
  it('writes its bucket and refreshes its distribution, and nothing else', () => {
    const policy = withSite().policy('web-publish');

    expect(Object.keys(policy)).toEqual(['Publish', 'Compare', 'Encrypt', 'Invalidate', 'Find']);
    expect(policy['Publish']).toMatchObject({
      actions: ['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: ['arn:aws:s3:::shop-prod-media-210987654321/*'],
    });
    expect(policy['Compare']).toMatchObject({
      actions: ['s3:ListBucket'],
      resources: ['arn:aws:s3:::shop-prod-media-210987654321'],
    });
    expect(policy['Invalidate']).toMatchObject({
      actions: ['cloudfront:CreateInvalidation'],
      resources: [`\${aws_cloudfront_distribution.main.arn}`],
    });
  });

  it('keeps to its path, and asks for no key where the bucket has none of ours', () => {
    const policy = withSite({ path: '/docs' }, JENKINS, {
      buckets: { media: { encryption: 's3' } },
    }).policy('web-publish');

    expect(policy['Publish'].resources).toEqual([
      'arn:aws:s3:::shop-prod-media-210987654321/docs/*',
    ]);
    expect(policy).not.toHaveProperty('Encrypt');
  });

  it('trusts the build agents of Jenkins', () => {
    const [trust] = Object.values(withSite().policy('web-publish-trust'));

    expect(trust.condition).toEqual([
      {
        test: 'ArnEquals',
        variable: 'aws:PrincipalArn',
        values: ['arn:aws:iam::210987654321:role/agents'],
      },
    ]);
  });

  it.each([
    ['its repository', {}, {}, 'repo:shop/web:ref:refs/heads/main'],
    [
      'the repository it names',
      { repository: 'frontend' },
      {},
      'repo:shop/frontend:ref:refs/heads/main',
    ],
    ['the one of all', {}, { sourceRepository: 'all' }, 'repo:shop/all:ref:refs/heads/main'],
    ['release tags', {}, { release: { trigger: 'tag' } }, 'repo:shop/web:ref:refs/tags/v*'],
    [
      'the environment whose reviewers approve',
      {},
      { release: { approval: true } },
      'repo:shop/web:environment:prod',
    ],
  ])('trusts workflows of %s', (_, site, pipeline, subject) => {
    const terraform = withSite(site, { ...GITHUB, ...pipeline });
    const [trust] = Object.values(terraform.policy('web-publish-trust'));

    expect(trust.condition).toContainEqual({
      test: 'StringLike',
      variable: 'token.actions.githubusercontent.com:sub',
      values: [subject],
    });
    expect(terraform.stack('edge').dependsOn).toContain('identity');
  });

  it('has a provider to sign in with, also where the images are those of another', () => {
    const shared = { account: '999988887777', region: 'eu-west-1' };
    const terraform = terraformOf(
      anEnvironment({
        delivery: { pipeline: GITHUB, registry: { shared }, sites: { web: { bucket: 'media' } } },
      }),
    );

    expect(Object.keys(terraform.all('aws_iam_openid_connect_provider'))).toContain('github');
  });
});

describe('an application that routes in the browser', () => {
  const terraform = terraformOf(nightSchool());
  const { default_cache_behavior: fallback, ordered_cache_behavior: ordered } = terraform.one(
    'aws_cloudfront_distribution',
    'main',
  );

  /** What CloudFront would ask the origin for. */
  function rewritten(uri: string): string {
    const { code } = terraform.one('aws_cloudfront_function', 'main-default');
    const run = new Function('event', `${code}; return handler(event).uri;`);
    return run({ request: { uri } });
  }

  it.each([
    ['/', '/index.html'],
    ['/courses/42', '/index.html'],
    ['/courses/', '/index.html'],
    ['/assets/app.3f2a.js', '/assets/app.3f2a.js'],
    ['/v1.2/courses', '/index.html'],
  ])('answers %s with %s', (uri, answered) => {
    expect(rewritten(uri)).toBe(answered);
  });

  it('does so for its own behavior alone, so that an API answers 404 as it is', () => {
    expect(fallback.function_association).toEqual([
      {
        event_type: 'viewer-request',
        function_arn: `\${aws_cloudfront_function.main-default.arn}`,
      },
    ]);
    expect(JSON.stringify(ordered)).not.toContain('function_association');
    expect(JSON.stringify(terraform.all('aws_cloudfront_distribution'))).not.toContain(
      'custom_error_response',
    );
  });

  it('is asked for again at each visit, whatever is kept of its other files', () => {
    expect(ordered).toContainEqual(
      expect.objectContaining({
        path_pattern: '/index.html',
        cache_policy_id: '4135ea2d-6df8-44a3-9df3-5b5a84be39ad',
        target_origin_id: 'static',
      }),
    );
    expect(terraform.one('aws_cloudfront_cache_policy', 'main-default').default_ttl).toBe(31536000);
  });
});
