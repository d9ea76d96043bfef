// How the way from users to pods holds together, beyond what the design of the landing zone states.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/systems/system-of.ts';

const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const { terraform } = prod;

describe('landing-zone: load balancers of production', () => {
  it('take nothing that has not passed WAF', () => {
    const rules = Object.keys(terraform.all('aws_vpc_security_group_ingress_rule'));

    expect(rules).toEqual(
      expect.arrayContaining([
        'load-balancer-main-from-cloudfront-443',
        'load-balancer-tcp-from-cloudfront-443',
      ]),
    );
    expect(rules.filter((key) => key.includes('everywhere'))).toEqual([]);
  });
});

describe('landing-zone: CloudFront', () => {
  it('keeps of an application what it says, and each query by itself', () => {
    const policy = terraform.one('aws_cloudfront_cache_policy', 'main-default');
    const { query_strings_config: queries } =
      policy.parameters_in_cache_key_and_forwarded_to_origin;

    expect(policy).toMatchObject({ min_ttl: 0, default_ttl: 0, max_ttl: 60 });
    expect(queries).toEqual({ query_string_behavior: 'all' });
  });
});

describe('landing-zone: requests', () => {
  it.each([
    ['app.dev.landingzone.dev', dev],
    ['app.staging.landingzone.dev', staging],
    ['primary.landingzone.dev', prod],
  ])('for %s get to pods, past the gateway of the mesh', (host, system) => {
    const [route] = system.object('VirtualService', host).spec.http[0].route;
    const { ingress } = system.object('NetworkPolicy', 'web').spec;

    expect(route.destination).toEqual({
      host: 'web.apps.svc.cluster.local',
      port: { number: 8080 },
    });
    expect(JSON.stringify(ingress)).toContain('istio-ingressgateway');
  });

  it('of the health check get there by a name that has no other side', () => {
    const { fqdn } = terraform.one('aws_route53_health_check', 'distribution-main');
    const record = terraform.one('aws_route53_record', 'distribution-main-check');

    expect(fqdn).toBe('primary.landingzone.dev');
    expect(record.name).toBe(fqdn);
    expect(record.failover_routing_policy).toBeUndefined();
    expect(terraform.one('aws_cloudfront_distribution', 'main').aliases).toContain(fqdn);
  });
});
