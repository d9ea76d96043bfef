import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';
import { ingressOverrides, withIngress } from '../support/with-ingress.ts';

const environment = withIngress();
const terraform = terraformOf(environment);

describe('a Network Load Balancer', () => {
  it('hands connections to the ingress controller (S0-EDGE-16, S0-ING-09, S1-EDGE-04)', () => {
    expect(terraform.one('aws_lb', 'main')).toMatchObject({
      load_balancer_type: 'network',
      internal: false,
      enable_cross_zone_load_balancing: true,
    });
    expect(terraform.list('aws_lb')[0]).not.toHaveProperty('idle_timeout');
    expect(terraform.list('aws_lb_listener')).toEqual([
      expect.objectContaining({
        port: 443,
        protocol: 'TCP',
        default_action: [
          { type: 'forward', target_group_arn: `\${aws_lb_target_group.ingress.arn}` },
        ],
      }),
    ]);
    expect(terraform.list('aws_lb_target_group')).toEqual([
      expect.objectContaining({
        name: 'shop-prod-ingress',
        protocol: 'TCP',
        target_type: 'ip',
        preserve_client_ip: 'false',
      }),
    ]);
  });

  it('admits CloudFront alone where it is told so (F-S0-20)', () => {
    const rule = terraform.one(
      'aws_vpc_security_group_ingress_rule',
      'load-balancer-main-from-cloudfront-443',
    );
    const { document } = terraform.stack('network');

    expect(rule).toMatchObject({ from_port: 443, to_port: 443 });
    expect(rule.prefix_list_id).toBe(`\${data.aws_ec2_managed_prefix_list.cloudfront.id}`);
    expect(rule).not.toHaveProperty('cidr_ipv4');
    expect(document['data']).toMatchObject({
      aws_ec2_managed_prefix_list: {
        cloudfront: { name: 'com.amazonaws.global.cloudfront.origin-facing' },
      },
    });
  });

  it('reaches the pods of the controller on the port they listen on', () => {
    const ports = (controller: string) =>
      Object.values(
        terraformOf(withIngress({ controller })).all('aws_vpc_security_group_egress_rule'),
      )
        .filter((rule) => rule.security_group_id === `\${aws_security_group.load-balancer-main.id}`)
        .map((rule) => rule.to_port);

    expect(ports('traefik')).toEqual([8443]);
    expect(ports('ingress-nginx')).toEqual([443]);
  });

  it('is reached by CloudFront over TLS, with the host the user asked for (S0-EDGE-15)', () => {
    const { origin, default_cache_behavior, http_version } = terraform.one(
      'aws_cloudfront_distribution',
      'main',
    );
    const [web] = origin.filter((each: object) => 'custom_origin_config' in each);

    expect(http_version).toContain('http2');
    expect(web.domain_name).toBe('origin.shop.io');
    expect(web.custom_origin_config).toMatchObject({
      origin_protocol_policy: 'https-only',
      origin_ssl_protocols: ['TLSv1.2'],
    });
    expect(default_cache_behavior.origin_request_policy_id).toBe(
      '216adef6-5c7f-47e4-b989-5492eafa07d3',
    );
  });

  it('answers for the root itself, which only a bucket cannot', () => {
    const school = terraformOf(nightSchool()).one('aws_cloudfront_distribution', 'main');

    expect(terraform.one('aws_cloudfront_distribution', 'main')).not.toHaveProperty(
      'default_root_object',
    );
    expect(school.default_root_object).toBe('index.html');
  });

  it('gets records of the hosts that no distribution answers for', () => {
    const { loadBalancers } = environment.edge;
    const edge = { loadBalancers, distributions: { main: { domains: ['www.shop.io'] } } };
    const beside = terraformOf(anEnvironment({ ...ingressOverrides(), edge }));
    const names = Object.values(beside.all('aws_route53_record')).map(({ name }) => name);

    expect(beside.one('aws_route53_record', 'ingress-studio-shop-io').name).toBe('studio.shop.io');
    // A and AAAA of the distribution, and no third one.
    expect(names.filter((name) => name === 'www.shop.io')).toHaveLength(2);
  });
});

describe('an Application Load Balancer', () => {
  it('admits CloudFront alone where it is told so (F-S0-20)', () => {
    const source = { edge: { loadBalancers: { main: { source: 'cloudfront' } } } };
    const rules = terraformOf(anEnvironment(source)).all('aws_vpc_security_group_ingress_rule');

    expect(Object.values(rules).filter(({ cidr_ipv4 }) => cidr_ipv4 === '0.0.0.0/0')).toEqual([]);
  });
});

describe('cert-manager', () => {
  it('may prove the domains of the zone and change nothing else in it (S0-CERT-02)', () => {
    const { Prove } = terraform.policy('addon-cert-manager');

    expect(Prove.actions).toEqual(['route53:ChangeResourceRecordSets']);
    expect(Prove.condition).toEqual([
      expect.objectContaining({ values: ['TXT'] }),
      expect.objectContaining({
        values: ['_acme-challenge.shop.io', '_acme-challenge.*.shop.io'],
      }),
    ]);
  });

  it('has no role unless it issues certificates', () => {
    expect(terraformOf(anEnvironment()).all('aws_iam_role')).not.toHaveProperty(
      'addon-cert-manager',
    );
  });
});
