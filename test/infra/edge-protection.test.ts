// What S1 asks of the edge in words alone: countries, TLS, caching and compression.
import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { objectOf } from '../support/kubernetes-objects.ts';
import { type Terraform, terraformOf } from '../support/terraform-documents.ts';

function distributionWith(geoRestriction: Overrides | null) {
  const environment = anEnvironment({ edge: { distributions: { main: { geoRestriction } } } });
  return terraformOf(environment).one('aws_cloudfront_distribution', 'main');
}

/** Each policy once. */
function headersOf(terraform: Terraform): readonly string[] {
  const made = terraform.one('aws_cloudfront_distribution', 'main');
  const all = [made.default_cache_behavior, ...made.ordered_cache_behavior];
  return [
    ...new Set(all.map(({ response_headers_policy_id }) => response_headers_policy_id as string)),
  ];
}

describe('a distribution', () => {
  it('serves all countries unless it is told otherwise', () => {
    expect(distributionWith(null).restrictions).toEqual({
      geo_restriction: { restriction_type: 'none' },
    });
  });

  it('refuses the countries of a list, or all others (S1-SEC-05)', () => {
    expect(distributionWith({ countries: ['SY', 'KP'] }).restrictions).toEqual({
      geo_restriction: { restriction_type: 'blacklist', locations: ['KP', 'SY'] },
    });
    expect(
      distributionWith({ type: 'whitelist', countries: ['US'] }).restrictions.geo_restriction,
    ).toMatchObject({ restriction_type: 'whitelist' });
  });

  it('caches and compresses what it keeps (S1-EDGE-09)', () => {
    const { default_cache_behavior, ordered_cache_behavior } = distributionWith(null);

    expect(default_cache_behavior.compress).toBe(true);
    expect(ordered_cache_behavior[0]).toMatchObject({
      compress: true,
      cache_policy_id: `\${aws_cloudfront_cache_policy.main-media.id}`,
    });
  });

  it('adds the headers of the managed policy, which an origin may replace', () => {
    const environment = anEnvironment();
    const all = terraformOf(environment);

    expect(headersOf(all)).toEqual(['67f7725c-6f97-4210-82d7-5512b31e9d03']);
    expect(all.all('aws_cloudfront_response_headers_policy')).toEqual({});
  });

  it('says HSTS itself where the environment does, on every path', () => {
    const hsts = { maxAgeDays: 730, includeSubdomains: true };
    const all = terraformOf(anEnvironment({ edge: { distributions: { main: { hsts } } } }));
    const { security_headers_config: headers } = all.one(
      'aws_cloudfront_response_headers_policy',
      'main',
    );

    expect(headersOf(all)).toEqual(['${aws_cloudfront_response_headers_policy.main.id}']);
    expect(headers.strict_transport_security).toEqual({
      access_control_max_age_sec: 63072000,
      include_subdomains: true,
      override: true,
    });
    expect(headers.frame_options).toEqual({ frame_option: 'SAMEORIGIN', override: false });
  });

  it('is reached over TLS 1.2 or 1.3, and so is the load balancer (S1-SEC-13, F-S1-18)', () => {
    const terraform = terraformOf(anEnvironment());

    expect(distributionWith(null).viewer_certificate.minimum_protocol_version).toBe('TLSv1.2_2021');
    expect(terraform.one('aws_lb_listener', 'main-443').ssl_policy).toContain('TLS13');
  });
});

describe('a namespace', () => {
  it.each(['baseline', 'restricted'])('enforces %s (S1-SEC-11, F-S1-32)', (podSecurity) => {
    const platform = compilePlatform(anEnvironment({ namespaces: { shop: { podSecurity } } }));
    const { labels } = objectOf(platform, 'Namespace', 'shop')['metadata'];

    expect(labels['pod-security.kubernetes.io/enforce']).toBe(podSecurity);
  });
});
